using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One answer from one JSON value.</summary>
internal static class AnswerElement
{
    public static Outcome<Value> Read(Question question, IReadOnlyList<string> options, JsonElement json) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => Number(question, json),
        QuestionType.Date => DateOnly.TryParseExact(Text(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Value.Of(date)
            : AnswerProblems.WrongType(question.Type),
        QuestionType.SelectMany => Many(json) is { } chosen ? AnswerText.Choices(chosen, options) : AnswerProblems.WrongType(question.Type),
        QuestionType.YesNo or QuestionType.SelectOne or QuestionType.Text or QuestionType.LongText or QuestionType.Unit or QuestionType.Attachment =>
            Text(json) is { } text ? AnswerText.Read(question, text) : AnswerProblems.WrongType(question.Type),
    };

    /// <summary>Null when it is no text, or one that is not valid Unicode.</summary>
    public static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>As one text with blanks between, or as an array of texts.</summary>
    private static List<string>? Many(JsonElement json)
    {
        List<string?> texts = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(Text)] : [Text(json)];
        var known = texts.OfType<string>().Select(AnswerText.Clean).ToList();
        return known.Count == texts.Count && known.Sum(text => text.Length) <= Question.LongTextMaxLength ? known : null;
    }

    private static Outcome<Value> Number(Question question, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            return AnswerProblems.WrongType(question.Type);
        }

        var written = json.GetRawText();
        return written.Length <= VietnameseNumber.MaxLength && json.TryGetDecimal(out var number) && Fits(written)
            ? Value.Of(number)
            : AnswerProblems.TooPrecise(AnswerText.MaxDigits);
    }

    /// <summary>No digit is lost by storing it, be it after the point or by an exponent.</summary>
    private static bool Fits(string written)
    {
        var parts = written.Split('e', 'E');
        var exponent = 0;
        if (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var digits = parts[0].Count(char.IsAsciiDigit);
        var decimals = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].Length - parts[0].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return digits <= AnswerText.MaxDigits && Math.Abs((long)exponent) <= AnswerText.MaxDigits
            && decimals - exponent <= AnswerText.MaxDigits && digits + exponent <= AnswerText.MaxDigits;
    }
}

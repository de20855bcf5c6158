using System.Globalization;
using System.Text;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One answer from what a person typed.</summary>
public static class AnswerText
{
    private static readonly string[] DateFormats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <summary>Missing when there is nothing in it; refused when it cannot be read as the question's type, never guessed.</summary>
    public static Outcome<Value> Read(Question question, string typed)
    {
        var text = question.Type == QuestionType.LongText ? CleanLines(typed) : Clean(typed);
        return text.Length == 0
            ? Value.Missing
            : question.Type switch
            {
                QuestionType.Integer or QuestionType.Decimal or QuestionType.Money => Number(text),
                QuestionType.Percent => Number(text.TrimEnd('%')),
                QuestionType.Date => Date(text),
                QuestionType.Text or QuestionType.LongText => LegacyText.Find(typed) is { } legacy
                    ? AnswerProblems.LegacyText(legacy)
                    : Bounded(text, MaxLength(question)),
                QuestionType.YesNo or QuestionType.SelectOne or QuestionType.Unit or QuestionType.Attachment or QuestionType.SelectMany => Bounded(text, Question.LongTextMaxLength),
            };
    }

    public static int MaxLength(Question question) =>
        question.MaxLength ?? (question.Type == QuestionType.LongText ? Question.LongTextMaxLength : Question.TextMaxLength);

    /// <summary>One line, NFC, without what cannot be seen.</summary>
    public static string Clean(string text) => VietnameseText.Clean(Visible(text));

    /// <summary>The same, line by line.</summary>
    public static string CleanLines(string text) =>
        string.Join('\n', Visible(text).ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Clean)).Trim('\n');

    /// <summary>The choices once each, in the order of the list; what is not in the list comes last, for the check to refuse.</summary>
    public static Value Choices(IEnumerable<string> chosen, IReadOnlyList<string> options)
    {
        var values = chosen.SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        return Value.Of(string.Join(' ', options.Where(values.Contains).Concat(values.Where(value => !options.Contains(value)))));
    }

    private static Outcome<Value> Number(string text)
    {
        var parsed = VietnameseNumber.Parse(text);
        return !parsed.Succeeded(out var number)
            ? new Outcome<Value>(parsed.Problems)
            : Digits(text) <= MaxDigits ? Value.Of(number) : AnswerProblems.TooPrecise(MaxDigits);
    }

    /// <summary>As many as a decimal holds exactly, wherever the point stands.</summary>
    internal const int MaxDigits = 28;

    private static int Digits(string text) => text.Count(char.IsAsciiDigit);

    private static Outcome<Value> Date(string text) =>
        DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Value.Of(date)
            : AnswerProblems.NotADate(text.Length <= 40 ? text : text[..40]);

    private static Outcome<Value> Bounded(string text, int limit) => text.Length <= limit ? Value.Of(text) : AnswerProblems.TooLong(text.Length, limit);

    /// <summary>Line ends and tabs stay; control characters, marks of direction, zero-width blanks and halves of characters go.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var keep = status == System.Buffers.OperationStatus.Done
                && (rune.Value is '\n' or '\r' or '\t' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
            visible.Append(keep ? text.AsSpan(at, length) : []);
            at += length;
        }

        return visible.ToString();
    }
}

using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>A calculated value as its question stores it.</summary>
internal static class CalculatedValue
{
    /// <summary>Figures are rounded (half away from zero) to the decimals the question shows, so that what is printed is what is stored;
    /// what is of another type is missing.</summary>
    public static Value For(Question question, Value value) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Money => Rounded(value, 0),
        QuestionType.Decimal or QuestionType.Percent => Rounded(value, question.Decimals),
        QuestionType.Date => value.Kind == ValueKind.Date ? value : Value.Missing,
        QuestionType.YesNo => value.AsBoolean is { } truth ? Value.Of(truth ? "yes" : "no") : Value.Of(value.AsText),
        QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Unit or QuestionType.Attachment or QuestionType.Text or QuestionType.LongText => Value.Of(value.ToString()),
    };

    private static Value Rounded(Value value, int? decimals) => value.Kind switch
    {
        ValueKind.Number => Value.Of(decimals is { } places ? decimal.Round(value.AsNumber!.Value, places, MidpointRounding.AwayFromZero) : value.AsNumber!.Value),
        ValueKind.Boolean => Value.Of(value.AsBoolean == true ? 1m : 0m),
        ValueKind.Missing or ValueKind.Text or ValueKind.Date => Value.Missing,
    };
}

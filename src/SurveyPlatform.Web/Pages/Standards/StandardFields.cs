using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>What the fields of the editor are called.</summary>
public static class StandardFields
{
    /// <summary><c>criteria[2].figure</c> is the field <c>figure</c> of the third criterion; any other place is a field of the standard.</summary>
    public static string LabelOf(Texts texts, string place) =>
        place.StartsWith("criteria[", StringComparison.Ordinal) && place.IndexOf("].", StringComparison.Ordinal) is var end and > 0
            && int.TryParse(place.AsSpan("criteria[".Length, end - "criteria[".Length), out var index)
            ? texts["standards.criterion-field", ("number", index + 1), ("field", FieldOf(texts, place[(end + 2)..]))]
            : FieldOf(texts, place);

    /// <summary>What the editor of expressions calls the type of a question's answers.</summary>
    public static string TypeOf(QuestionType type) => ExpressionTypes.Of(type) switch
    {
        ExpressionType.Number => "number",
        ExpressionType.Date => "date",
        ExpressionType.Text or ExpressionType.Truth or ExpressionType.Unknown => "text",
    };

    private static string FieldOf(Texts texts, string field) => texts.Has($"standards.field-{field}") ? texts[$"standards.field-{field}"] : field;
}

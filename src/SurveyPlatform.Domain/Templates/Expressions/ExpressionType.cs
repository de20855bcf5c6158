namespace SurveyPlatform.Templates.Expressions;

/// <summary>What an expression gives wherever it gives something: known before it is worked out.</summary>
public enum ExpressionType
{
    /// <summary>It cannot be told, or it is now this and now that.</summary>
    Unknown,
    Number,

    /// <summary>Choices, yes and no, and units of the registry are texts too.</summary>
    Text,
    Truth,
    Date,
}

public static class ExpressionTypes
{
    public static ExpressionType Of(QuestionType type) => type switch
    {
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => ExpressionType.Number,
        QuestionType.Date => ExpressionType.Date,
        QuestionType.YesNo or QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Text or QuestionType.LongText or QuestionType.Unit
            or QuestionType.Attachment => ExpressionType.Text,
    };

    /// <param name="typeOf">Of a name that the expression reads; <see cref="ExpressionType.Unknown"/> where it is not known yet.</param>
    /// <param name="self">Of <c>.</c></param>
    public static ExpressionType Of(Expression expression, Func<string, ExpressionType> typeOf, ExpressionType self = ExpressionType.Unknown) =>
        new TypeCheck(new(typeOf) { Self = self }).Visit(expression.Tree);

    /// <summary>Whether a calculation of this type is one for a question of that: what does not fit has no value when it is worked out.</summary>
    internal static bool Fits(ExpressionType type, QuestionType question) => type == ExpressionType.Unknown || question switch
    {
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => type is ExpressionType.Number or ExpressionType.Truth,
        QuestionType.Date => type == ExpressionType.Date,
        QuestionType.YesNo => type is ExpressionType.Truth or ExpressionType.Text,
        QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Unit => type is ExpressionType.Text or ExpressionType.Number,
        QuestionType.Attachment => type == ExpressionType.Text,
        QuestionType.Text or QuestionType.LongText => true,
    };
}

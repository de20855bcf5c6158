namespace SurveyPlatform.Templates.Expressions;

/// <summary>What is known, before any answer, of the names that an expression reads.</summary>
internal sealed record TypeScope(Func<string, ExpressionType> TypeOf)
{
    /// <summary>Of <c>.</c></summary>
    public ExpressionType Self { get; init; }

    /// <summary>The values that a question offers; null where it offers none.</summary>
    public Func<string, IReadOnlyCollection<string>?> ChoicesOf { get; init; } = _ => null;

    /// <summary>Those of <c>.</c></summary>
    public IReadOnlyCollection<string>? SelfChoices { get; init; }
}

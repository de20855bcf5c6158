namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Conditions that must all hold.</summary>
/// <param name="Cell">Of the innermost.</param>
internal sealed record Relevances(IReadOnlyList<string> Rules, Field? Cell)
{
    public static readonly Relevances None = new([], null);

    public string? Rule => Rules switch
    {
        [] => null,
        [var only] => only,
        _ => string.Join(" and ", Rules.Select(rule => $"({rule})")),
    };

    public Relevances And(string? rule, Field cell) => rule is null ? this : new([.. Rules, rule], cell);
}

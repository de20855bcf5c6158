namespace SurveyPlatform.Templates;

/// <summary>Why figures before a version cannot be compared with those after it.</summary>
public enum BreakReason
{
    /// <summary>A number became a text, an amount of money a share.</summary>
    Retyped,
    UnitOfMeasure,

    /// <summary>A state became a sum over the period, or the reverse.</summary>
    Measure,

    /// <summary>One figure per unit became one per line, or the reverse.</summary>
    Lines,

    /// <summary>The question was gone for a version or more, and is asked again.</summary>
    AskedAgain,

    /// <summary>The designer says so: what is counted is not what was counted.</summary>
    Declared,
}

/// <summary>A series of figures that ends with one version and begins anew with the next.</summary>
/// <param name="Before">Of a type, measure or unit of measure; null where the reason says it all.</param>
/// <param name="Note">Why, in the designer's words; null: nobody was asked.</param>
public sealed record SeriesBreak(string Element, BreakReason Reason, string? Before = null, string? After = null, string? Note = null)
{
    /// <summary>What publishing <paramref name="after"/> breaks, where nobody says otherwise.</summary>
    /// <param name="published">The versions so far, oldest first.</param>
    public static IReadOnlyList<SeriesBreak> Found(IReadOnlyList<FormTemplate> published, FormTemplate after) =>
        [.. BreakProposal.Of(published, after).Where(proposal => proposal.IsProposed).Select(proposal => proposal.Break)];
}

/// <summary>The breaks of a form over all its versions.</summary>
public sealed class BrokenSeries(IEnumerable<(int Number, IReadOnlyList<SeriesBreak> Breaks)> versions)
{
    private readonly ILookup<string, int> _breaks = versions
        .SelectMany(version => version.Breaks, (version, broken) => (broken.Element, version.Number))
        .ToLookup(broken => broken.Element, broken => broken.Number, StringComparer.Ordinal);

    /// <summary>Whether figures of the two versions belong to one series.</summary>
    public bool IsComparable(string element, int version, int otherVersion) =>
        !_breaks[element].Any(number => number > Math.Min(version, otherVersion) && number <= Math.Max(version, otherVersion));
}

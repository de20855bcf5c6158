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
}

/// <summary>A series of figures that ends with one version and begins anew with the next.</summary>
/// <param name="Before">Of a type, measure or unit of measure; null where the reason says it all.</param>
public sealed record SeriesBreak(string Element, BreakReason Reason, string? Before = null, string? After = null)
{
    /// <summary>What publishing <paramref name="after"/> breaks.</summary>
    /// <param name="published">The versions so far, oldest first.</param>
    public static IReadOnlyList<SeriesBreak> Found(IReadOnlyList<FormTemplate> published, FormTemplate after)
    {
        if (published.Count == 0)
        {
            return [];
        }

        var newest = FormElement.ByName(published[^1]);
        var older = published.Take(published.Count - 1).SelectMany(FormElement.Of).Select(element => element.Element).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. FormElement.ByName(after).Values.Select(now =>
                newest.TryGetValue(now.Element, out var was) ? Between(was, now)
                : older.Contains(now.Element) ? new SeriesBreak(now.Element, BreakReason.AskedAgain)
                : null).OfType<SeriesBreak>(),
        ];
    }

    private static SeriesBreak? Between(FormElement was, FormElement now)
    {
        var (before, after) = (was.Question, now.Question);
        if (Nature(before.Type) != Nature(after.Type))
        {
            return new(now.Element, BreakReason.Retyped, before.Type.ToString(), after.Type.ToString());
        }

        if (was.Group is null != now.Group is null)
        {
            return new(now.Element, BreakReason.Lines);
        }

        if (before.Measure is { } measure && after.Measure is { } other && measure != other)
        {
            return new(now.Element, BreakReason.Measure, measure.ToString(), other.ToString());
        }

        var (unit, unitNow) = (before.UnitOfMeasure?.Vi, after.UnitOfMeasure?.Vi);
        return before.IsNumber && unit is not null && unitNow is not null && unit != unitNow
            ? new(now.Element, BreakReason.UnitOfMeasure, unit, unitNow)
            : null;
    }

    /// <summary>Types of one nature hold the same kind of figure: a whole number may become a decimal and stay the same series.</summary>
    private static int Nature(QuestionType type) => type switch
    {
        QuestionType.Integer or QuestionType.Decimal => 1,
        QuestionType.Percent => 2,
        QuestionType.Money => 3,
        QuestionType.Text or QuestionType.LongText => 4,
        QuestionType.YesNo => 5,
        QuestionType.SelectOne => 6,
        QuestionType.SelectMany => 7,
        QuestionType.Date => 8,
        QuestionType.Unit => 9,
        QuestionType.Attachment => 10,
    };
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

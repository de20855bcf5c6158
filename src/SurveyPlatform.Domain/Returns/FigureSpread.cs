namespace SurveyPlatform.Returns;

/// <summary>Where most of some figures lie, told so that a few wild ones do not move it: the median and the median distance from it.</summary>
public sealed record FigureSpread(decimal Median, decimal Deviation, int Count)
{
    /// <summary>From this modified z-score on a figure is called an outlier (Iglewicz and Hoaglin, 1993).</summary>
    public const decimal OutlierFrom = 3.5m;

    // What makes the score of normal figures the usual one: from the median distance, and from the mean distance where half of them are alike.
    private const decimal OfMedian = 0.6745m;
    private const decimal OfMean = 0.7979m;

    /// <param name="atLeast">With fewer figures nothing can be said.</param>
    /// <returns>Null: too few, or all alike.</returns>
    public static FigureSpread? Of(IReadOnlyCollection<decimal> figures, int atLeast)
    {
        if (figures.Count < Math.Max(1, atLeast))
        {
            return null;
        }

        var median = MedianOf(figures);
        var distances = figures.Select(figure => Math.Abs(figure - median)).ToList();
        var deviation = MedianOf(distances) is > 0 and var typical ? typical / OfMedian : distances.Average() / OfMean;
        return deviation == 0 ? null : new(median, deviation, figures.Count);
    }

    /// <summary>The modified z-score: how many deviations from the median, with its sign.</summary>
    public decimal ScoreOf(decimal figure) => decimal.Round((figure - Median) / Deviation, 1, MidpointRounding.AwayFromZero);

    public bool IsOutlier(decimal figure) => Math.Abs(figure - Median) / Deviation >= OutlierFrom;

    private static decimal MedianOf(IEnumerable<decimal> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

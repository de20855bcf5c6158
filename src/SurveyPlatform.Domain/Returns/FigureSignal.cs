namespace SurveyPlatform.Returns;

public enum FigureSignalKind
{
    /// <summary>Far from what the unit reported for the period before.</summary>
    LargeChange,

    /// <summary>Far from what the unit has reported over several periods.</summary>
    UnlikeItself,

    /// <summary>Far from what units of its kind report for the same period.</summary>
    UnlikePeers,
}

/// <summary>Why a figure deserves a second look. It says that a figure is unusual, not that it is wrong.</summary>
/// <param name="Against">What it is held against: the figure of the period before, or the median.</param>
/// <param name="Score">The modified z-score; null for a change.</param>
public sealed record FigureSignal(FigureSignalKind Kind, string Element, decimal Figure, decimal Against, decimal? Score)
{
    /// <summary>So many earlier periods, so many other units: with fewer there is no usual.</summary>
    public const int LeastHistory = 4;

    /// <inheritdoc cref="LeastHistory"/>
    public const int LeastPeers = 8;

    /// <summary>What differs by less is nothing to speak of: two lines where most have one. A change counts from half of the figure before besides.</summary>
    public const decimal LeastDifference = 5;

    /// <param name="before">Of the period before; null: none, or not comparable.</param>
    /// <param name="history">The unit's own earlier figures.</param>
    /// <param name="peers">Of units of its kind for the same period, where enough of them have answered.</param>
    public static IEnumerable<FigureSignal> Of(string element, decimal figure, decimal? before, IReadOnlyCollection<decimal> history, FigureSpread? peers)
    {
        if (before is { } was && IsFar(figure, was) && Math.Abs(figure - was) * 2 >= Math.Abs(was))
        {
            yield return new(FigureSignalKind.LargeChange, element, figure, was, null);
        }

        if (FigureSpread.Of(history, LeastHistory) is { } own && own.IsOutlier(figure) && IsFar(figure, own.Median))
        {
            yield return new(FigureSignalKind.UnlikeItself, element, figure, own.Median, own.ScoreOf(figure));
        }

        if (peers is not null && peers.IsOutlier(figure) && IsFar(figure, peers.Median))
        {
            yield return new(FigureSignalKind.UnlikePeers, element, figure, peers.Median, peers.ScoreOf(figure));
        }
    }

    private static bool IsFar(decimal figure, decimal from) => Math.Abs(figure - from) >= LeastDifference;
}

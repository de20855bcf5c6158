namespace SurveyPlatform.Reconciliation;

/// <summary>How far two figures may lie apart and still count as the same: the larger of the two measures of speed decides.</summary>
/// <param name="Percent">Of the operator's speed.</param>
/// <param name="Lines">Of the number of lines.</param>
public sealed record MatchTolerance(decimal Percent, decimal Mbps, int Lines)
{
    public MatchOutcome OfSpeed(decimal declared, decimal supplied) => Of(declared, supplied, Math.Max(Mbps, supplied * Percent / 100));

    public MatchOutcome OfLines(int declared, int supplied) => Of(declared, supplied, Lines);

    /// <summary>A difference of exactly the tolerance is still within it.</summary>
    private static MatchOutcome Of(decimal declared, decimal supplied, decimal tolerance) =>
        declared == supplied ? MatchOutcome.Agree
        : Math.Abs(declared - supplied) <= tolerance ? MatchOutcome.WithinTolerance
        : MatchOutcome.Differ;
}

namespace SurveyPlatform.Standards;

public enum VerdictOutcome
{
    Met,
    NotMet,

    /// <summary>The unit did not report, or did not answer what the figure or the threshold needs.</summary>
    Unknown,

    /// <summary>The criterion is not for this unit.</summary>
    NotApplicable,
}

/// <summary>How one unit stands against one criterion.</summary>
/// <param name="Gap">What is missing to the threshold (or what is over it); only when not met, and then above zero.</param>
public readonly record struct Verdict(VerdictOutcome Outcome, decimal? Figure, decimal? Threshold, decimal? Gap)
{
    public static Verdict NotApplicable { get; } = new(VerdictOutcome.NotApplicable, null, null, null);

    public static Verdict Unknown { get; } = new(VerdictOutcome.Unknown, null, null, null);

    /// <summary>A figure on the threshold meets it. A missing figure is never a met one.</summary>
    public static Verdict Of(decimal? figure, Comparison comparison, decimal? threshold)
    {
        if (figure is not { } measured || threshold is not { } limit)
        {
            return new(VerdictOutcome.Unknown, figure, threshold, null);
        }

        var gap = comparison switch
        {
            Comparison.AtLeast => limit - measured,
            Comparison.AtMost => measured - limit,
        };
        return gap > 0
            ? new(VerdictOutcome.NotMet, measured, limit, gap)
            : new(VerdictOutcome.Met, measured, limit, null);
    }
}

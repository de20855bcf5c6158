namespace SurveyPlatform.Reconciliation;

/// <summary>What comes of holding one figure of a unit against what the operators say.</summary>
public enum MatchOutcome
{
    Agree,
    WithinTolerance,
    Differ,
    OnlyUnit,
    OnlyOperator,

    /// <summary>One of the two has not reported; nothing can be said.</summary>
    NotComparable,
}

/// <summary>What is compared.</summary>
public enum MatchAspect
{
    /// <summary>How many internet lines, and whose.</summary>
    InternetLines,
    InternetSpeed,

    /// <summary>Whether there is a dedicated line, and whose.</summary>
    DedicatedLine,
    DedicatedSpeed,

    /// <summary>One line, where the unit declares line by line.</summary>
    Line,
}

/// <summary>One side's figure; both null: this side knows of nothing.</summary>
/// <param name="Number">Lines, or Mbps.</param>
/// <param name="Operators">Codes in small letters, by alphabet, with blanks between.</param>
public sealed record SideFigure(decimal? Number, string? Operators)
{
    public static SideFigure None { get; } = new(null, null);
}

/// <param name="Key">The same at each run: by it the conversation about a difference is found again.</param>
/// <param name="Kind">Of one line; null where the aspect says it.</param>
/// <param name="Circuit">The number as the unit, else the operator, wrote it.</param>
public sealed record Finding(string Key, MatchAspect Aspect, MatchOutcome Outcome, SideFigure Unit, SideFigure Operator, LineKind? Kind = null, string? Circuit = null)
{
    public const int KeyMaxLength = 100;

    /// <summary>To be talked about.</summary>
    public bool IsDifference => Outcome is MatchOutcome.Differ or MatchOutcome.OnlyUnit or MatchOutcome.OnlyOperator;

    /// <summary>Everybody whom one of the sides names.</summary>
    public IEnumerable<string> Operators =>
        $"{Unit.Operators} {Operator.Operators}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}

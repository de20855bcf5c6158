using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Standards;

/// <summary>A verdict as it is stored: one row for each obligation and criterion.</summary>
public sealed class UnitVerdict
{
    public Guid Id { get; init; }

    public ExerciseId ExerciseId { get; init; }

    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    public UnitId UnitId { get; init; }

    public required string StandardCode { get; init; }

    public int StandardVersion { get; init; }

    public required string CriterionCode { get; init; }

    public VerdictOutcome Outcome { get; init; }

    public decimal? Figure { get; init; }

    public decimal? Threshold { get; init; }

    public decimal? Gap { get; init; }

    /// <summary>The revision of the return that was judged; 0: there was none.</summary>
    public int ReturnRevision { get; init; }
}

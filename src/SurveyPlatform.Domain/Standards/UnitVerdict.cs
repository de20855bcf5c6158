using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Standards;

/// <summary>
/// A verdict as it is stored. Of each obligation and criterion one is current; those that it took the place of are kept, because plans,
/// reports and people went by them.
/// </summary>
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

    /// <summary>Which decided figures stood in place of what the unit declared.</summary>
    public List<UsedFigure> Decided { get; init; } = [];

    public DateTime JudgedAtUtc { get; init; }

    /// <summary>Since when another verdict stands in its place; null: it is the current one.</summary>
    public DateTime? SupersededAtUtc { get; set; }
}

/// <summary>A <see cref="DecidedFigure"/> that a verdict was made from.</summary>
public sealed record UsedFigure(Guid Id, string Element, FigureOrigin Origin);

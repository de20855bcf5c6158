using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>Whose figure it is that was decided for.</summary>
public enum FigureOrigin
{
    Unit,
    Operator,

    /// <summary>Neither's: the department found out for itself.</summary>
    Department,
}

/// <summary>
/// What stands for one answer of a return after two sources were held together. The return stays as the unit gave it; verdicts, totals and
/// reports take this in its place and name the origin.
/// </summary>
public sealed class DecidedFigure
{
    public const int ReasonMaxLength = 1000;

    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    /// <summary>Name of the question in the unit's form.</summary>
    public required string Element { get; init; }

    /// <summary>Null where the answer is a choice: see <see cref="Text"/>.</summary>
    public decimal? Number { get; init; }

    public string? Text { get; init; }

    public FigureOrigin Origin { get; init; }

    /// <summary>The case that it was decided in.</summary>
    public Guid CaseId { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public DateTime DecidedAtUtc { get; init; }

    /// <summary>Set when the case was opened again; then it stands for nothing.</summary>
    public DateTime? WithdrawnAtUtc { get; set; }
}

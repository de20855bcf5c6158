using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Reports;

/// <summary>Everything the consolidated report is made from, as plain records: frozen, without a store behind them.</summary>
/// <param name="AsOf">The day on which the state of the returns is told.</param>
/// <param name="Observations">Of returns that count as submitted.</param>
/// <param name="Previous">Those of the period before; empty when there is none.</param>
/// <param name="SoftReasons">How many unusual figures were passed with a written reason.</param>
public sealed record ReportInput(
    ReportDefinition Definition,
    ReportLetterhead Letterhead,
    Period Period,
    ExerciseDates Dates,
    DateOnly AsOf,
    IReadOnlyList<ReportObligation> Obligations,
    IReadOnlyList<ReportObservation> Observations,
    IReadOnlyList<ReportVerdict> Verdicts,
    IReadOnlyList<MinimumStandard> Standards,
    IReadOnlyList<ReportSource> Sources,
    IReadOnlyList<ReportObservation> Previous,
    int SoftReasons)
{
    /// <summary>Elements of the unit collection whose series ended since the period before.</summary>
    public IReadOnlySet<string> BrokenSeries { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Figures that stand in place of what a unit declared; <see cref="Observations"/> has them already.</summary>
    public IReadOnlyList<ReportDecision> Decisions { get; init; } = [];
}

/// <summary>A unit that owes a return, as it stood when the exercise opened, and what became of the return.</summary>
/// <param name="Superior">Whom the unit answers to, as it is addressed: <c>UBND huyện Vân Canh</c>.</param>
/// <param name="SubmittedOn">Null: nothing has come.</param>
/// <param name="WorkingDaysLate">After the due date, to the day of submission or to <see cref="ReportInput.AsOf"/>; 0 when on time or not yet due.</param>
public sealed record ReportObligation(
    string Collection,
    UnitId Unit,
    UnitKind Kind,
    string Code,
    string TypeName,
    string Name,
    string SortKey,
    UnitId? Parent,
    string Superior,
    DateOnly DueOn,
    DateOnly? SubmittedOn,
    int WorkingDaysLate,
    string? Contact = null)
{
    public bool HasReported => SubmittedOn is not null;

    /// <summary>The due day itself still counts as on time.</summary>
    public bool IsLate => SubmittedOn > DueOn;

    public string FullName => UnitNames.Full(TypeName, Name);

    public string Authority => UnitNames.Authority(Kind, TypeName, Name);
}

public sealed record ReportVerdict(UnitId Unit, string Standard, int Version, string Criterion, Verdict Verdict);

/// <summary>A form or a standard the figures rest on.</summary>
public sealed record ReportSource(LocalizedText Title, int Version, LocalizedText? LegalBasis, DateOnly? EffectiveFrom = null);

/// <summary>A figure of one unit that was decided after two sources were held together.</summary>
/// <param name="Declared">By the unit, in words; null: it gave none.</param>
public sealed record ReportDecision(
    UnitId Unit, LocalizedText Title, LocalizedText? UnitOfMeasure, string? Declared, string Decided, FigureOrigin Origin, string Reason);

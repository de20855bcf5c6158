using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Reports;

/// <summary>The quarter on record: every figure, name and reason that the workbook and the document print. One model, two renderings.</summary>
public sealed record ConsolidatedReport(
    ReportLetterhead Letterhead,
    Period Period,
    ExerciseDates Dates,
    DateOnly AsOf,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Coverage> Coverage,
    IReadOnlyList<LevelFigure> Summary,
    IReadOnlyList<DistrictRow> Districts,
    IReadOnlyList<DistrictRow> Totals,
    IReadOnlyList<UnitRow> Communes,
    IReadOnlyList<OperatorRow> Operators,
    IReadOnlyList<TardyUnit> NonReporters,
    IReadOnlyList<TardyUnit> LateReporters,
    IReadOnlyList<CriterionTally> Criteria,
    IReadOnlyList<UnitBelowStandard> BelowStandard,
    IReadOnlyList<MinimumStandard> Standards,
    IReadOnlyList<ReportSource> Sources,
    int SoftReasons)
{
    /// <summary>Which figures are not the unit's own, and whose they are; null: all are.</summary>
    public IReadOnlyList<DecidedRow>? Decisions { get; init; }

    public static ConsolidatedReport From(ReportInput input) => new ReportBuilder(input).Build();

    public Indicator Indicator(string code) => Indicators.First(indicator => indicator.Code == code);

    public Coverage CoverageOf(UnitKind level) => Coverage.FirstOrDefault(row => row.Level == level) ?? new(level, 0, 0, 0, 0, 0);

    /// <summary>A summary figure; null when the report has none of that name for the level.</summary>
    public Figure? Find(string indicator, UnitKind level) =>
        Summary.FirstOrDefault(row => row.Level == level && row.Figure.Indicator == indicator)?.Figure;
}

/// <summary>A figure that was decided for in place of the unit's.</summary>
/// <param name="Declared">By the unit; null: it gave none.</param>
public sealed record DecidedRow(
    string Authority, string District, LocalizedText Title, LocalizedText? UnitOfMeasure, string? Declared, string Decided, FigureOrigin Origin, string Reason);

/// <summary>Who owed a return and who sent one.</summary>
/// <param name="NotDue">Sent none and need not have yet.</param>
public sealed record Coverage(UnitKind Level, int Obliged, int OnTime, int Late, int Missing, int NotDue)
{
    public int Reported => OnTime + Late;

    public int NotReported => Missing + NotDue;
}

public sealed record LevelFigure(UnitKind Level, Figure Figure);

/// <summary>One level of one district (its communes together, or the district itself), or of the whole territory.</summary>
/// <param name="BelowStandard">Units that miss at least one criterion.</param>
public sealed record DistrictRow(
    UnitKind Level, string Code, string Name, int Obliged, int Reported, IReadOnlyList<Figure> Figures, int BelowStandard);

/// <param name="NotMet">How many criteria; null when the unit did not report.</param>
public sealed record UnitRow(
    UnitId Unit, string Code, string Name, string District, bool HasReported, IReadOnlyList<Figure> Figures, int? NotMet);

/// <summary>What one telecom company declared. The figures are null when it sent nothing.</summary>
/// <param name="UnitsServed">Different units with at least one line.</param>
public sealed record OperatorRow(
    string Code, string Name, bool HasReported, int? UnitsServed, LineFigures? Internet, LineFigures? Dedicated, decimal? Incidents, decimal? HoursLost);

/// <param name="Contracted">Average contracted download speed in Mbps, from the sum over the lines that state one.</param>
/// <param name="MeasuredLines">Lines on which the speed was measured.</param>
public sealed record LineFigures(int Lines, decimal? Contracted, int MeasuredLines, decimal? Measured);

/// <param name="SubmittedOn">Null: nothing has come.</param>
/// <param name="IsOverdue">False where nothing has come but need not have yet.</param>
public sealed record TardyUnit(
    UnitKind Level,
    string Code,
    string Authority,
    string Superior,
    DateOnly DueOn,
    DateOnly? SubmittedOn,
    bool IsOverdue,
    int WorkingDaysLate,
    string? Contact);

/// <summary>How the units of a level stand against one criterion.</summary>
public sealed record CriterionTally(UnitKind Level, string Criterion, LocalizedText Title, int Met, int NotMet, int Unknown)
{
    public int Known => Met + NotMet;
}

/// <param name="Cause">In the unit's own words; null when it gave none.</param>
/// <param name="Request">What the unit asks for, in its own words.</param>
public sealed record UnitBelowStandard(
    UnitKind Level, string Code, string Authority, string District, string Superior, IReadOnlyList<Shortfall> Shortfalls, string? Cause, string? Request);

public sealed record Shortfall(
    string Criterion, LocalizedText Title, LocalizedText UnitOfMeasure, decimal Figure, decimal Threshold, decimal Gap, LocalizedText Proposal);

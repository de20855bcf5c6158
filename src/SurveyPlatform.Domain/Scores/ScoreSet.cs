using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Scores;

/// <summary>The criteria by which units are scored for a year, as a part of the administrative-reform index.</summary>
/// <param name="Code">Stable over the years, such as <c>par-it</c>.</param>
/// <param name="LegalBasis">The document that lays the criteria down; says so where they are provisional.</param>
/// <param name="Level">Who is scored: districts, each with its communes, or where there are no districts the communes themselves.</param>
public sealed record ScoreSet(
    string Code, int Year, LocalizedText Title, LocalizedText LegalBasis, UnitKind Level, IReadOnlyList<ScoreCriterion> Criteria)
{
    public const int CodeMaxLength = 60;
    public const int MaxCriteria = 40;

    public decimal MaxPoints() => Criteria.Sum(criterion => criterion.MaxPoints);

    public ScoreCriterion? Find(string criterion) => Criteria.FirstOrDefault(item => item.Code == criterion);
}

/// <summary>What points are given over.</summary>
public enum ScoreMeasure
{
    /// <summary>An indicator of the report over the units in question.</summary>
    Indicator,

    /// <summary>Of the verdicts on a minimum standard (or one criterion of it), the percentage that is met.</summary>
    MetVerdicts,
}

/// <summary>Whose figures count for a scored unit.</summary>
public enum ScoredUnits
{
    /// <summary>The scored unit's own.</summary>
    Own,

    /// <summary>Those of the units directly under it.</summary>
    Parts,
    Both,
}

/// <summary>Which quarters of the year count.</summary>
public enum ScoreSpan
{
    /// <summary>The last one that was collected: a state.</summary>
    Last,

    /// <summary>All, added up: what happened over the year.</summary>
    Year,
}

/// <param name="Of">Code of the indicator; of a standard, or <c>standard/criterion</c>.</param>
/// <param name="Steps">From which figure on how many points; null: by the formula.</param>
/// <param name="Zero">By the formula: the figure that earns nothing. Above <paramref name="Full"/> where less is better.</param>
/// <param name="Full">By the formula: the figure that earns all the points; between the two in proportion.</param>
/// <param name="MinimumAnswered">Percentage of the units that must have answered; with fewer the points are not determined.</param>
/// <param name="CapWhileIncomplete">No more than this until every unit has answered: silence must not pay. Null: no such limit.</param>
/// <param name="Evidence">What is held against the points.</param>
public sealed record ScoreCriterion(
    string Code,
    LocalizedText Title,
    decimal MaxPoints,
    ScoreMeasure Measure,
    string Of,
    ScoredUnits Units,
    ScoreSpan Span,
    IReadOnlyList<ScoreStep>? Steps = null,
    decimal Zero = 0,
    decimal Full = 100,
    decimal MinimumAnswered = 100,
    decimal? CapWhileIncomplete = null,
    LocalizedText? Evidence = null)
{
    public const int MaxSteps = 12;

    /// <summary>Points for a figure, before any cap. Below the first step there are none.</summary>
    public decimal PointsFor(decimal figure) => Steps is { } steps
        ? steps.Where(step => step.From <= figure).MaxBy(step => step.From)?.Points ?? 0
        : Math.Round(MaxPoints * Math.Clamp((figure - Zero) / (Full - Zero), 0, 1), 2, MidpointRounding.AwayFromZero);
}

/// <param name="From">The first figure that earns these points; up to the next step.</param>
public sealed record ScoreStep(decimal From, decimal Points);

using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Scores;

/// <summary>A year's scores with everything that explains them, down to each unit's answers: what is shown, exported and frozen.</summary>
/// <param name="Sources">What each criterion is measured by, in the order of the criteria.</param>
public sealed record ScoreBoard(ScoreSet Set, IReadOnlyList<Period> Quarters, IReadOnlyList<ScoreSource> Sources, IReadOnlyList<UnitScore> Units)
{
    public static ScoreBoard From(ScoreInput input) => new ScoreBuilder(input).Build();

    public ScoreSource SourceOf(string criterion) => Sources.First(source => source.Criterion == criterion);

    /// <summary>1 for the most points; units that have as many share it. Null while a criterion of the unit is not determined.</summary>
    public int? RankOf(UnitScore unit) => unit.IsDetermined
        ? 1 + Units.Count(other => other.IsDetermined && other.Points > unit.Points)
        : null;
}

/// <param name="Title">Of the indicator or the standard; its code where there is none such.</param>
/// <param name="IsRatio">The figure is numerator ÷ denominator × scale; otherwise a plain sum.</param>
public sealed record ScoreSource(string Criterion, LocalizedText Title, LocalizedText? Formula, LocalizedText UnitOfMeasure, decimal Scale, bool IsRatio);

public sealed record UnitScore(UnitId Unit, ObligationId Obligation, string Code, string Name, IReadOnlyList<CriterionScore> Criteria)
{
    /// <summary>Of the criteria that are determined.</summary>
    public decimal Points => Criteria.Sum(criterion => criterion.Points ?? 0);

    public bool IsDetermined => Criteria.All(criterion => criterion.Points is not null);

    public CriterionScore Of(string criterion) => Criteria.First(item => item.Criterion == criterion);
}

/// <summary>How a criterion's points came about, or why there are none.</summary>
public enum ScoreState
{
    Determined,

    /// <summary>Determined, and held down because not every unit has answered.</summary>
    Capped,

    /// <summary>Fewer units have answered than the criterion asks for.</summary>
    TooFewAnswers,

    /// <summary>The denominator is nought.</summary>
    NothingToDivide,

    /// <summary>No unit of the kind the criterion is about owes a return.</summary>
    NobodyAsked,

    /// <summary>There is no such indicator or standard in these quarters.</summary>
    NoSource,
}

/// <param name="Points">Null: not determined, which is not nought.</param>
/// <param name="Uncapped">What the figure alone would earn.</param>
/// <param name="Expected">Answers of a unit in a quarter that the figure is about.</param>
/// <param name="Needed">How many of them there must be.</param>
public sealed record CriterionScore(
    string Criterion, ScoreState State, decimal? Points, decimal? Uncapped, decimal? Numerator, decimal? Denominator, decimal? Value,
    int Expected, int Answered, int Needed, IReadOnlyList<ScorePart> Parts)
{
    /// <summary>How many more answers it takes to be determined.</summary>
    public int Lacking => Math.Max(0, Needed - Answered);
}

public enum PartState
{
    Counted,

    /// <summary>Reported, but without what the figure needs.</summary>
    NotAnswered,
    NotReported,
}

/// <summary>What one unit contributed in one quarter.</summary>
public sealed record ScorePart(
    ObligationId Obligation, Period Period, string Code, string Name, PartState State, decimal? Numerator, decimal? Denominator, IReadOnlyList<ScoreCell> Cells);

/// <summary>An answer of a return, or the verdict on a criterion: where a figure began.</summary>
/// <param name="Name">Element of the form, or <c>standard/criterion</c>.</param>
/// <param name="Text">A choice, or the outcome of the verdict.</param>
/// <param name="IsDecided">The department decided it in place of what was declared.</param>
public sealed record ScoreCell(string Name, decimal? Number, string? Text, bool IsDecided = false);

using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Scores;

/// <summary>Everything that scores are worked out from, as plain records.</summary>
/// <param name="Quarters">Those of the year that were collected, the oldest first.</param>
public sealed record ScoreInput(ScoreSet Set, IReadOnlyList<ScoreQuarter> Quarters);

/// <param name="Indicators">As they were defined for this quarter.</param>
/// <param name="Criteria">Those of the standards that the quarter was judged by.</param>
public sealed record ScoreQuarter(
    Period Period, IReadOnlyList<Indicator> Indicators, IReadOnlyList<StandardCriterion> Criteria, IReadOnlyList<ScoreUnit> Units);

/// <param name="Path"><c>standard/criterion</c>.</param>
public sealed record StandardCriterion(string Path, LocalizedText Standard, LocalizedText Title)
{
    public bool IsUnder(string of) => Path == of || Path.StartsWith($"{of}/", StringComparison.Ordinal);
}

/// <summary>A unit that owed a return in the quarter, as it was named then.</summary>
/// <param name="Answers">Null: it sent none.</param>
/// <param name="Decided">Elements whose figure the department decided in place of what was declared.</param>
public sealed record ScoreUnit(
    ObligationId Obligation, UnitId Unit, UnitKind Kind, string Code, string Name, string SortKey, UnitId? Parent,
    UnitAnswers? Answers, IReadOnlyList<UnitOutcome> Verdicts, IReadOnlySet<string> Decided);

/// <param name="Path"><c>standard/criterion</c>.</param>
public sealed record UnitOutcome(string Path, VerdictOutcome Outcome, decimal? Figure);

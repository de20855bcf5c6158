using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Scores;

/// <summary>What a set must satisfy to be kept: every problem at once, each with its field (<c>criteria[2].maxPoints</c>).</summary>
public static class ScoreCheck
{
    public const int TextMaxLength = 1000;
    private const decimal MostPoints = 1000;

    /// <param name="measures">Codes of indicators, of standards, and <c>standard/criterion</c>.</param>
    public static IReadOnlyList<Problem> Of(ScoreSet set, IReadOnlySet<string> measures) =>
    [
        .. IndicatorCheck.IsCode(set.Code) ? [] : new[] { ScoresProblems.BadCode(set.Code).At("code") },
        .. set.Year is >= 2000 and <= 2100 ? [] : new[] { ScoresProblems.BadYear.At("year") },
        .. Text(set.Title, "title"),
        .. Text(set.LegalBasis, "legalBasis"),
        .. set.Level is UnitKind.District or UnitKind.Commune ? [] : new[] { ScoresProblems.BadLevel.At("level") },
        .. set.Criteria.Count is >= 1 and <= ScoreSet.MaxCriteria ? [] : new[] { ScoresProblems.BadCount.At("criteria") },
        .. set.Criteria.SelectMany((criterion, index) => Of(criterion, set.Criteria.Take(index), measures)
            .Select(problem => problem.At($"criteria[{index}].{problem.Place}"))),
    ];

    private static IEnumerable<Problem> Of(ScoreCriterion criterion, IEnumerable<ScoreCriterion> before, IReadOnlySet<string> measures) =>
    [
        .. IndicatorCheck.IsCode(criterion.Code) ? [] : new[] { ScoresProblems.BadCode(criterion.Code).At("code") },
        .. before.Any(earlier => earlier.Code == criterion.Code) ? new[] { ScoresProblems.DuplicateCriterion(criterion.Code).At("code") } : [],
        .. Text(criterion.Title, "title"),
        .. criterion.Evidence is { Vi.Length: > TextMaxLength } ? new[] { ScoresProblems.NeedsText.At("evidence") } : [],
        .. criterion.MaxPoints is > 0 and <= MostPoints ? [] : new[] { ScoresProblems.BadPoints.At("maxPoints") },
        .. measures.Contains(criterion.Of) ? [] : new[] { ScoresProblems.UnknownMeasure(criterion.Of).At("of") },
        .. criterion.Steps is null && criterion.Zero == criterion.Full ? new[] { ScoresProblems.BadRange.At("full") } : [],
        .. criterion.Steps is { } steps ? Of(steps, criterion.MaxPoints) : [],
        .. criterion.MinimumAnswered is >= 1 and <= 100 ? [] : new[] { ScoresProblems.BadMinimum.At("minimumAnswered") },
        .. criterion.CapWhileIncomplete is { } cap && (cap < 0 || cap > criterion.MaxPoints) ? new[] { ScoresProblems.BadPoints.At("cap") } : [],
    ];

    private static IEnumerable<Problem> Of(IReadOnlyList<ScoreStep> steps, decimal most)
    {
        if (steps.Count is 0 or > ScoreCriterion.MaxSteps || steps.Zip(steps.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            yield return ScoresProblems.BadSteps.At("steps");
        }

        if (steps.Any(step => step.Points < 0 || step.Points > most))
        {
            yield return ScoresProblems.BadPoints.At("steps");
        }
    }

    private static IEnumerable<Problem> Text(LocalizedText text, string place) =>
        text.Vi.Trim().Length == 0 || text.Vi.Length > TextMaxLength || text.En?.Length > TextMaxLength ? [ScoresProblems.NeedsText.At(place)] : [];
}

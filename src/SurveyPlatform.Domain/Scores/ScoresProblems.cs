using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Scores;

/// <summary>Every way scores can be refused. Codes are public: never reuse or renumber one.</summary>
public static class ScoresProblems
{
    public static Problem BadCode(string code) =>
        new Problem("scores.bad-code", Invalid, $"'{code}' is not a code: small letters, digits and hyphens, at most {ScoreSet.CodeMaxLength}.").With("code", code);

    public static Problem BadYear { get; } = new("scores.bad-year", Invalid, "The year lies between 2000 and 2100.");

    public static Problem NeedsText { get; } = new("scores.needs-text", Invalid, "A text in Vietnamese is missing or is too long.");

    public static Problem BadLevel { get; } = new("scores.bad-level", Invalid, "Districts or communes are scored.");

    public static Problem BadCount { get; } = new("scores.bad-count", Invalid, $"A set has between 1 and {ScoreSet.MaxCriteria} criteria.");

    public static Problem DuplicateCriterion(string code) =>
        new Problem("scores.duplicate-criterion", Invalid, $"The criterion '{code}' appears twice.").With("code", code);

    public static Problem BadPoints { get; } = new("scores.bad-points", Invalid, "Points lie between 0 and 1,000, and none is over the criterion's maximum.");

    public static Problem UnknownMeasure(string of) =>
        new Problem("scores.unknown-measure", Invalid, $"There is no indicator or standard '{of}'.").With("of", of);

    public static Problem BadRange { get; } = new("scores.bad-range", Invalid, "The figure that earns nothing and the one that earns all the points differ.");

    public static Problem BadSteps { get; } =
        new("scores.bad-steps", Invalid, $"Steps begin at different figures, each after the one before; between 1 and {ScoreCriterion.MaxSteps} of them.");

    public static Problem BadMinimum { get; } = new("scores.bad-minimum", Invalid, "The share of units that must answer lies between 1 and 100 percent.");

    public static Problem Taken(string code, int year) =>
        new Problem("scores.taken", Conflict, $"There already is a set '{code}' for {year}.").With("code", code).With("year", year);

    public static Problem ChangedMeanwhile(string by) =>
        new Problem("scores.changed-meanwhile", Conflict, $"{by} has changed the set meanwhile.").With("by", by);

    public static Problem NothingCollected(int year) =>
        new Problem("scores.nothing-collected", Conflict, $"Nothing was collected in {year} from the units that are scored.").With("year", year);

    /// <summary>What is frozen is what was looked at.</summary>
    public static Problem FiguresChanged { get; } = new("scores.figures-changed", Conflict, "The figures have changed since the page was opened; look at them again.");

    public static Problem NothingNew(int vintage) =>
        new Problem("scores.nothing-new", Conflict, $"Vintage {vintage} says the very same.").With("vintage", vintage);

    public static Problem NeedsReason { get; } = new("scores.needs-reason", Invalid, "Freezing again needs a reason of at most 1,000 characters.");
}

using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Registry;

/// <summary>Every way a reorganisation can be refused. Codes are public: never reuse or renumber one.</summary>
public static class ReorganisationProblems
{
    public static Problem AlreadyApplied { get; } = new("reorganisation.already-applied", Conflict, "The reorganisation has been applied already.");

    public static Problem TooEarly(DateOnly day) =>
        new Problem("reorganisation.too-early", Conflict, $"The new units work from {day:O} on; until then the old ones have their returns.").With("date", day);

    public static Problem NotASplit(string code) =>
        new Problem("reorganisation.not-a-split", Invalid, $"Unit '{code}' is not split into these parts.").With("code", code);

    public static Problem SharesNotWhole(string code) =>
        new Problem("reorganisation.shares-not-whole", Invalid, $"The shares of unit '{code}' lie between 0 and 100 % and are 100 % together.").With("code", code);

    public static Problem HeirSettled(string code) =>
        new Problem("reorganisation.heir-settled", Conflict, $"Who has the rows of unit '{code}' is one of its parts, and settled once the reorganisation is applied.").With("code", code);

    public static Problem UnknownUnit(string code) =>
        new Problem("reorganisation.unknown-unit", Invalid, $"No unit has the code '{code}' on the day before.").With("code", code);

    public static Problem UnknownTarget(string code) =>
        new Problem("reorganisation.unknown-target", Invalid, $"The list of units afterwards has no '{code}'.").With("code", code);

    /// <summary>Codes are used again and names are alike: both have to fit.</summary>
    public static Problem NameDiffers(string code, string expected, string found) =>
        new Problem("reorganisation.name-differs", Invalid, $"'{code}' is {expected}, not {found}.").With("code", code).With("expected", expected).With("found", found);

    public static Problem NotMentioned(string code, string name) =>
        new Problem("reorganisation.not-mentioned", Invalid, $"Nothing is said of {name} ({code}).").With("code", code).With("name", name);

    public static Problem TwoWays(string code) =>
        new Problem("reorganisation.two-ways", Invalid, $"Unit '{code}' goes two ways that do not fit together.").With("code", code);

    public static Problem SplitOfOne(string code) =>
        new Problem("reorganisation.split-of-one", Invalid, $"A split has two parts or more, one of them the main heir; '{code}' has not.").With("code", code);

    public static Problem TargetTaken(string code) =>
        new Problem("reorganisation.target-taken", Invalid, $"'{code}' goes on as it is and cannot take in another unit: a merger makes a new one.").With("code", code);

    public static Problem UnknownParent(string code, string parent) =>
        new Problem("reorganisation.unknown-parent", Invalid, $"'{code}' would be under '{parent}', which is not there afterwards.").With("code", code).With("parent", parent);

    public static Problem ChangedLater(string code, DateOnly day) =>
        new Problem("reorganisation.changed-later", Conflict, $"Unit '{code}' has changed on {day:O} or later.").With("code", code).With("date", day);

    public static Problem CodeTaken(string code) =>
        new Problem("reorganisation.code-taken", Conflict, $"There is a reorganisation '{code}' already.").With("code", code);
}

using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Standards;

/// <summary>Every way a standard can be refused. Codes are public: never reuse or renumber one.</summary>
public static class StandardsProblems
{
    public static Problem DuplicateCriterion(string code) =>
        new Problem("standards.duplicate-criterion", Invalid, $"The criterion '{code}' appears twice.").With("code", code);

    public static Problem UnknownQuestion(string name) =>
        new Problem("standards.unknown-question", Invalid, $"The form has no question '{name}'.").With("name", name);

    public static Problem ReadsPrevious(string name) =>
        new Problem("standards.reads-previous", Invalid, $"A criterion judges one period and cannot read the previous '{name}'.").With("name", name);

    /// <summary>Verdicts have been passed by it: what has changed is the next version.</summary>
    public static Problem VersionChanged(string code, int version) =>
        new Problem("standards.version-changed", Conflict, $"Version {version} of '{code}' is published and differs; publish the next version.")
            .With("code", code).With("version", version);

    public static Problem BadDates { get; } = new("standards.bad-dates", Invalid, "A standard cannot end before it begins.");
}

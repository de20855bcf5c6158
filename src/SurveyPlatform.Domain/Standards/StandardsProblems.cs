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

    public static Problem NoBeginning { get; } = new("standards.no-beginning", Invalid, "A standard needs the day from which it is in force.");

    public static Problem NoCriteria { get; } = new("standards.no-criteria", Invalid, "A standard needs at least one criterion.");

    public static Problem TooManyCriteria(int limit) => new Problem("standards.too-many-criteria", Invalid, $"A standard has at most {limit} criteria.").With("limit", limit);

    public static Problem BadCode(string code) =>
        new Problem("standards.bad-code", Invalid, $"'{code}' is no code: small letters, digits and hyphens, beginning with a letter, at most 60.").With("code", code);

    public static Problem CodeTaken(string code) => new Problem("standards.code-taken", Conflict, $"There is a standard '{code}'.").With("code", code);

    public static Problem NoForm(string template) => new Problem("standards.no-form", Invalid, $"There is no published form '{template}'.").With("template", template);

    public static Problem BadWeight { get; } = new("standards.bad-weight", Invalid, "A weight is a number above 0 and at most 1000.");

    public static Problem MissingText { get; } = new("standards.missing-text", Invalid, "The Vietnamese text is missing.");

    public static Problem TextTooLong(int limit) => new Problem("standards.text-too-long", Invalid, $"A text has at most {limit} characters.").With("limit", limit);

    /// <summary>A text or a day cannot be held against a threshold.</summary>
    public static Problem NotAFigure { get; } = new("standards.not-a-figure", Invalid, "The expression gives a text or a date; a figure is needed.");

    /// <param name="by">Null: it is no longer there.</param>
    public static Problem DraftChanged(string? by) => new Problem("standards.draft-changed", Conflict, $"The draft was changed meanwhile by {by ?? "somebody"}.").With("by", by);

    public static Problem NotAfter(DateOnly day) =>
        new Problem("standards.not-after", Invalid, $"The version before is in force from {day:yyyy-MM-dd}; the next one begins later.").With("day", day);

    public static Problem NothingChanged(int version) =>
        new Problem("standards.nothing-changed", Conflict, $"The draft says the same as version {version}.").With("version", version);

    public static Problem BadTile(string code) =>
        new Problem("standards.bad-tile", Invalid, $"The tile of '{code}' lies outside the map.").With("code", code);

    public static Problem NotADay(string text) => new Problem("standards.not-a-day", Invalid, $"'{text}' is not a day.").With("text", text);
}

using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Reports;

/// <summary>Every way a report can be refused. Codes are public: never reuse or renumber one.</summary>
public static class ReportsProblems
{
    public static Problem NoExercise(Period period) =>
        new Problem("reports.no-exercise", Conflict, $"Nothing was collected for {period}.").With("period", period.ToString());

    public static Problem NoLetterhead { get; } = new("reports.no-letterhead", Conflict, "The letterhead of the report has not been set up.");

    public static Problem NobodyOverdue { get; } = new("reports.nobody-overdue", Conflict, "No return of this exercise is overdue; there is nobody to write to.");

    /// <summary>Installations from before indicators were data apply the recipe <c>indicators</c> once.</summary>
    public static Problem NoIndicators(DateOnly day) =>
        new Problem("reports.no-indicators", Conflict, $"No indicator is in force on {day:yyyy-MM-dd}; apply the recipe 'indicators'.").With("day", day);

    public static Problem IndicatorCode(string code) =>
        new Problem("reports.indicator-code", Invalid, $"'{code}' is not a code: small letters, digits and hyphens, at most {Indicator.CodeMaxLength}.").With("code", code);

    public static Problem IndicatorText { get; } = new("reports.indicator-text", Invalid, "A text in Vietnamese is missing or is too long.");

    public static Problem IndicatorKinds { get; } = new("reports.indicator-kinds", Invalid, "An indicator is for districts, for communes or for both.");

    public static Problem IndicatorUse { get; } = new("reports.indicator-use", Invalid, "A headline is a row of the summary.");

    public static Problem IndicatorScale { get; } = new("reports.indicator-scale", Invalid, "What a ratio is multiplied by lies between 1 and 1,000,000.");

    public static Problem IndicatorEmpty { get; } = new("reports.indicator-empty", Invalid, "Name at least one question whose answers are added up.");

    public static Problem UnknownElement(string name, string? fix) =>
        new Problem("reports.unknown-element", Invalid, $"The form has no question '{name}'.").With("name", name).With("fix", fix);

    public static Problem ElementOnLines(string name) =>
        new Problem("reports.element-on-lines", Invalid, $"'{name}' is asked line by line and cannot be added up here.").With("name", name);

    public static Problem NotAFigure(string name) =>
        new Problem("reports.not-a-figure", Invalid, $"The answer to '{name}' is not a number.").With("name", name);

    public static Problem NoSuchAnswer(string name, string answer) =>
        new Problem("reports.no-such-answer", Invalid, $"'{answer}' is not among the answers to '{name}'.").With("name", name).With("answer", answer);

    /// <summary>Reports were compiled by it: what has changed is the next version.</summary>
    public static Problem IndicatorChanged(string code, int version) =>
        new Problem("reports.indicator-changed", Conflict, $"Version {version} of '{code}' is published and differs; publish the next version.")
            .With("code", code).With("version", version);

    public static Problem IndicatorDates { get; } =
        new("reports.indicator-dates", Invalid, "A version begins after the one before it began, and does not end before it begins.");

    public static Problem IndicatorDraftChanged(string? by) =>
        new Problem("reports.indicator-draft-changed", Conflict, $"{by ?? "Somebody"} has changed the draft meanwhile.").With("by", by ?? "?");
}

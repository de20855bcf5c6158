using System.Globalization;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using static SurveyPlatform.Shared.ProblemKind;
using Problem = SurveyPlatform.Shared.Problem;

namespace SurveyPlatform.Returns;

/// <summary>Every way an answer can be wrong. Codes are public: never reuse or renumber one.</summary>
public static class AnswerProblems
{
    public static Problem UnknownQuestion(string name) =>
        new Problem("returns.unknown-question", Invalid, $"The form has no question '{name}'.").With("name", name);

    public static Problem UnknownCheck(string code) =>
        new Problem("returns.unknown-check", Invalid, $"The form has no check '{code}' that takes a reason.").With("code", code);

    public static Problem DuplicateQuestion(string name) =>
        new Problem("returns.duplicate-question", Invalid, $"'{name}' is answered twice.").With("name", name);

    public static Problem WrongType(QuestionType type) =>
        new Problem("returns.wrong-type", Invalid, $"The answer must be {Expected(type)}.").With("expected", Expected(type));

    public static Problem NotAnObject { get; } = new("returns.not-an-object", Invalid, "The answers must be a JSON object.");

    public static Problem NotLines { get; } = new("returns.not-lines", Invalid, "The lines must be a JSON array of objects.");

    public static Problem UnknownLines { get; } = new("returns.unknown-lines", Invalid, "The lines on the page are said as first-last.");

    public static Problem LineNumber { get; } = new("returns.line-number", Invalid, "A line's number must be a whole one from 0 that no other line of its group has.");

    public static Problem NotChanges { get; } = new("returns.not-changes", Invalid, "What has changed must be texts by question and by line.");

    public static Problem NotText { get; } = new("returns.not-text", Invalid, "This must be a text of valid Unicode.");

    public static Problem NotADate(string text) =>
        new Problem("returns.not-a-date", Invalid, $"'{text}' is not a date; write day/month/year.").With("text", text);

    /// <summary>What it would be in Unicode is the argument <c>converted</c>: offered, never taken unasked.</summary>
    public static Problem LegacyText(LegacyText text) =>
        new Problem("returns.legacy-text", Invalid, $"This was typed for a font of {Name(text.Encoding)}, not in Unicode: '{text.Converted}'.")
            .With("encoding", Name(text.Encoding)).With("converted", text.Converted);

    public static Problem TooPrecise(int limit) =>
        new Problem("returns.too-precise", Invalid, $"A number has at most {limit} digits.").With("limit", limit);

    public static Problem TooLong(int length, int limit) =>
        new Problem("returns.too-long", Invalid, $"The text has {length} characters; {limit} are allowed.").With("length", length).With("limit", limit);

    public static Problem TooManyLines(int lines, int limit) =>
        new Problem("returns.too-many-lines", Invalid, $"There are {lines} lines; {limit} are allowed.").With("lines", lines).With("limit", limit);

    public static Problem TooFewLines(int lines, int limit) =>
        new Problem("returns.too-few-lines", Invalid, $"There are {lines} lines; at least {limit} are needed.").With("lines", lines).With("limit", limit);

    public static Problem MoreProblems(int count) =>
        new Problem("returns.more-problems", Invalid, $"And {count} more.").With("count", count);

    public static Problem Required { get; } = new("returns.required", Invalid, "This must be answered.");

    /// <summary>See <see cref="AnswerSet.TakenOver"/>.</summary>
    public static Problem NotConfirmed { get; } = new(
        "returns.not-confirmed", Invalid, "This was taken over from the period before; confirm that it still holds, or change it.");

    public static Problem NotWhole(decimal value) =>
        new Problem("returns.not-whole", Invalid, string.Create(CultureInfo.InvariantCulture, $"{value} is not a whole number.")).With("value", value);

    public static Problem TooManyDecimals(decimal value, int limit) =>
        new Problem("returns.too-many-decimals", Invalid, string.Create(CultureInfo.InvariantCulture, $"{value} has more than {limit} decimals.")).With("value", value).With("limit", limit);

    public static Problem OutOfRange(decimal value, decimal? min, decimal? max) => (min, max) switch
    {
        ({ } least, null) => Number("returns.below-minimum", value, $"less than {least}").With("min", least),
        (null, { } most) => Number("returns.above-maximum", value, $"more than {most}").With("max", most),
        _ => Number("returns.out-of-range", value, $"not from {min} to {max}").With("min", min).With("max", max),
    };

    public static Problem NotAnOption(string value) =>
        new Problem("returns.not-an-option", Invalid, $"'{value}' is not one of the choices.").With("value", value);

    public static Problem UnknownUnit(string code) =>
        new Problem("returns.unknown-unit", Invalid, $"There is no unit with the code '{code}'.").With("code", code);

    public static Problem Constraint(Question question) =>
        new("returns.constraint", Invalid, "The answer does not satisfy the rule of this question.") { Text = question.ConstraintMessage };

    public static Problem Check(Check check) =>
        new Problem("returns.check", Invalid, $"The check '{check.Code}' does not hold.") { Text = check.Message }.With("check", check.Code);

    private static Problem Number(string code, decimal value, FormattableString message) =>
        new Problem(code, Invalid, string.Create(CultureInfo.InvariantCulture, $"{value} is ") + message.ToString(CultureInfo.InvariantCulture) + ".").With("value", value);

    private static string Name(LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.Tcvn3 => "TCVN3 (ABC)",
        LegacyEncoding.Vni => "VNI",
    };

    private static string Expected(QuestionType type) => type switch
    {
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => "a number",
        QuestionType.YesNo => "\"yes\" or \"no\"",
        QuestionType.SelectOne or QuestionType.Text or QuestionType.LongText => "a text",
        QuestionType.SelectMany => "a text with blanks between the values",
        QuestionType.Date => "a text yyyy-MM-dd",
        QuestionType.Unit => "the code of a unit as a text",
        QuestionType.Attachment => "the id of a file as a text",
    };
}

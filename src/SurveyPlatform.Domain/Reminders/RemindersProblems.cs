using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Reminders;

/// <summary>Every way a message can be refused. Codes are public: never reuse or renumber one.</summary>
public static class RemindersProblems
{
    public static Problem EmptyWording { get; } = new("reminders.empty-wording", Invalid, "Subject and text must be filled in.");

    public static Problem WordingTooLong(int limit) =>
        new Problem("reminders.wording-too-long", Invalid, $"The text is longer than {limit} characters.").With("limit", limit);

    public static Problem SubjectOfOneLine { get; } = new("reminders.subject-of-one-line", Invalid, "The subject is one line.");

    public static Problem UnknownField(string field, string? fix, string known) =>
        new Problem("reminders.unknown-field", Invalid, $"There is no field {{{field}}}; there are {known}.").With("field", field).With("known", known).With("fix", fix);

    public static Problem LooseBrace { get; } = new("reminders.loose-brace", Invalid, "A brace is not closed or not opened; write {{ for a brace.");

    public static Problem FieldNeeded(string field) =>
        new Problem("reminders.field-needed", Invalid, $"The text has to contain {{{field}}}.").With("field", field);

    public static Problem WordingChanged { get; } =
        new("reminders.wording-changed", Conflict, "Somebody else has changed this text meanwhile; what they wrote is shown below.");

    public static Problem NothingChosen { get; } = new("reminders.nothing-chosen", Invalid, "No message was chosen.");

    public static Problem NotAnAddress { get; } = new Problem("reminders.not-an-address", Invalid, "This is not an e-mail address.").At("address");

    public static Problem TestFailed(string error) =>
        new Problem("reminders.test-failed", Conflict, $"The test message was not taken: {error}").At("address").With("error", error);

    public static Problem HoursWithoutEnd { get; } = new Problem("reminders.hours-without-end", Invalid, "The hours have to end later than they begin.").At("until");

    public static Problem NotATime(string text) => new Problem("reminders.not-a-time", Invalid, $"'{text}' is not a time such as 07:30.").With("text", text);

    public static Problem ReasonNeeded { get; } = new Problem("reminders.reason-needed", Invalid, "Write the reason.").At("reason");

    public static Problem ReasonTooLong(int limit) =>
        new Problem("reminders.reason-too-long", Invalid, $"The reason is longer than {limit} characters.").At("reason").With("limit", limit);

    public static Problem EndsBeforeItBegins { get; } = new Problem("reminders.ends-before-it-begins", Invalid, "The last day is before the first, or in the past.").At("until");

    public static Problem PausedAlready { get; } = new("reminders.paused-already", Conflict, "The unit is paused already; end that pause first.");

    public static Problem NotADay(string text) => new Problem("reminders.not-a-day", Invalid, $"'{text}' is not a day.").With("text", text);

    public static Problem NoExample { get; } = new("reminders.no-example", Conflict, "No period has been opened yet; there is no unit to show the message for.");
}

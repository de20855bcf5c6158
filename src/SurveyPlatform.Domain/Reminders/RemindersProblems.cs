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
}

using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Collection;

/// <summary>Every way a ladder of reminders can be refused. Codes are public: never reuse or renumber one.</summary>
public static class LadderProblems
{
    public static Problem TooLong(int most) => new Problem("ladder.too-long", Invalid, $"A ladder has at most {most} rungs.").At("rungs").With("most", most);

    public static Problem NotANumber(string text) => new Problem("ladder.not-a-number", Invalid, $"'{text}' is not a whole number of working days.").With("text", text);

    public static Problem TooFar(int most) => new Problem("ladder.too-far", Invalid, $"A rung is at most {most} working days from the due date.").With("most", most);

    public static Problem AfterLock(int days, int locksAfter) =>
        new Problem("ladder.after-lock", Invalid, $"{days} working days after the due date nothing is taken any more: the return locks after {locksAfter}.")
            .With("days", days).With("locksAfter", locksAfter);

    public static Problem TooEarlyAbove { get; } = new("ladder.too-early-above", Invalid, "Only the unit itself is written to before it is late.");

    public static Problem NobodyAsks { get; } = new("ladder.nobody-asks", Invalid, "The collection does not name the department that asks.");

    public static Problem Twice { get; } = new("ladder.twice", Invalid, "This rung is there already.");

    public static Problem Changed { get; } = new("ladder.changed", Conflict, "Somebody else has changed the collection meanwhile.");
}

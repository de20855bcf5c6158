using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Reconciliation;

/// <summary>Every way the comparison of sources can refuse. Codes are public: never reuse or renumber one.</summary>
public static class ReconciliationProblems
{
    public static Problem NotAllowed(CaseState state, CaseAction action) =>
        new("reconciliation.not-allowed", Conflict, $"A case that is {state} does not accept {action}.");

    public static Problem ChangedMeanwhile { get; } =
        new("reconciliation.changed-meanwhile", Conflict, "Somebody else has changed this meanwhile; look at it and do it again.");

    public static Problem ExplanationNeeded { get; } = new Problem("reconciliation.explanation-needed", Invalid, "Explain your figure.").At("text");

    public static Problem ReasonNeeded { get; } = new Problem("reconciliation.reason-needed", Invalid, "Write the reason.").At("reason");

    public static Problem FigureNeeded { get; } = new Problem("reconciliation.figure-needed", Invalid, "Write the figure that is decided on.").At("number");

    public static Problem ChoiceNeeded { get; } = new Problem("reconciliation.choice-needed", Invalid, "Choose whose figure holds.").At("origin");

    public static Problem TextTooLong(int limit) =>
        new Problem("reconciliation.text-too-long", Invalid, $"The text is longer than {limit} characters.").With("limit", limit);

    public static Problem OutOfRange(decimal least, decimal most) =>
        new Problem("reconciliation.out-of-range", Invalid, $"The number must lie between {least} and {most}.").With("least", least).With("most", most);

    public static Problem NothingToCompare(string period) =>
        new Problem("reconciliation.nothing-to-compare", Conflict, $"Of {period} there are not both returns: the units' and the operators'.").With("period", period);

    public static Problem InTheFuture { get; } = new("reconciliation.in-the-future", Invalid, "The time is in the future.");

    public static Problem TooLongAgo { get; } = new("reconciliation.too-long-ago", Invalid, "The outage began more than a year ago.");

    public static Problem EndsBeforeItBegins { get; } = new("reconciliation.ends-before-it-begins", Invalid, "The line is back before it was lost.");

    public static Problem NotATime(string text) =>
        new Problem("reconciliation.not-a-time", Invalid, $"'{text}' is not a day and time such as 20/09/2023 14:30.").With("text", text);

    public static Problem NotOpen { get; } = new("reconciliation.incident-ended", Conflict, "The incident has ended already.");

    public static Problem UnknownUnit { get; } = new Problem("reconciliation.unknown-unit", Invalid, "There is no such unit.").At("unit");

    public static Problem UnknownOperator { get; } = new Problem("reconciliation.unknown-operator", Invalid, "There is no such telecom company.").At("operator");

    public static Problem NotAPair { get; } = new("reconciliation.not-a-pair", Conflict, "These two reports cannot be of one outage: unit, line, operator or time do not fit.");

    public static Problem NotReporting { get; } = new("reconciliation.not-reporting", Forbidden, "Incidents are reported by the units and the telecom companies themselves.");
}

using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Remediation;

/// <summary>Every way a remediation plan can refuse. Codes are public: never reuse or renumber one.</summary>
public static class RemediationProblems
{
    public static Problem Missing { get; } = new("remediation.missing", Invalid, "This has to be filled in.");

    public static Problem EndsBeforeItStarts { get; } = new("remediation.ends-before-start", Invalid, "It cannot end before it starts.");

    public static Problem IssuedInFuture { get; } = new("remediation.issued-in-future", Invalid, "The day of issue cannot be after today.");

    public static Problem BadPercent { get; } = new("remediation.bad-percent", Invalid, "Write a whole number from 0 to 100.");

    public static Problem NoStance { get; } = new("remediation.no-stance", Invalid, "Say whether you agree or want changes.");

    public static Problem WhichChanges { get; } = new("remediation.which-changes", Invalid, "Say which changes are wanted, overall or at a task.");

    public static Problem OpinionGiven { get; } = new("remediation.opinion-given", Conflict, "The opinion has been given and stands.");

    public static Problem NotAskedNow { get; } = new("remediation.not-asked-now", Conflict, "The plan is not out for opinions now.");

    public static Problem TaskClosed { get; } = new("remediation.task-closed", Conflict, "The task is closed.");

    public static Problem NotInForce { get; } = new("remediation.not-in-force", Conflict, "The plan has not been issued yet.");

    public static Problem NoTasks { get; } = new("remediation.no-tasks", Conflict, "The plan has no tasks.");

    public static Problem NothingChosen { get; } = new("remediation.nothing-chosen", Invalid, "Choose at least one shortcoming.");

    public static Problem NothingWritten { get; } = new("remediation.nothing-written", Invalid, "Choose a unit and say what is to be done.");

    public static Problem ChangedMeanwhile { get; } = new("remediation.changed-meanwhile", Conflict, "Somebody has changed the plan meanwhile.");

    public static Problem NoAdvisers { get; } = new("remediation.no-advisers", Conflict, "No department is named whose opinion is asked.");

    public static Problem OpenTasks(int count) =>
        new Problem("remediation.open-tasks", Conflict, $"{count} tasks are not closed yet.").With("count", count);

    public static Problem OpinionsMissing(string departments) =>
        new Problem("remediation.opinions-missing", Conflict, $"Not yet given, and not overdue: the opinion of {departments}.").With("departments", departments);

    public static Problem ChangesWanted(string departments) =>
        new Problem("remediation.changes-wanted", Conflict, $"Changes are wanted by {departments}; revise the plan and ask again.").With("departments", departments);

    public static Problem NotAllowed(PlanState state, PlanAction action) =>
        new Problem("remediation.not-allowed", Conflict, $"A plan that is {state} does not accept {action}.").With("state", state).With("action", action);

    public static Problem NotEditable(PlanState state) =>
        new Problem("remediation.not-editable", Conflict, $"A plan that is {state} cannot be changed.").With("state", state);

    public static Problem PlanExists(int year) =>
        new Problem("remediation.plan-exists", Conflict, $"There is a plan of {year} already.").With("year", year);

    public static Problem BadYear(int first, int last) =>
        new Problem("remediation.bad-year", Invalid, $"Choose a year from {first} to {last}.").With("first", first).With("last", last);

    public static Problem UnknownUnit(string code) =>
        new Problem("remediation.unknown-unit", Invalid, $"There is no unit '{code}'.").With("code", code);

    public static Problem TooManyTasks(int most) =>
        new Problem("remediation.too-many-tasks", Conflict, $"A plan has at most {most} tasks.").With("most", most);

    public static Problem TooManyFiles(int most) =>
        new Problem("remediation.too-many-files", Conflict, $"A plan takes at most {most} files.").With("most", most);

    public static Problem TooLong(int limit) => new Problem("remediation.too-long", Invalid, $"At most {limit} characters.").With("limit", limit);

    public static Problem BadMoney(decimal most) => new Problem("remediation.bad-money", Invalid, $"Money is from 0 to {most} million dong.").With("most", most);

    public static Problem BadDays(int most) => new Problem("remediation.bad-days", Invalid, $"Working days are from 1 to {most}.").With("most", most);
}

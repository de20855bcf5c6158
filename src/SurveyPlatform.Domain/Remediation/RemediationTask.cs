using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

public enum TaskState
{
    Open,

    /// <summary>The district says that it is done; the next verdict has not said so yet.</summary>
    Reported,
    Closed,
}

/// <summary>The shortcoming that a task removes, as the verdict had it that the task was born from.</summary>
/// <param name="Period">As it is written: <c>2023-Q3</c>.</param>
public sealed record Shortcoming(
    Guid VerdictId, string StandardCode, string CriterionCode, LocalizedText Title, string Period, decimal? Figure, decimal? Threshold, decimal? Gap, LocalizedText? UnitOfMeasure);

/// <summary>One thing to do at one unit. It keeps its number and its identity through all versions of the plan.</summary>
public sealed class RemediationTask
{
    private readonly List<TaskEvent> _events = [];

    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    /// <summary>From 1; never given again, also when the task is taken out.</summary>
    public int Number { get; init; }

    public UnitId UnitId { get; init; }

    /// <summary>The unit whose verdicts count now, where a reorganisation has ended <see cref="UnitId"/>.</summary>
    public UnitId? HeirId { get; set; }

    public required string UnitName { get; init; }

    public required string UnitSortKey { get; init; }

    public bool IsOwnersOwn { get; init; }

    /// <summary>Who of the units may see the task now.</summary>
    public required string UnitPath { get; set; }

    /// <summary>Null: the district added it without a verdict; then its own report closes it.</summary>
    public Shortcoming? Shortcoming { get; init; }

    /// <summary>Of the shortcoming; what verdicts are found by.</summary>
    public string? CriterionCode { get; init; }

    public required TaskText Text { get; set; }

    /// <summary>Of the text; what deadlines are found by.</summary>
    public DateOnly? EndOn { get; private set; }

    public int Percent { get; private set; }

    public TaskState State { get; private set; }

    /// <summary>How often a verdict has taken back that it was done.</summary>
    public int Reopened { get; private set; }

    public IReadOnlyList<TaskEvent> Events => _events;

    public UnitId JudgedUnitId => HeirId ?? UnitId;

    public bool IsLateOn(DateOnly day) => State == TaskState.Open && EndOn < day;

    public void Write(TaskText text) => (Text, EndOn) = (text, text.EndOn);

    /// <summary>What the district says of it. A task with a verdict to come is closed by that verdict alone.</summary>
    public Outcome<TaskEvent> Report(int percent, string text, string by, DateTime atUtc, Guid key)
    {
        if (State == TaskState.Closed)
        {
            return RemediationProblems.TaskClosed;
        }

        var problems = new List<Problem>();
        if (percent is < 0 or > 100)
        {
            problems.Add(RemediationProblems.BadPercent.At("percent"));
        }

        if (text.Length == 0)
        {
            problems.Add(RemediationProblems.Missing.At("text"));
        }
        else if (text.Length > TaskEvent.TextMaxLength)
        {
            problems.Add(RemediationProblems.TooLong(TaskEvent.TextMaxLength).At("text"));
        }

        if (problems.Count > 0)
        {
            return new(problems);
        }

        (Percent, State) = (percent, percent < 100 ? TaskState.Open : Shortcoming is null ? TaskState.Closed : TaskState.Reported);
        return Keep(new() { Id = key, TaskId = Id, Kind = TaskEventKind.Reported, Percent = percent, Text = text, By = by, AtUtc = atUtc });
    }

    /// <summary>What a later verdict says of it. Null: nothing that was not known.</summary>
    /// <param name="isMet">Unknown verdicts are not asked: they prove nothing.</param>
    public TaskEvent? Follow(bool isMet, Guid verdict, Period period, decimal? figure, decimal? threshold, string by, DateTime atUtc, Guid key)
    {
        if (State == (isMet ? TaskState.Closed : TaskState.Open))
        {
            return null;
        }

        // Reported as done and found not to be is open again, but was never closed.
        Reopened += !isMet && State == TaskState.Closed ? 1 : 0;
        (State, Percent) = isMet ? (TaskState.Closed, 100) : (TaskState.Open, Math.Min(Percent, 99));
        return Keep(new()
        {
            Id = key,
            TaskId = Id,
            Kind = isMet ? TaskEventKind.ClosedByVerdict : TaskEventKind.ReopenedByVerdict,
            Percent = Percent,
            VerdictId = verdict,
            Period = period,
            Figure = figure,
            Threshold = threshold,
            By = by,
            AtUtc = atUtc,
        });
    }

    private TaskEvent Keep(TaskEvent happened)
    {
        _events.Add(happened);
        return happened;
    }
}

using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reconciliation;

public enum IncidentState
{
    Open,
    Restored,

    /// <summary>Reported by mistake; counts nowhere.</summary>
    Withdrawn,
}

public enum IncidentCause
{
    Unknown,
    CableCut,
    Power,
    Equipment,
    Overload,
    Weather,
    Maintenance,
    Other,
}

public enum IncidentEffect
{
    /// <summary>No connection at all: the hours are lost.</summary>
    Lost,

    /// <summary>Slow or unsteady.</summary>
    Degraded,
}

/// <summary>What is told of an outage.</summary>
/// <param name="ToUtc">Null: it lasts.</param>
public sealed record IncidentReport(
    LineKind Kind, string? Circuit, DateTime FromUtc, DateTime? ToUtc, IncidentCause Cause, IncidentEffect Effect, string? Note);

/// <summary>A line of a unit is down or was, as one side reports it.</summary>
public sealed class Incident
{
    public const int NoteMaxLength = 2000;

    /// <summary>Nobody learns of an outage earlier than this.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(366);

    public Guid Id { get; init; }

    public UnitId UnitId { get; init; }

    public required string UnitName { get; init; }

    public required string UnitSortKey { get; init; }

    /// <summary>The row scope on the unit's side.</summary>
    public required string UnitPath { get; set; }

    /// <summary>Null: the unit does not know whose line it is.</summary>
    public UnitId? OperatorId { get; init; }

    public string? OperatorName { get; init; }

    public string? OperatorPath { get; set; }

    /// <summary>Who reported it.</summary>
    public SourceSide Side { get; init; }

    public LineKind Kind { get; init; }

    public string? Circuit { get; init; }

    public DateTime FromUtc { get; init; }

    public DateTime? ToUtc { get; private set; }

    public IncidentCause Cause { get; private set; }

    public IncidentEffect Effect { get; init; }

    public string? Note { get; init; }

    /// <summary>What was done, or why it is withdrawn.</summary>
    public string? Ending { get; private set; }

    public IncidentState State { get; private set; }

    public required string ReportedBy { get; init; }

    public DateTime ReportedAtUtc { get; init; }

    public string? EndedBy { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    /// <summary>The same outage as the other side reports it; each of the two names the other.</summary>
    public Guid? TwinId { get; set; }

    /// <summary>Incremented by every change. The database refuses a write that saw an older one.</summary>
    public int Version { get; private set; }

    public static IEnumerable<Problem> Check(IncidentReport report, DateTime nowUtc)
    {
        if (report.FromUtc > nowUtc)
        {
            yield return ReconciliationProblems.InTheFuture.At("from");
        }

        if (report.FromUtc < nowUtc - Oldest)
        {
            yield return ReconciliationProblems.TooLongAgo.At("from");
        }

        foreach (var problem in CheckEnd(report.FromUtc, report.ToUtc, nowUtc))
        {
            yield return problem;
        }

        if (report.Circuit?.Length > Circuits.MaxLength)
        {
            yield return ReconciliationProblems.TextTooLong(Circuits.MaxLength).At("circuit");
        }

        if (report.Note?.Length > NoteMaxLength)
        {
            yield return ReconciliationProblems.TextTooLong(NoteMaxLength).At("note");
        }
    }

    /// <summary>A report that says when it ended is restored from the start.</summary>
    public void Begin(IncidentReport report)
    {
        Cause = report.Cause;
        if (report.ToUtc is { } to)
        {
            (ToUtc, State, EndedBy, EndedAtUtc) = (to, IncidentState.Restored, ReportedBy, ReportedAtUtc);
        }
    }

    public Outcome<Done> Restore(DateTime toUtc, IncidentCause cause, string? ending, string by, DateTime nowUtc)
    {
        if (State != IncidentState.Open)
        {
            return ReconciliationProblems.NotOpen;
        }

        var problems = CheckEnd(FromUtc, toUtc, nowUtc).Concat(CheckEnding(ending)).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        (ToUtc, Cause) = (toUtc, cause);
        return End(IncidentState.Restored, ending, by, nowUtc);
    }

    public Outcome<Done> Withdraw(string reason, string by, DateTime nowUtc)
    {
        if (State == IncidentState.Withdrawn)
        {
            return ReconciliationProblems.NotOpen;
        }

        var problems = CheckEnding(reason).ToList();
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(ReconciliationProblems.ReasonNeeded.At("ending"));
        }

        return problems.Count > 0 ? new(problems) : End(IncidentState.Withdrawn, reason, by, nowUtc);
    }

    /// <summary>Within a window; of one that lasts, up to now. Only what was cut off altogether is lost.</summary>
    public decimal HoursLost(DateTime fromUtc, DateTime toUtc, DateTime nowUtc)
    {
        if (State == IncidentState.Withdrawn || Effect != IncidentEffect.Lost)
        {
            return 0;
        }

        var (begin, end) = (FromUtc > fromUtc ? FromUtc : fromUtc, ToUtc ?? nowUtc);
        end = end < toUtc ? end : toUtc;
        return end > begin ? Math.Round((decimal)(end - begin).TotalMinutes / 60, 2) : 0;
    }

    private Outcome<Done> End(IncidentState state, string? ending, string by, DateTime atUtc)
    {
        (State, Ending, EndedBy, EndedAtUtc) = (state, ending, by, atUtc);
        Version++;
        return default(Done);
    }

    private static IEnumerable<Problem> CheckEnd(DateTime fromUtc, DateTime? toUtc, DateTime nowUtc)
    {
        if (toUtc > nowUtc)
        {
            yield return ReconciliationProblems.InTheFuture.At("to");
        }

        if (toUtc <= fromUtc)
        {
            yield return ReconciliationProblems.EndsBeforeItBegins.At("to");
        }
    }

    private static IEnumerable<Problem> CheckEnding(string? ending)
    {
        if (ending?.Length > NoteMaxLength)
        {
            yield return ReconciliationProblems.TextTooLong(NoteMaxLength).At("ending");
        }
    }
}

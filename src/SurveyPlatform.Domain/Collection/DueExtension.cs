using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

public enum ExtensionCause
{
    /// <summary>The unit asked for it.</summary>
    Asked,

    /// <summary>The platform or the network could not be used.</summary>
    Outage,

    /// <summary>The calendar of days off was changed after the exercise had been opened.</summary>
    Calendar,

    /// <summary>The lock alone was moved: the return is taken again, and is as late as it was.</summary>
    Unlock,
    Other,
}

public enum ExtensionDecision
{
    Granted,
    Refused,
}

/// <summary>
/// One wish or gift of more time for one obligation, with its answer. Rows are never changed after the decision: together they say why the
/// dates of an obligation are not those of its exercise.
/// </summary>
public sealed class DueExtension
{
    public const int ReasonMaxLength = 500;

    /// <summary>Beyond that it is a mistyped year.</summary>
    public const int MostDays = 366;

    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    public ExtensionCause Cause { get; init; }

    /// <summary>Null: given without being asked for.</summary>
    public string? AskedBy { get; init; }

    public DateTime? AskedAtUtc { get; init; }

    public DateOnly? AskedUntil { get; init; }

    /// <summary>The unit's reason.</summary>
    public string? AskedReason { get; init; }

    /// <summary>Null: still open.</summary>
    public ExtensionDecision? Decision { get; private set; }

    /// <summary>The decider's reason, or what was added for the unit.</summary>
    public string? DecisionReason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    /// <summary>The due date before the decision.</summary>
    public DateOnly? DueBefore { get; private set; }

    /// <summary>The due date from the decision on; of an unlocking and of a refusal it is the one before.</summary>
    public DateOnly? Until { get; private set; }

    public DateOnly? LockBefore { get; private set; }

    /// <summary>The last day on which the return is taken from the decision on.</summary>
    public DateOnly? LockOn { get; private set; }

    /// <summary>The unit asks for a later due date; nothing moves until somebody has decided.</summary>
    public static Outcome<DueExtension> Ask(Guid id, Obligation obligation, DateOnly until, string reason, string by, DateTime atUtc, DateOnly today)
    {
        var problems = new List<Problem>(ReasonRefusals(reason, "reason", isNeeded: true));
        if (obligation.IsLockedOn(today))
        {
            problems.Add(ExtensionProblems.Locked(obligation.LockOn));
        }
        else
        {
            problems.AddRange(DayRefusals(until, obligation.DueOn < today ? today.AddDays(-1) : obligation.DueOn));
        }

        return problems.Count > 0 ? new Outcome<DueExtension>(problems) : new DueExtension
        {
            Id = id,
            ObligationId = obligation.Id,
            Obligation = obligation,
            Cause = ExtensionCause.Asked,
            AskedBy = by,
            AskedAtUtc = atUtc,
            AskedUntil = until,
            AskedReason = reason,
        };
    }

    /// <summary>More time that nobody asked for; also a day that is past, so that what came in meanwhile was on time.</summary>
    public static Outcome<DueExtension> Give(Guid id, Obligation obligation, ExtensionCause cause, DueDecision decision)
    {
        var given = new DueExtension { Id = id, ObligationId = obligation.Id, Obligation = obligation, Cause = cause };
        return given.Grant(decision).Then<DueExtension>(_ => given);
    }

    /// <summary>The return is taken again until a day; its due date stays what it was.</summary>
    public static Outcome<DueExtension> Unlock(Guid id, Obligation obligation, DateOnly lockOn, string reason, string by, DateTime atUtc, DateOnly today)
    {
        var problems = ReasonRefusals(reason, "reason", isNeeded: true)
            .Concat(DayRefusals(lockOn, obligation.LockOn < today ? today.AddDays(-1) : obligation.LockOn)).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var unlocked = new DueExtension { Id = id, ObligationId = obligation.Id, Obligation = obligation, Cause = ExtensionCause.Unlock };
        unlocked.Decide(ExtensionDecision.Granted, reason, by, atUtc);
        unlocked.LockOn = obligation.LockOn = lockOn;
        return unlocked;
    }

    /// <summary>Moves the due date, and the lock with it; neither ever moves to an earlier day.</summary>
    public Outcome<Done> Grant(DueDecision decision)
    {
        var problems = ReasonRefusals(decision.Reason, "reason", isNeeded: AskedBy is null).Concat(DayRefusals(decision.Until, Obligation.DueOn)).ToList();
        if (Decision is not null)
        {
            return ExtensionProblems.AlreadyDecided;
        }

        if (problems.Count > 0)
        {
            return new(problems);
        }

        Decide(ExtensionDecision.Granted, decision.Reason, decision.By, decision.AtUtc);
        Until = Obligation.DueOn = decision.Until;
        LockOn = Obligation.LockOn = decision.LockOn > Obligation.LockOn ? decision.LockOn : Obligation.LockOn;
        return default(Done);
    }

    public Outcome<Done> Refuse(string reason, string by, DateTime atUtc)
    {
        if (Decision is not null)
        {
            return ExtensionProblems.AlreadyDecided;
        }

        if (ReasonRefusals(reason, "reason", isNeeded: true).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        Decide(ExtensionDecision.Refused, reason, by, atUtc);
        return default(Done);
    }

    private void Decide(ExtensionDecision decision, string reason, string by, DateTime atUtc)
    {
        (Decision, DecisionReason, DecidedBy, DecidedAtUtc) = (decision, reason.Length == 0 ? null : reason, by, atUtc);
        (DueBefore, Until, LockBefore, LockOn) = (Obligation.DueOn, Obligation.DueOn, Obligation.LockOn, Obligation.LockOn);
    }

    private static IEnumerable<Problem> ReasonRefusals(string reason, string place, bool isNeeded) =>
        reason.Length == 0 && isNeeded ? [ExtensionProblems.ReasonMissing.At(place)]
        : reason.Length > ReasonMaxLength ? [ExtensionProblems.ReasonTooLong.At(place)]
        : [];

    private static IEnumerable<Problem> DayRefusals(DateOnly day, DateOnly last) =>
        day <= last ? [ExtensionProblems.NotLater(last)]
        : day > last.AddDays(MostDays) ? [ExtensionProblems.TooLate(last.AddDays(MostDays))]
        : [];
}

/// <param name="Until">The due date from now on.</param>
/// <param name="LockOn">Its lock, as the collection counts it.</param>
public sealed record DueDecision(DateOnly Until, DateOnly LockOn, string Reason, string By, DateTime AtUtc);

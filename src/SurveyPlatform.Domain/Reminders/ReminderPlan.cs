using SurveyPlatform.Collection;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Reminders;

/// <summary>Why somebody is or is not written to on a day.</summary>
public enum ReminderDecision
{
    Send,
    AlreadySent,

    /// <summary>The return is in: nobody is reminded of what has been done.</summary>
    Submitted,

    /// <summary>Nobody to write to. Shown to the coordinator; the rule applies again once a contact is entered.</summary>
    NoContact,

    /// <summary>The coordinator has paused the unit.</summary>
    Paused,

    /// <summary>The server refuses this address for good.</summary>
    Bounced,

    /// <summary>The person has had today's message; this goes into that of the next working day.</summary>
    NextDay,
}

/// <summary>What the plan needs to know of one obligation.</summary>
/// <param name="DueOn">The due date that counts: of a return that was sent back the day until which it is expected again.</param>
/// <param name="LockOn">The last day on which the return is taken.</param>
/// <param name="IsOpen">Not submitted, or sent back to the unit.</param>
public sealed record ReminderSubject(Obligation Obligation, DateOnly DueOn, DateOnly LockOn, bool IsOpen, bool IsPaused)
{
    /// <param name="state">Of the return; null: not begun.</param>
    /// <param name="resubmitBy">Of the return, where it was sent back.</param>
    /// <param name="isInOtherHands">A reviewer is filling it in on the unit's behalf.</param>
    public static ReminderSubject Of(Obligation obligation, ReturnState? state, DateOnly? resubmitBy, bool isInOtherHands, bool isPaused)
    {
        var isOpen = !isInOtherHands && (state is null or ReturnState.Draft or ReturnState.SentBack);
        return state == ReturnState.SentBack && resubmitBy is { } by
            ? new(obligation, by, obligation.LockOn > by ? obligation.LockOn : by, isOpen, isPaused)
            : new(obligation, obligation.DueOn, obligation.LockOn, isOpen, isPaused);
    }
}

/// <summary>What has been told so far.</summary>
/// <param name="ToldToday">Who has had a message of the ladder on the plan's day.</param>
/// <param name="Bounced">E-mail addresses that the server refuses for good.</param>
public sealed record ReminderHistory(
    IReadOnlySet<ReminderKey> Told, IReadOnlySet<(ReminderChannel Channel, string Recipient)> ToldToday, IReadOnlySet<string> Bounced)
{
    public static ReminderHistory None { get; } = new(
        new HashSet<ReminderKey>(), new HashSet<(ReminderChannel Channel, string Recipient)>(), new HashSet<string>());
}

/// <param name="Recipient">Null when the decision is about the obligation as a whole.</param>
/// <param name="RuleDay">The day the rule fell on; earlier than the plan's day after an outage or days off.</param>
/// <param name="WorkingDaysLate">Negative before the due date.</param>
public sealed record PlannedReminder(
    Obligation Obligation,
    ReminderRule Rule,
    string Occasion,
    ReminderRecipient? Recipient,
    DateOnly RuleDay,
    DateOnly DueOn,
    int WorkingDaysLate,
    ReminderDecision Decision,
    string? Note = null)
{
    public ReminderKey KeyFor(ReminderRecipient to) => new(Obligation.Id, Rule.Code, Occasion, to.Channel, to.Address);
}

public static class ReminderPlan
{
    /// <summary>
    /// Who gets what on a day, and why. Of the rungs of one audience whose day has come only the latest applies: after an
    /// outage or a long holiday a unit gets one message, not three. On a day off nothing is planned, after the lock nobody is
    /// chased for what is no longer taken, and nobody gets a second message of the ladder on one day.
    /// </summary>
    public static IReadOnlyList<PlannedReminder> For(
        DateOnly today,
        IReadOnlyList<ReminderRule> rules,
        IEnumerable<ReminderSubject> subjects,
        Func<Obligation, ReminderAudience, IReadOnlyList<ReminderRecipient>> recipients,
        ReminderHistory history,
        WorkingCalendar calendar)
    {
        if (!calendar.IsWorkingDay(today))
        {
            return [];
        }

        var days = new DueDays(today, calendar);
        var ladders = rules.GroupBy(rule => rule.Audience)
            .Select(ladder => ladder.OrderByDescending(rule => rule.OffsetWorkingDays).ToList())
            .ToList();
        return
        [
            .. from subject in subjects
               where today <= subject.LockOn
               from ladder in ladders
               let rule = ladder.Find(rule => days.Of(subject.DueOn, rule.OffsetWorkingDays) <= today)
               where rule is not null
               from planned in Decide(subject, rule, recipients, days, history)
               select planned,
        ];
    }

    /// <summary>What happened is told on the next working day at the latest, and once; also to who has had today's message of the ladder.</summary>
    public static IReadOnlyList<PlannedReminder> ForEvents(
        DateOnly today,
        IEnumerable<ReminderEvent> events,
        Func<Obligation, ReminderAudience, IReadOnlyList<ReminderRecipient>> recipients,
        ReminderHistory history,
        WorkingCalendar calendar)
    {
        if (!calendar.IsWorkingDay(today))
        {
            return [];
        }

        var days = new DueDays(today, calendar);
        var whateverToday = history with { ToldToday = ReminderHistory.None.ToldToday };
        return
        [
            .. from item in events
               from recipient in recipients(item.Obligation, item.Audience)
               let planned = new PlannedReminder(
                   item.Obligation, new(item.Rule, 0, item.Audience), item.Row.ToString(), recipient, today, item.DueOn, days.Late(item.DueOn),
                   ReminderDecision.Send, item.Note)
               select planned with { Decision = Decide(planned.KeyFor(recipient), whateverToday) },
        ];
    }

    private static IEnumerable<PlannedReminder> Decide(
        ReminderSubject subject,
        ReminderRule rule,
        Func<Obligation, ReminderAudience, IReadOnlyList<ReminderRecipient>> recipients,
        DueDays days,
        ReminderHistory history)
    {
        var planned = new PlannedReminder(
            subject.Obligation, rule, days.Occasion(subject.DueOn), null, days.Of(subject.DueOn, rule.OffsetWorkingDays), subject.DueOn,
            days.Late(subject.DueOn), ReminderDecision.Submitted);
        if (!subject.IsOpen || subject.IsPaused)
        {
            yield return subject.IsOpen ? planned with { Decision = ReminderDecision.Paused } : planned;
            yield break;
        }

        var to = recipients(subject.Obligation, rule.Audience);
        if (!to.Any(recipient => recipient.Channel == ReminderChannel.Email))
        {
            yield return planned with { Decision = ReminderDecision.NoContact };
        }

        foreach (var recipient in to)
        {
            yield return planned with { Recipient = recipient, Decision = Decide(planned.KeyFor(recipient), history) };
        }
    }

    private static ReminderDecision Decide(ReminderKey key, ReminderHistory history) =>
        history.Told.Contains(key) ? ReminderDecision.AlreadySent
        : key.Channel == ReminderChannel.Email && history.Bounced.Contains(key.Recipient) ? ReminderDecision.Bounced
        : history.ToldToday.Contains((key.Channel, key.Recipient)) ? ReminderDecision.NextDay
        : ReminderDecision.Send;

    /// <summary>Thousands of obligations share a handful of due dates; each is counted once.</summary>
    private sealed class DueDays(DateOnly today, WorkingCalendar calendar)
    {
        private readonly Dictionary<(DateOnly Due, int Offset), DateOnly> _ruleDays = [];
        private readonly Dictionary<DateOnly, (int Late, string Occasion)> _dues = [];

        public DateOnly Of(DateOnly due, int offset) => _ruleDays.TryGetValue((due, offset), out var day)
            ? day
            : _ruleDays[(due, offset)] = calendar.AddWorkingDays(due, offset);

        public int Late(DateOnly due) => Read(due).Late;

        public string Occasion(DateOnly due) => Read(due).Occasion;

        private (int Late, string Occasion) Read(DateOnly due) => _dues.TryGetValue(due, out var read)
            ? read
            : _dues[due] = (calendar.WorkingDaysBetween(due, today), ReminderKey.OccasionOf(due));
    }
}

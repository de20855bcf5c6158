using SurveyPlatform.Collection;

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
}

/// <summary>What the plan needs to know of one obligation.</summary>
/// <param name="IsOpen">Not submitted, or sent back to the unit.</param>
public sealed record ReminderSubject(
    Obligation Obligation, bool IsOpen, IReadOnlyList<string> UnitContacts, IReadOnlyList<string> SuperiorContacts);

/// <summary>The key of a message: there is never a second one with the same three.</summary>
public readonly record struct ReminderKey(ObligationId Obligation, string Rule, string Recipient);

/// <param name="Recipient">Null when the decision is about the obligation as a whole.</param>
/// <param name="RuleDay">The day the rule fell on; earlier than the plan's day after an outage or days off.</param>
/// <param name="WorkingDaysLate">Negative before the due date.</param>
public sealed record PlannedReminder(
    Obligation Obligation, ReminderRule Rule, string? Recipient, DateOnly RuleDay, int WorkingDaysLate, ReminderDecision Decision);

public static class ReminderPlan
{
    /// <summary>
    /// Who gets what on a day, and why. Of the rules of one audience whose day has come only the latest applies: after an
    /// outage or a long holiday a unit gets one message, not three. On a day off nothing is planned.
    /// </summary>
    public static IReadOnlyList<PlannedReminder> For(
        DateOnly today,
        IReadOnlyList<ReminderRule> rules,
        IEnumerable<ReminderSubject> subjects,
        IReadOnlySet<ReminderKey> alreadySent,
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
               from ladder in ladders
               let rule = ladder.Find(rule => days.Of(subject.Obligation.DueOn, rule.OffsetWorkingDays) <= today)
               where rule is not null
               from planned in Decide(subject, rule, days, alreadySent)
               select planned,
        ];
    }

    private static IEnumerable<PlannedReminder> Decide(
        ReminderSubject subject, ReminderRule rule, DueDays days, IReadOnlySet<ReminderKey> alreadySent)
    {
        var due = subject.Obligation.DueOn;
        var planned = new PlannedReminder(
            subject.Obligation, rule, null, days.Of(due, rule.OffsetWorkingDays), days.Late(due), ReminderDecision.Submitted);
        if (!subject.IsOpen)
        {
            return [planned];
        }

        var recipients = rule.Audience switch
        {
            ReminderAudience.Unit => subject.UnitContacts,
            ReminderAudience.Superior => subject.SuperiorContacts,
        };
        return recipients.Count == 0
            ? [planned with { Decision = ReminderDecision.NoContact }]
            : recipients.Select(recipient => planned with
            {
                Recipient = recipient,
                Decision = alreadySent.Contains(new(subject.Obligation.Id, rule.Code, recipient))
                    ? ReminderDecision.AlreadySent
                    : ReminderDecision.Send,
            });
    }

    /// <summary>Thousands of obligations share a handful of due dates; each is counted once.</summary>
    private sealed class DueDays(DateOnly today, WorkingCalendar calendar)
    {
        private readonly Dictionary<(DateOnly Due, int Offset), DateOnly> _ruleDays = [];
        private readonly Dictionary<DateOnly, int> _late = [];

        public DateOnly Of(DateOnly due, int offset) => _ruleDays.TryGetValue((due, offset), out var day)
            ? day
            : _ruleDays[(due, offset)] = calendar.AddWorkingDays(due, offset);

        public int Late(DateOnly due) => _late.TryGetValue(due, out var days) ? days : _late[due] = calendar.WorkingDaysBetween(due, today);
    }
}

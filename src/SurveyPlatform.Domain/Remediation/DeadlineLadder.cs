using SurveyPlatform.Collection;

namespace SurveyPlatform.Remediation;

/// <summary>Who is written to on a day about something that is due, by the rungs that chase returns.</summary>
public static class DeadlineLadder
{
    /// <param name="WorkingDaysLate">Negative before the due date.</param>
    public sealed record Rung(ReminderRule Rule, int WorkingDaysLate);

    /// <summary>Of the rungs of one audience the latest whose day has come; none on a day off.</summary>
    public static IReadOnlyList<Rung> On(DateOnly today, DateOnly dueOn, IReadOnlyList<ReminderRule> rules, WorkingCalendar calendar) => calendar.IsWorkingDay(today)
        ?
        [
            .. from ladder in rules.GroupBy(rule => rule.Audience)
               let rule = ladder.OrderByDescending(rule => rule.OffsetWorkingDays).FirstOrDefault(rule => calendar.AddWorkingDays(dueOn, rule.OffsetWorkingDays) <= today)
               where rule is not null
               orderby rule.Audience
               select new Rung(rule, calendar.WorkingDaysBetween(dueOn, today)),
        ]
        : [];
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>Tells the sides that have not answered in time: their people on the day after, their heads some days later. Each is told once.</summary>
[UseCase]
public sealed class ChaseCases(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    /// <summary>So many working days after the due day the head is told.</summary>
    public const int HeadAfterWorkingDays = 3;

    /// <returns>How many messages were written.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var late = await db.ReconciliationCases.AsNoTracking().Include(item => item.Parties).Include(item => item.Entries)
            .Where(item => item.DueOn < today && (item.State == CaseState.Open || item.State == CaseState.Explained)).ToListAsync(cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var later = late.Where(item => calendar.WorkingDaysBetween(item.DueOn, today) >= HeadAfterWorkingDays);
        return await notices.WriteAsync([.. CaseNotices.Late(late, ReminderAudience.Unit), .. CaseNotices.Late(later, ReminderAudience.Head)], cancellationToken);
    }
}

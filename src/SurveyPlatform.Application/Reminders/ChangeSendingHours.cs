using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>The hours between which messages may leave; before and after them it is quiet.</summary>
[UseCase]
public sealed class ChangeSendingHours(SurveyDbContext db, TimeProvider clock)
{
    public async Task<Outcome<ReminderSettings>> GetAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Permission.ManageCollections)
        ? await db.ReminderSettings.AsNoTracking().OrderBy(settings => settings.Id).FirstOrDefaultAsync(cancellationToken) ?? new()
        : SharedProblems.NotPermitted;

    public async Task<Outcome<Done>> RunAsync(TimeOnly from, TimeOnly until, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var settings = await db.ReminderSettings.OrderBy(item => item.Id).FirstOrDefaultAsync(cancellationToken) ?? db.ReminderSettings.Add(new()).Entity;
        if (!settings.Change(from, until, actor.Name, clock.UtcNow))
        {
            return RemindersProblems.HoursWithoutEnd;
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }
}

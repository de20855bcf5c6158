using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>For some days, or until further notice, a unit is not chased; why is written down and stays.</summary>
[UseCase]
public sealed class PauseReminders(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="until">The last day; null: until somebody ends it.</param>
    public async Task<Outcome<Done>> RunAsync(UnitId unit, DateOnly? until, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (!await db.UnitVersions.VisibleTo(actor).AnyAsync(version => EF.Property<UnitId>(version, "UnitId") == unit, cancellationToken))
        {
            return SharedProblems.NotFound;
        }

        var (today, why) = (clock.Today, reason.Normalize().Trim());
        var problems = Check(today, until, why).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var earlier = await db.ReminderPauses.AsNoTracking().Where(pause => pause.UnitId == unit).ToListAsync(cancellationToken);
        if (earlier.Any(pause => pause.Covers(today)))
        {
            return RemindersProblems.PausedAlready;
        }

        db.ReminderPauses.Add(new() { Id = clock.NewKey(), UnitId = unit, From = today, Until = until, Reason = why, By = actor.Name, AtUtc = clock.UtcNow });
        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }

    private static IEnumerable<Problem> Check(DateOnly today, DateOnly? until, string reason)
    {
        if (reason.Length == 0)
        {
            yield return RemindersProblems.ReasonNeeded;
        }

        if (reason.Length > ReminderPause.ReasonMaxLength)
        {
            yield return RemindersProblems.ReasonTooLong(ReminderPause.ReasonMaxLength);
        }

        if (until < today)
        {
            yield return RemindersProblems.EndsBeforeItBegins;
        }
    }
}

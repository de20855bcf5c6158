using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>From today on the unit is chased again.</summary>
[UseCase]
public sealed class EndPause(SurveyDbContext db, TimeProvider clock)
{
    public async Task<Outcome<UnitId>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var pause = await db.ReminderPauses.FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        if (pause is null
            || !await db.UnitVersions.VisibleTo(actor).AnyAsync(version => EF.Property<UnitId>(version, "UnitId") == pause.UnitId, cancellationToken))
        {
            return SharedProblems.NotFound;
        }

        if (pause.Covers(clock.Today))
        {
            pause.End(clock.Today, actor.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
        }

        return pause.UnitId;
    }
}

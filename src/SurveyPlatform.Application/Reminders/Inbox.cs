using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

internal static class Inbox
{
    /// <summary>What came to the actor's very own unit; to who manages collections also what came to a department that asks.</summary>
    public static IQueryable<ReminderMessage> InboxOf(this SurveyDbContext db, Actor actor)
    {
        var manages = actor.May(Permission.ManageCollections);
        var units = from version in db.UnitVersions.VisibleTo(actor)
                    where version.Path == actor.Scope || version.SuccessorPath == actor.Scope || (manages && db.Collections.Any(collection => collection.AskedBy == version.Code))
                    select (UnitId?)EF.Property<UnitId>(version, "UnitId");
        return db.Reminders.AsNoTracking().Where(message =>
            message.Channel == ReminderChannel.Inbox && message.State == ReminderState.Sent && units.Contains(message.RecipientUnitId));
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Who is not chased at present and why; of one unit also what was.</summary>
[UseCase]
public sealed class ListPauses(SurveyDbContext db, IPeople people, TimeProvider clock)
{
    public sealed record Row(Guid Id, UnitId UnitId, string UnitName, DateOnly From, DateOnly? Until, string Reason, string By, DateTime AtUtc, bool IsOn, DateOnly? EndedOn, string? EndedBy);

    /// <param name="unit">Null: those that hold today, of all units.</param>
    public async Task<Outcome<List<Row>>> RunAsync(UnitId? unit, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var visible = db.UnitVersions.AsNoTracking().VisibleTo(actor);
        var rows = await (from pause in db.ReminderPauses.AsNoTracking()
                          where unit == null || pause.UnitId == unit
                          let version = visible.Where(item => EF.Property<UnitId>(item, "UnitId") == pause.UnitId).OrderByDescending(item => item.ValidFrom).FirstOrDefault()
                          where version != null
                          select new { Pause = pause, version.TypeName, version.Name }).ToListAsync(cancellationToken);
        var nameOf = await people.NamesAsync(rows.SelectMany(row => new[] { row.Pause.By, row.Pause.EndedBy ?? "" }), cancellationToken);
        return (from row in rows
                let pause = row.Pause
                where unit is not null || pause.Covers(today)
                orderby pause.AtUtc descending
                select new Row(
                    pause.Id, pause.UnitId, UnitNames.Full(row.TypeName, row.Name), pause.From, pause.Until, pause.Reason, nameOf(pause.By), pause.AtUtc,
                    pause.Covers(today), pause.EndedOn, pause.EndedBy is { } who ? nameOf(who) : null)).ToList();
    }
}

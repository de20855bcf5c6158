using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>
/// Reminders go to whoever holds the obligation, so nothing has to be moved. A pause stays with what the old unit owed: that a unit was not to be
/// written to is no reason to spare the new one.
/// </summary>
internal sealed class RemindersFollow(SurveyDbContext db, TimeProvider clock) : IFollowsReorganisation
{
    public async Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken)
    {
        var ended = plan.Endings.ToDictionary(ending => ending.Unit.Id, ending => ending.Unit.Version.FullName);
        var (ids, today) = (ended.Keys.ToList(), clock.Today);
        var pauses = await db.ReminderPauses.AsNoTracking().Where(pause => ids.Contains(pause.UnitId)).ToListAsync(cancellationToken);
        var paused = pauses.Where(pause => pause.Covers(today)).Select(pause => ended[pause.UnitId]).Distinct().ToList();
        var carried = plan.Endings.Where(ending => !ending.IsAbolished).Select(ending => ending.Unit.Id).ToList();
        var contacts = await db.Units.AsNoTracking().Where(unit => carried.Contains(unit.Id)).SelectMany(unit => unit.Contacts).CountAsync(cancellationToken);
        return [new("contacts", contacts, []), new("pauses", paused.Count, paused)];
    }

    public Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken) => Task.CompletedTask;
}

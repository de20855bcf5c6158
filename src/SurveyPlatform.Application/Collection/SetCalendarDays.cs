using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Adds days to the calendar table and changes those that are there. Dates of open exercises stay: see <see cref="ListCalendarImpact"/>.</summary>
[UseCase]
public sealed class SetCalendarDays(SurveyDbContext db, TimeProvider clock)
{
    public enum Effect
    {
        Added,
        Changed,
        Same,
    }

    public sealed record Row(CalendarRow Day, Effect Effect);

    public sealed record Result(IReadOnlyList<Row> Rows)
    {
        public int Count(Effect effect) => Rows.Count(row => row.Effect == effect);
    }

    /// <param name="isTrial">Only says what would change.</param>
    public async Task<Outcome<Result>> RunAsync(IReadOnlyList<CalendarRow> days, bool isTrial, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var cleaned = days.Select(day => day.Cleaned()).GroupBy(day => day.Date).Select(group => group.Last()).OrderBy(day => day.Date).ToList();
        if (cleaned.Select(day => day.Refusal).OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return new(problems);
        }

        var known = await db.CalendarDays.ToDictionaryAsync(day => day.Date, cancellationToken);
        var rows = cleaned.ConvertAll(day => new Row(day, EffectOf(day, known.GetValueOrDefault(day.Date))));
        if (isTrial)
        {
            return new Result(rows);
        }

        foreach (var (day, _) in rows.Where(row => row.Effect != Effect.Same))
        {
            if (!known.TryGetValue(day.Date, out var stored))
            {
                db.CalendarDays.Add(stored = new() { Date = day.Date, Name = day.Name });
            }

            (stored.Kind, stored.Name, stored.Basis, stored.Verified) = (day.Kind, day.Name, day.Basis, day.Verified);
            (stored.ChangedBy, stored.ChangedAtUtc) = (actor.Name, clock.UtcNow);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Result(rows);
    }

    private static Effect EffectOf(CalendarRow day, CalendarDay? stored) => stored is null ? Effect.Added : day.IsAlready(stored) ? Effect.Same : Effect.Changed;
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>What the actor's own unit will be asked next: of each collection the next period that is not open yet.</summary>
[UseCase]
public sealed class ListUpcoming(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="OpensOn">The cut-off day.</param>
    public sealed record Row(string CollectionCode, LocalizedText Title, Period Period, DateOnly WindowStart, DateOnly OpensOn, DateOnly Due);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var unit = await db.Units.AsNoTracking().Include(item => item.History)
            .FirstOrDefaultAsync(item => item.History.Any(version => version.Path == actor.Scope), cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var collection in await db.Collections.AsNoTracking().Where(item => item.Frequency != Frequency.AdHoc).ToListAsync(cancellationToken))
        {
            var (period, dates) = NextOf(collection, calendar, today);
            // Who owes a period is decided on its cut-off day: a unit that has ended by then owes nothing.
            if (unit is not null && collection.Respondents.Contains(unit.Kind)
                && unit.History.Any(version => version.Path == actor.Scope && version.ValidFrom <= dates.CutOff && (version.ValidTo is null || dates.CutOff < version.ValidTo)))
            {
                rows.Add(new(collection.Code, collection.Title, period, dates.WindowStart, dates.CutOff, dates.Due));
            }
        }

        return rows.OrderBy(row => row.OpensOn).ThenBy(row => row.Title.Vi, StringComparer.Ordinal).ToList();
    }

    /// <summary>A period opens on its cut-off day, so the next is the first whose cut-off is yet to come.</summary>
    private static (Period Period, ExerciseDates Dates) NextOf(CollectionDefinition collection, WorkingCalendar calendar, DateOnly today)
    {
        var period = collection.Scheme.PeriodOf(today, collection.Frequency);
        period = period < collection.FirstPeriod ? collection.FirstPeriod : period;
        while (collection.Scheme.Window(period).End <= today)
        {
            period = period.Next;
        }

        return (period, collection.DatesFor(period, calendar));
    }
}

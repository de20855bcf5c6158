using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>What twelve months bring: of every collection the periods with their dates, those that are open as they were opened, the others as they will be.</summary>
[UseCase]
public sealed class ListYearAhead(SurveyDbContext db, TimeProvider clock)
{
    private const int Months = 12;

    public sealed record Rung(string Code, DateOnly Day);

    /// <param name="Exercise">Null: not opened yet.</param>
    public sealed record Row(string CollectionCode, LocalizedText Title, Period Period, ExerciseDates Dates, ExerciseId? Exercise, IReadOnlyList<Rung> Rungs);

    /// <param name="To">The last day shown.</param>
    /// <param name="YearsWithoutDays">Nothing is known of their holidays: dates in them may still move.</param>
    public sealed record Result(
        DateOnly From, DateOnly To, DateOnly Today, IReadOnlyList<Row> Rows, IReadOnlyDictionary<DateOnly, CalendarDay> Days, IReadOnlyList<int> YearsWithoutDays)
    {
        public IEnumerable<DateOnly> MonthsShown => Enumerable.Range(0, Months).Select(From.AddMonths);
    }

    /// <param name="month">Null: this month. Any day of it.</param>
    public async Task<Outcome<Result>> RunAsync(DateOnly? month, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var start = month ?? clock.Today;
        var from = new DateOnly(start.Year, start.Month, 1);
        var to = from.AddMonths(Months).AddDays(-1);
        var days = await db.CalendarDays.AsNoTracking().ToDictionaryAsync(day => day.Date, cancellationToken);
        var calendar = new WorkingCalendar(days.Select(day => KeyValuePair.Create(day.Key, day.Value.Kind)));
        var opened = (await db.Exercises.AsNoTracking().Where(exercise => exercise.WindowEnd <= to && exercise.Lock >= from).ToListAsync(cancellationToken))
            .ToLookup(exercise => exercise.CollectionCode, StringComparer.Ordinal);
        var collections = await db.Collections.AsNoTracking().OrderBy(collection => collection.Code).ToListAsync(cancellationToken);
        var rows = collections.SelectMany(collection => RowsOf(collection, [.. opened[collection.Code]], from, to, calendar))
            .OrderBy(row => row.Dates.CutOff).ThenBy(row => row.CollectionCode, StringComparer.Ordinal).ToList();
        var known = days.Keys.Select(day => day.Year).ToHashSet();
        return new Result(from, to, clock.Today, rows, days, [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Where(year => !known.Contains(year))]);
    }

    private static IEnumerable<Row> RowsOf(CollectionDefinition collection, List<CollectionExercise> opened, DateOnly from, DateOnly to, WorkingCalendar calendar)
    {
        foreach (var exercise in opened)
        {
            yield return RowOf(collection, exercise.Period, new(exercise.WindowStart, exercise.WindowEnd, exercise.CutOff, exercise.Due, exercise.Lock), exercise.Id, calendar);
        }

        if (collection.Frequency == Frequency.AdHoc)
        {
            yield break;
        }

        var isOpen = opened.Select(exercise => exercise.Period).ToHashSet();
        var current = collection.Scheme.PeriodOf(from, collection.Frequency).Previous;
        for (var period = current < collection.FirstPeriod ? collection.FirstPeriod : current; collection.Scheme.Window(period).End <= to; period = period.Next)
        {
            var dates = collection.DatesFor(period, calendar);
            if (!isOpen.Contains(period) && dates.Lock >= from)
            {
                yield return RowOf(collection, period, dates, null, calendar);
            }
        }
    }

    private static Row RowOf(CollectionDefinition collection, Period period, ExerciseDates dates, ExerciseId? exercise, WorkingCalendar calendar) => new(
        collection.Code, collection.Title, period, dates, exercise,
        [.. collection.ReminderRules.OrderBy(rule => rule.OffsetWorkingDays).Select(rule => new Rung(rule.Code, calendar.AddWorkingDays(dates.Due, rule.OffsetWorkingDays)))]);
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>What is collected how often, and the next period of each that has not been opened.</summary>
[UseCase]
public sealed class ListCollections(SurveyDbContext db)
{
    /// <param name="Dates">Of the next period; it can be opened from its cut-off day on.</param>
    public sealed record Row(string Code, LocalizedText Title, Frequency Frequency, Period Next, ExerciseDates Dates);

    public sealed record Result(IReadOnlyList<Row> Collections);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var opened = (await db.Exercises.AsNoTracking().Select(exercise => new { exercise.CollectionCode, exercise.Period }).ToListAsync(cancellationToken))
            .ToLookup(exercise => exercise.CollectionCode, exercise => exercise.Period, StringComparer.Ordinal);
        var collections = await db.Collections.AsNoTracking().Where(collection => collection.Frequency != Frequency.AdHoc).OrderBy(collection => collection.Code).ToListAsync(cancellationToken);
        return new Result([.. collections.Select(collection => RowOf(collection, [.. opened[collection.Code]], calendar))]);
    }

    private static Row RowOf(CollectionDefinition collection, HashSet<Period> opened, WorkingCalendar calendar)
    {
        var next = collection.NextAfter(opened);
        return new(collection.Code, collection.Title, collection.Frequency, next, collection.DatesFor(next, calendar));
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>The collections with their settings, and who changed what.</summary>
[UseCase]
public sealed class ReadCollection(SurveyDbContext db, IPeople people, TimeProvider clock)
{
    private const int MostChanges = 50;

    /// <param name="Next">Null: it opens by request only.</param>
    public sealed record Row(CollectionDefinition Collection, Period? Next, ExerciseDates? Dates, string? AskedByName);

    public sealed record Change(CollectionChange What, string By);

    /// <param name="Departments">Who can be the one that asks: code and name.</param>
    public sealed record Result(Row Row, IReadOnlyList<Change> Changes, IReadOnlyList<(string Code, string Name)> Departments);

    public async Task<Outcome<List<Row>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var collections = await db.Collections.AsNoTracking().OrderBy(collection => collection.Code).ToListAsync(cancellationToken);
        return await RowsAsync(collections, cancellationToken);
    }

    public async Task<Outcome<Result>> RunAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Collections.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code, cancellationToken) is not { } collection)
        {
            return SharedProblems.NotFound;
        }

        var changes = await db.CollectionChanges.AsNoTracking().Where(change => change.CollectionCode == code)
            .OrderByDescending(change => change.AtUtc).ThenBy(change => change.Field).Take(MostChanges).ToListAsync(cancellationToken);
        var name = await people.NamesAsync(changes.Select(change => change.By), cancellationToken);
        var departments = await db.StandingAsync([UnitKind.Department, UnitKind.Province], clock.Today, cancellationToken);
        return new Result(
            (await RowsAsync([collection], cancellationToken))[0], [.. changes.Select(change => new Change(change, name(change.By)))],
            [.. departments.Select(unit => (unit.Version.Code, UnitNames.Full(unit.Version.TypeName, unit.Version.Name)))]);
    }

    private async Task<List<Row>> RowsAsync(List<CollectionDefinition> collections, CancellationToken cancellationToken)
    {
        var (today, calendar) = (clock.Today, await db.ReadCalendarAsync(cancellationToken));
        var opened = (await db.Exercises.AsNoTracking().Select(exercise => new { exercise.CollectionCode, exercise.Period }).ToListAsync(cancellationToken))
            .ToLookup(exercise => exercise.CollectionCode, exercise => exercise.Period, StringComparer.Ordinal);
        var codes = collections.Select(collection => collection.AskedBy).OfType<string>().ToList();
        var names = (await db.UnitVersions.AsNoTracking().Where(unit => codes.Contains(unit.Code) && unit.ValidFrom <= today && (unit.ValidTo == null || today < unit.ValidTo))
            .ToListAsync(cancellationToken)).ToDictionary(unit => unit.Code, unit => UnitNames.Full(unit.TypeName, unit.Name), StringComparer.Ordinal);
        return collections.ConvertAll(collection =>
        {
            var next = collection.Frequency == Frequency.AdHoc ? (Period?)null : collection.NextAfter(opened[collection.Code]);
            return new Row(
                collection, next, next is { } period ? collection.DatesFor(period, calendar) : null,
                collection.AskedBy is { } asks ? names.GetValueOrDefault(asks, asks) : null);
        });
    }
}

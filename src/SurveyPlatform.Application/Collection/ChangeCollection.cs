using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Changes the settings of a collection, having said what that does to the next period. What is open stays as it was opened.</summary>
[UseCase]
public sealed class ChangeCollection(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Dates">Null: it opens by request only.</param>
    /// <param name="Owing">How many units would owe it if it were opened today.</param>
    public sealed record NextPeriod(Period? Period, ExerciseDates? Dates, int Owing);

    public sealed record Change(string Field, string? Before, string? After);

    public sealed record Result(IReadOnlyList<Change> Changes, NextPeriod Before, NextPeriod After);

    /// <param name="version">As the settings were when they were shown.</param>
    /// <param name="isTrial">Only says what would change.</param>
    public async Task<Outcome<Result>> RunAsync(
        string code, int version, CollectionSettings settings, bool isTrial, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Collections.FindAsync([code], cancellationToken) is not { } collection)
        {
            return SharedProblems.NotFound;
        }

        if (collection.Version != version)
        {
            return CollectionProblems.ChangedMeanwhile;
        }

        settings = settings.Cleaned();
        if ((await RefusalsAsync(settings, cancellationToken)) is { Count: > 0 } refusals)
        {
            return new(refusals);
        }

        var current = CollectionSettings.Of(collection);
        var changes = current.Fields().Zip(settings.Fields(), (before, after) => new Change(before.Field, before.Value, after.Value))
            .Where(change => change.Before != change.After).ToList();
        var nextBefore = await NextAsync(collection, cancellationToken);
        settings.ApplyTo(collection);
        var result = new Result(changes, nextBefore, await NextAsync(collection, cancellationToken));
        if (isTrial || changes.Count == 0)
        {
            db.ChangeTracker.Clear();
            return result;
        }

        collection.Version++;
        db.CollectionChanges.AddRange(changes.Select(change => new CollectionChange
        {
            Id = clock.NewKey(),
            CollectionCode = code,
            Field = change.Field,
            Before = change.Before,
            After = change.After,
            By = actor.Name,
            AtUtc = clock.UtcNow,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CollectionProblems.ChangedMeanwhile;
        }
    }

    private async Task<List<Problem>> RefusalsAsync(CollectionSettings settings, CancellationToken cancellationToken)
    {
        var refusals = settings.Refusals().ToList();
        var today = clock.Today;
        if (settings.AskedBy is { } asks && !await db.UnitVersions.AnyAsync(
            unit => unit.Code == asks && unit.ValidFrom <= today && (unit.ValidTo == null || today < unit.ValidTo), cancellationToken))
        {
            refusals.Add(CollectionProblems.NoSuchUnit(asks.Length > 40 ? asks[..40] : asks));
        }

        return refusals;
    }

    private async Task<NextPeriod> NextAsync(CollectionDefinition collection, CancellationToken cancellationToken)
    {
        var owing = (await db.StandingAsync(collection.Respondents, clock.Today, cancellationToken)).Count;
        if (collection.Frequency == Frequency.AdHoc)
        {
            return new(null, null, owing);
        }

        var opened = await db.Exercises.AsNoTracking().Where(exercise => exercise.CollectionCode == collection.Code).Select(exercise => exercise.Period).ToListAsync(cancellationToken);
        var next = collection.NextAfter(opened);
        return new(next, collection.DatesFor(next, await db.ReadCalendarAsync(cancellationToken)), owing);
    }
}

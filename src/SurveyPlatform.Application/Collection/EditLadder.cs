using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Shows and changes when whom is reminded, with the days that come of it.</summary>
[UseCase]
public sealed class EditLadder(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Periods">The period that is collected now, or would be, and the next.</param>
    public sealed record Result(CollectionDefinition Collection, IReadOnlyList<ReminderRule> Rungs, IReadOnlyList<PeriodDays> Periods);

    /// <param name="Days">Rung by rung.</param>
    public sealed record PeriodDays(Period Period, DateOnly Due, IReadOnlyList<DateOnly> Days);

    /// <param name="rungs">What the ladder would be; null: as it is.</param>
    public async Task<Outcome<Result>> ShowAsync(string code, IReadOnlyList<ReminderRule>? rungs, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Collections.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code, cancellationToken) is not { } collection)
        {
            return SharedProblems.NotFound;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var opened = await db.Exercises.AsNoTracking().Where(item => item.CollectionCode == code && item.Reason == null)
            .OrderByDescending(item => item.CutOff).FirstOrDefaultAsync(cancellationToken);
        var current = opened?.Period ?? collection.Scheme.PeriodOf(clock.Today, collection.Frequency);
        var shown = ReminderLadder.InOrder(rungs ?? collection.ReminderRules);
        return new Result(collection, shown, [Days(current, opened?.Due), Days(current.Next, null)]);

        PeriodDays Days(Period period, DateOnly? due)
        {
            var day = due ?? collection.DatesFor(period, calendar).Due;
            return new(period, day, [.. shown.Select(rung => calendar.AddWorkingDays(day, rung.OffsetWorkingDays))]);
        }
    }

    /// <param name="version">Of the collection as it was shown.</param>
    public async Task<Outcome<Done>> RunAsync(string code, int version, IReadOnlyList<ReminderRule> rungs, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Collections.FirstOrDefaultAsync(item => item.Code == code, cancellationToken) is not { } collection)
        {
            return SharedProblems.NotFound;
        }

        var problems = ReminderLadder.Refusals(rungs, collection.LockAfterWorkingDays, collection.AskedBy is not null).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        if (collection.Version != version)
        {
            return LadderProblems.Changed;
        }

        db.CollectionChanges.Add(new()
        {
            Id = clock.NewKey(),
            CollectionCode = code,
            Field = "ladder",
            Before = Written(collection.ReminderRules),
            After = Written(rungs),
            By = actor.Name,
            AtUtc = clock.UtcNow,
        });
        (collection.ReminderRules, collection.Version) = (ReminderLadder.InOrder(rungs), version + 1);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return LadderProblems.Changed;
        }

        return default(Done);
    }

    private static string Written(IEnumerable<ReminderRule> rungs) => string.Join(", ", ReminderLadder.InOrder(rungs).Select(rung => FormattableString.Invariant($"{rung.OffsetWorkingDays} {rung.Audience}")));
}

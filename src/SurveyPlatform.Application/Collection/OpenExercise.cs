using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Opens a period of a collection and freezes who owes what. Opening it again changes nothing.</summary>
[UseCase]
public sealed partial class OpenExercise(SurveyDbContext db, TimeProvider clock, ILogger<OpenExercise> log)
{
    /// <param name="Opened">False when it was open already.</param>
    public sealed record Result(ExerciseId Id, Period Period, bool Opened, int Obligations, DateOnly Due);

    public async Task<Outcome<Result>> RunAsync(string collectionCode, Period period, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Collections.FindAsync([collectionCode], cancellationToken) is not { } collection)
        {
            return SharedProblems.NotFound;
        }

        if (await FindAsync(collection, period, cancellationToken) is { } open)
        {
            return open;
        }

        var dates = collection.DatesFor(period, await db.ReadCalendarAsync(cancellationToken));
        var template = await db.NewestVersionAsync(collection.TemplateCode, cancellationToken);
        if (Refusals(collection, period, dates, template) is { Count: > 0 } refusals)
        {
            return new(refusals);
        }

        var exercise = new CollectionExercise
        {
            Id = new(clock.NewKey()),
            CollectionCode = collection.Code,
            Period = period,
            TemplateVersionId = template!.Value,
            WindowStart = dates.WindowStart,
            WindowEnd = dates.WindowEnd,
            CutOff = dates.CutOff,
            Due = dates.Due,
            Lock = dates.Lock,
            OpenedAtUtc = clock.UtcNow,
        };
        // As they stand on the cut-off day: the day that decides who owes a period.
        var units = await db.StandingAsync(collection.Respondents, exercise.CutOff, cancellationToken);
        var obligations = units.ConvertAll(unit => unit.Freeze(exercise, clock.NewKey()));
        if (obligations.Count == 0)
        {
            return CollectionProblems.NobodyOwes;
        }

        db.Exercises.Add(exercise);
        db.Obligations.AddRange(obligations);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process opened the same period in this moment: the unique key lets only one of the two in.
            db.ChangeTracker.Clear();
            if (await FindAsync(collection, period, cancellationToken) is { } other)
            {
                return other;
            }

            throw;
        }

        LogOpened(collection.Code, period, obligations.Count);
        return new Result(exercise.Id, period, true, obligations.Count, exercise.Due);
    }

    private List<Problem> Refusals(CollectionDefinition collection, Period period, ExerciseDates dates, Guid? template)
    {
        var problems = new List<Problem>();
        if (period.Frequency != collection.Frequency)
        {
            problems.Add(CollectionProblems.WrongFrequency(period, collection.Frequency));
        }
        else if (period < collection.FirstPeriod)
        {
            problems.Add(CollectionProblems.BeforeFirst(period, collection.FirstPeriod));
        }
        else if (clock.Today < dates.CutOff)
        {
            problems.Add(CollectionProblems.TooEarly(period, dates.CutOff));
        }

        if (template is null)
        {
            problems.Add(CollectionProblems.NoTemplate(collection.TemplateCode));
        }

        return problems;
    }

    private async Task<Result?> FindAsync(CollectionDefinition collection, Period period, CancellationToken cancellationToken) =>
        await db.Exercises.AsNoTracking().Where(exercise => exercise.CollectionCode == collection.Code && exercise.Period == period)
            .Select(exercise => new Result(
                exercise.Id, exercise.Period, false, db.Obligations.Count(item => item.ExerciseId == exercise.Id), exercise.Due))
            .FirstOrDefaultAsync(cancellationToken);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Opened {Collection} {Period} with {Obligations} obligations")]
    private partial void LogOpened(string collection, Period period, int obligations);
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Closes the exercises that take nothing any more: their own lock has passed, and that of each unit that was given more time.</summary>
[UseCase]
public sealed class CloseExercises(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Exercises that can be closed now.</summary>
    public async Task<IReadOnlyList<(ExerciseId Id, string Collection, Period Period)>> DueAsync(CancellationToken cancellationToken) =>
        [.. (await Over().AsNoTracking().OrderBy(exercise => exercise.Lock).ToListAsync(cancellationToken)).Select(item => (item.Id, item.CollectionCode, item.Period))];

    /// <param name="only">This one; null: all that are due.</param>
    /// <returns>How many were closed.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, CancellationToken cancellationToken, ExerciseId? only = null)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var over = await Over().Where(exercise => only == null || exercise.Id == only).ToListAsync(cancellationToken);
        over.ForEach(exercise => exercise.Close(clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
        return over.Count;
    }

    private IQueryable<CollectionExercise> Over()
    {
        var today = clock.Today;
        return db.Exercises.Where(exercise => exercise.State == ExerciseState.Open && exercise.Lock < today
            && !db.Obligations.Any(obligation => obligation.ExerciseId == exercise.Id && obligation.LockOn >= today));
    }
}

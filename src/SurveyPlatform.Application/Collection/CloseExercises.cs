using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Closes the exercises that take nothing any more: their own lock has passed, and that of each unit that was given more time.</summary>
[UseCase]
public sealed class CloseExercises(SurveyDbContext db, TimeProvider clock)
{
    /// <returns>How many were closed.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var over = await db.Exercises.Where(exercise => exercise.State == ExerciseState.Open && exercise.Lock < today
            && !db.Obligations.Any(obligation => obligation.ExerciseId == exercise.Id && obligation.LockOn >= today)).ToListAsync(cancellationToken);
        over.ForEach(exercise => exercise.Close(clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
        return over.Count;
    }
}

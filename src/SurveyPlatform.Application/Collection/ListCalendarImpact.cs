using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>
/// Open exercises whose due date would fall on another day if they were opened today: the calendar, or the rule, was changed afterwards. Nothing moves by
/// itself; a later date can be given as an extension, an earlier one is not taken back from anybody.
/// </summary>
[UseCase]
public sealed class ListCalendarImpact(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Behind">Units whose due date lies before <paramref name="WouldBe"/>.</param>
    public sealed record Row(ExerciseId Id, LocalizedText Title, Period Period, DateOnly Due, DateOnly WouldBe, IReadOnlyList<ObligationId> Behind);

    public async Task<Outcome<List<Row>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var (today, calendar) = (clock.Today, await db.ReadCalendarAsync(cancellationToken));
        var open = await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection).Where(exercise => exercise.State == ExerciseState.Open)
            .OrderBy(exercise => exercise.Due).ThenBy(exercise => exercise.CollectionCode).ToListAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var exercise in open.Where(exercise => exercise.Period.Frequency == exercise.Collection.Frequency && !exercise.Period.IsAdHoc))
        {
            var wouldBe = exercise.Collection.DatesFor(exercise.Period, calendar).Due;
            if (wouldBe == exercise.Due || (exercise.Due < today && wouldBe < today))
            {
                continue;
            }

            var behind = await db.Obligations.VisibleTo(actor).Where(owed => owed.ExerciseId == exercise.Id && owed.DueOn < wouldBe)
                .Select(owed => owed.Id).ToListAsync(cancellationToken);
            if (behind.Count > 0 || wouldBe < exercise.Due)
            {
                rows.Add(new(exercise.Id, exercise.Collection.Title, exercise.Period, exercise.Due, wouldBe, behind));
            }
        }

        return rows;
    }
}

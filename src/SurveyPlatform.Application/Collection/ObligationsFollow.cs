using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>What a unit owed, its heir has: names and superiors stay as they were frozen, the rows are seen from where the heir is.</summary>
internal sealed class ObligationsFollow(SurveyDbContext db) : IFollowsReorganisation
{
    public async Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken)
    {
        var ended = plan.Endings.Select(ending => ending.Unit.Id).ToList();
        var owed = db.Obligations.AsNoTracking().Where(owed => ended.Contains(owed.UnitId));
        var exercises = await owed.GroupBy(owed => owed.ExerciseId).Select(exercise => new { Id = exercise.Key, Count = exercise.Count() }).ToListAsync(cancellationToken);
        var ids = exercises.ConvertAll(exercise => exercise.Id);
        var named = await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection).Where(exercise => ids.Contains(exercise.Id)).ToListAsync(cancellationToken);
        var soon = named.Where(exercise => exercise.CutOff >= plan.Day).ToList();
        return
        [
            new("obligations", exercises.Sum(exercise => exercise.Count), [.. named.OrderBy(exercise => exercise.CutOff).Select(Name)]),
            new("opened-before", soon.Count, [.. soon.Select(Name)]),
        ];
    }

    public async Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken)
    {
        var units = heirs.Units;
        foreach (var owed in await db.Obligations.Where(owed => units.Contains(owed.UnitId)).ToListAsync(cancellationToken))
        {
            var heir = heirs.All[owed.UnitId];
            owed.PassTo(heir.Id, heir.Path);
        }
    }

    private static string Name(CollectionExercise exercise) => $"{exercise.Collection.Title.Vi}, {exercise.Period}";
}

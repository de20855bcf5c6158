using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>Brings the verdicts of every exercise that a standard judges up to date. Where nothing has changed it changes nothing.</summary>
[UseCase]
public sealed class JudgeReturns(SurveyDbContext db, EvaluateStandards evaluate)
{
    public sealed record DueExercise(ExerciseId Id, string Collection, Period Period);

    /// <summary>The exercises with a standard in force on their cut-off day and a return to judge, the newest first.</summary>
    /// <param name="since">Only those with a cut-off on or after this day.</param>
    public async Task<IReadOnlyList<DueExercise>> DueAsync(CancellationToken cancellationToken, DateOnly since = default) =>
        await db.Exercises.AsNoTracking()
            .Where(exercise => exercise.CutOff >= since && db.Returns.Any(item => item.Obligation.ExerciseId == exercise.Id && item.Revision > 0) && db.Standards.Any(standard => standard.TemplateCode == exercise.Collection.TemplateCode
                && standard.EffectiveFrom <= exercise.CutOff && (standard.EffectiveTo == null || standard.EffectiveTo >= exercise.CutOff)))
            .OrderByDescending(exercise => exercise.CutOff)
            .Select(exercise => new DueExercise(exercise.Id, exercise.CollectionCode, exercise.Period)).ToListAsync(cancellationToken);

    /// <returns>Units with a new verdict.</returns>
    public async Task<int> RunAsync(DateOnly since, CancellationToken cancellationToken)
    {
        var judged = 0;
        foreach (var exercise in await DueAsync(cancellationToken, since))
        {
            judged += (await evaluate.RunAsync(exercise.Id, Actor.System, cancellationToken)).Require().Judged;
        }

        return judged;
    }
}

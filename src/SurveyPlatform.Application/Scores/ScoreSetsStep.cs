using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Scores;

/// <summary>Recipe step <c>score-sets</c>: criteria to begin with. What Home Affairs has changed since is theirs and left alone.</summary>
internal sealed class ScoreSetsStep(SurveyDbContext db, SaveScoreSet save) : IRecipeStep
{
    public string Name => "score-sets";

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var (set, field) in context.ReadItems<ScoreSet>("sets"))
        {
            if (await db.ScoreSets.AnyAsync(item => item.Code == set.Code && item.Year == set.Year, cancellationToken))
            {
                continue;
            }

            foreach (var problem in (await save.RunAsync(set, 0, Actor.System, cancellationToken)).Problems)
            {
                context.Report(problem, field);
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Tests.Ground;

public static class Judging
{
    /// <summary>Holds the units of the newest quarter against the standard.</summary>
    public static async Task<EvaluateStandards.Tally> JudgeAsync(this Site site)
    {
        var exercise = await site.StoreAsync(db => db.Exercises.Where(item => item.CollectionCode == "hardware").OrderByDescending(item => item.Due).FirstAsync());
        return (await site.AskAsync<EvaluateStandards, Outcome<EvaluateStandards.Tally>>(evaluate =>
            evaluate.RunAsync(exercise.Id, Quarter.Coordinator, CancellationToken.None))).Require();
    }
}

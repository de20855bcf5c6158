using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Scores;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>Home Affairs freezes a year's scores once its last quarter has been reported; a year that goes on stays open.</summary>
public static class DemoScores
{
    private static readonly Actor HomeAffairs = new("noivu", "Sở Nội vụ", Actor.PermissionsOf([Role.Scorer]), "/");

    public static async Task AfterQuarterAsync(IServiceProvider services, DemoClock clock, Period quarter, CancellationToken cancellationToken)
    {
        if (quarter.Number != 4)
        {
            return;
        }

        clock.StandAt(clock.UtcNow.ToLocal().AddHours(1));
        await using var scope = services.CreateAsyncScope();
        var codes = await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().ScoreSets
            .Where(set => set.Year == quarter.Year).Select(set => set.Code).ToListAsync(cancellationToken);
        foreach (var code in codes)
        {
            var seen = (await scope.ServiceProvider.GetRequiredService<GetScores>().RunAsync(new(code, quarter.Year, Now: true), HomeAffairs, cancellationToken)).Require();
            // Of a year whose last quarter knows no districts any more there is nobody to freeze.
            if (seen.Scored > 0)
            {
                (await scope.ServiceProvider.GetRequiredService<FreezeScores>().RunAsync(code, quarter.Year, seen.Hash, null, HomeAffairs, cancellationToken)).Require();
            }
        }
    }
}

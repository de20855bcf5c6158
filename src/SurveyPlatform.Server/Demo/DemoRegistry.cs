using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// The two reorganisations on the days on which they came, after the quarter before has been reported. Of the three communes that were divided one
/// is decided (nobody lived in the part that went elsewhere); the others stay as nobody has decided them.
/// </summary>
public static class DemoRegistry
{
    private static readonly Dictionary<Period, (string Recipe, string Code)> Reorganisations = new()
    {
        [Period.Quarter(2024, 3)] = ("reorganisation-2024-12", "nq-1257-2024"),
        [Period.Quarter(2025, 2)] = ("reorganisation-2025-07", "nq-1664-2025"),
    };

    public static async Task AfterQuarterAsync(IServiceProvider services, DemoClock clock, Period quarter, CancellationToken cancellationToken)
    {
        if (!Reorganisations.TryGetValue(quarter, out var next))
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var file = Path.Combine(AppContext.BaseDirectory, "recipes", $"{next.Recipe}.recipe.json");
        (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync([(next.Recipe, await File.ReadAllTextAsync(file, cancellationToken))], cancellationToken)).Require();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        var draft = await db.Reorganisations.AsNoTracking().SingleAsync(item => item.Code == next.Code, cancellationToken);
        var morning = draft.OperatingDay.ToDateTime(new(8, 0));
        if (clock.UtcNow.ToLocal() < morning)
        {
            clock.StandAt(morning);
        }

        if (draft.Rows.Exists(row => row is { OldCode: "21634", Kind: SuccessionKind.SplitInto }))
        {
            var shares = new Dictionary<string, decimal> { ["21628"] = 0, ["21622"] = 1 };
            (await scope.ServiceProvider.GetRequiredService<DecideShares>()
                .RunAsync(new(draft.Id, draft.Version, "21634", shares, "21622"), Actor.System, cancellationToken)).Require();
        }

        var version = await db.Reorganisations.AsNoTracking().Where(item => item.Id == draft.Id).Select(item => item.Version).SingleAsync(cancellationToken);
        db.ChangeTracker.Clear();
        (await scope.ServiceProvider.GetRequiredService<ApplyReorganisation>().RunAsync(draft.Id, version, Actor.System, cancellationToken)).Require();
    }
}

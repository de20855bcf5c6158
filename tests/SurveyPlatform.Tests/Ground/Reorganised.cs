using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Ground;

/// <summary>Bình Định through its two reorganisations: 1/12/2024 and 1/7/2025.</summary>
public static class Reorganised
{
    public const string First = "nq-1257-2024";
    public const string Second = "nq-1664-2025";

    public static readonly DateOnly FirstDay = new(2024, 12, 1);
    public static readonly DateOnly SecondDay = new(2025, 7, 1);

    /// <summary>The first has been applied on its day; the second lies there as a draft.</summary>
    public static async Task<Site> OnceAsync(string store)
    {
        var site = await Site.OpenAsync(store, [.. Site.BinhDinh, "reorganisation-2024-12", "reorganisation-2025-07"]);
        site.Clock.Set("2024-12-01 08:00");
        (await site.ApplyAsync(First)).Require();
        return site;
    }

    public static async Task<Site> TwiceAsync(string store)
    {
        var site = await OnceAsync(store);
        site.Clock.Set("2025-07-01 08:00");
        (await site.ApplyAsync(Second)).Require();
        return site;
    }

    public static Task<Reorganisation> ReorganisationAsync(this Site site, string code) =>
        site.StoreAsync(db => db.Reorganisations.AsNoTracking().SingleAsync(item => item.Code == code));

    public static async Task<Outcome<ApplyReorganisation.Result>> ApplyAsync(this Site site, string code, int? version = null, Actor? actor = null)
    {
        var item = await site.ReorganisationAsync(code);
        return await site.AskAsync<ApplyReorganisation, Outcome<ApplyReorganisation.Result>>(apply =>
            apply.RunAsync(item.Id, version ?? item.Version, actor ?? Quarter.Coordinator, CancellationToken.None));
    }

    public static Task<List<StandingUnit>> UnitsOnAsync(this Site site, DateOnly day) => site.StoreAsync(db => db.UnitsOnAsync(day, CancellationToken.None));

    /// <summary>The unit that has the code on the day: the same code is another unit on another day.</summary>
    public static async Task<StandingUnit> UnitAsync(this Site site, string code, DateOnly day) =>
        (await site.UnitsOnAsync(day)).Single(unit => unit.Version.Code == code);

    /// <summary>Applies a recipe as it lies there, changed in between.</summary>
    public static async Task<Outcome<int>> ImportAsync(this Site site, string recipe, Func<string, string> change)
    {
        var json = change(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", $"{recipe}.recipe.json")));
        return await site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync([(recipe, json)], CancellationToken.None));
    }
}

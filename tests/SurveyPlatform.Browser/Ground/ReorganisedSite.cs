using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Browser.Ground;

/// <summary>The morning of 1 July 2025: the first reorganisation is long applied, the second is a draft, and 2025-Q2 is open with a draft of <see cref="Drafted"/>.</summary>
[CollectionDefinition(Name)]
public sealed class ReorganisedSite : BinhDinhSite, ICollectionFixture<ReorganisedSite>
{
    public new const string Name = "The first of July in a browser";

    /// <summary>Phường Nhơn Bình, from that day a part of Phường Quy Nhơn Đông.</summary>
    public const string Drafted = "21550";

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await GoToAsync("2024-12-01 08:00");
        var first = await AskAsync<SurveyDbContext, Reorganisation>(db => Task.FromResult(db.Reorganisations.Single()));
        (await AskAsync<ApplyReorganisation, Outcome<ApplyReorganisation.Result>>(apply => apply.RunAsync(first.Id, first.Version, Actor.System, CancellationToken.None))).Require();
        var second = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", "reorganisation-2025-07.recipe.json"));
        (await AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync([("second", second)], CancellationToken.None))).Require();
        await GoToAsync("2025-06-20 08:00");
        await DraftAsync(Drafted, AnswersOf(Drafted));
        Set("2025-07-01 08:00");
    }
}

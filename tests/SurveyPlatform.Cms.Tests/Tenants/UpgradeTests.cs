using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Storage;
using YesSql;

namespace SurveyPlatform.Cms.Tests.Tenants;

/// <summary>The program ends and a newer one begins with what the older one left.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task A_site_that_is_started_again_has_what_it_had_and_recipes_run_again_change_nothing()
    {
        var first = await CmsSite.StartAsync();
        await first.RunRecipesAsync("demo-accounts");
        var before = await CountsAsync(first);
        before["units"].ShouldBeGreaterThan(170);

        await using var again = await first.StartAgainAsync();
        (await CountsAsync(again)).ShouldBe(before, "starting set something up a second time");
        using var planner = await again.SignInAsync("dieuphoi");
        (await planner.GetAsync("/units")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await again.RunRecipesAsync([.. Setup.Recipes, "demo-accounts"]);
        (await CountsAsync(again)).ShouldBe(before, "a recipe made something a second time");
    }

    /// <summary>Says which servers are there: another one after each start.</summary>
    private const string Presence = "server_nodes";

    /// <summary>The rows of every table of the product, and the users of Orchard Core.</summary>
    private static async Task<Dictionary<string, long>> CountsAsync(CmsSite site)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await site.InTenantAsync(async services =>
        {
            counts["users"] = await services.GetRequiredService<ISession>().Query<User, UserIndex>().CountAsync();
            var database = services.GetRequiredService<SurveyDbContext>();
            foreach (var table in database.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal).Where(name => name != Presence))
            {
#pragma warning disable EF1003 // The name comes from the model.
                counts[table] = await database.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM " + table).SingleAsync();
#pragma warning restore EF1003
            }
        });
        return counts;
    }
}

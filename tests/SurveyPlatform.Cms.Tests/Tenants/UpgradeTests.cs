using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using SurveyPlatform.Cms.Storage;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tenant_with_the_tables_of_an_older_release_is_brought_up_to_date_when_it_is_activated_and_keeps_its_rows(bool onPostgres)
    {
        await using var provinces = await TwoProvinces.StartAsync(onPostgres);
        var (first, second) = (await ConnectionOfAsync(provinces.Site, CmsSite.FirstTenant), await ConnectionOfAsync(provinces.Site, TwoProvinces.Second));
        await using var untouched = CmsProcess.Open(first);
        var units = await untouched.Units.CountAsync();

        await provinces.StartAgainAsync(() => WriteOldAsync(second));

        using var visitor = provinces.Site.Visit(TwoProvinces.SecondHost);
        (await visitor.GetAsync("/Login")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var upgraded = CmsProcess.Open(second);
        (await upgraded.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await upgraded.CalendarDays.SingleAsync()).Name.Vi.ShouldBe("Quốc khánh");
        (await upgraded.Units.CountAsync()).ShouldBe(1);
        var run = await upgraded.JobRuns.SingleAsync(item => item.StartedBy == "xưa");
        (run.Outcome, run.Step, run.Subject).ShouldBe((JobOutcome.Succeeded, null, null));
        (await untouched.Units.CountAsync()).ShouldBe(units);
        using var admin = await provinces.Site.SignInAsync("admin", host: TwoProvinces.SecondHost);
        (await admin.GetAsync("/units")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.GetAsync("/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> ConnectionOfAsync(CmsSite site, string tenant)
    {
        var connectionString = "";
        await site.InTenantAsync(services =>
        {
            connectionString = services.GetRequiredService<TenantStore>().ConnectionString;
            return Task.CompletedTask;
        }, tenant);
        return connectionString;
    }

    /// <summary>In place of what is there: the tables as they were before indicators, scores and progress, with a few rows.</summary>
    private static async Task WriteOldAsync(string connectionString)
    {
        await using var old = CmsProcess.Open(connectionString);
        if (old.Database.IsSqlite())
        {
            await old.Database.EnsureDeletedAsync();
        }
        else
        {
            await old.Database.ExecuteSqlRawAsync("DROP SCHEMA survey_gialai CASCADE; CREATE SCHEMA survey_gialai");
        }

        await old.GetService<IMigrator>().MigrateAsync("20261122000020_remediation");
        await old.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO calendar_days (date, kind, name, basis, verified) VALUES ('2023-09-02', 'DayOff', '{{"vi":"Quốc khánh"}}', 'Bộ luật Lao động 2019 Điều 112', true);
            INSERT INTO units (kind) VALUES ('Commune');
            INSERT INTO job_runs (id, job, started_by, started_at_utc, ended_at_utc, outcome, counts, failures)
            VALUES ('01890000-0000-7000-8000-0000000000AA', 'clean-up', 'xưa', '2023-09-01 00:00:00Z', '2023-09-01 00:00:01Z', 'Succeeded', '{{}}', '[]');
            """);
        (await old.Database.GetPendingMigrationsAsync()).ShouldNotBeEmpty();
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

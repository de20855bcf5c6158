using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Jobs;

/// <summary>An administrator switches a province off, on again, and takes it away.</summary>
public sealed class GoneTenantTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-cms-gone-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tenant_that_is_switched_off_has_no_jobs_until_it_is_switched_on_again_and_one_that_is_removed_none_any_more(bool onPostgres)
    {
        await using var postgres = onPostgres ? await OwnPostgres.StartAsync() : null;
        await using var cms = await CmsProcess.StartAsync(_folder,
        [
            .. TwoProvinces.ArgumentsOf(postgres?.ConnectionString), "--OrchardCore:OrchardCore_Tenants:TenantRemovalAllowed=true",
            "--OrchardCore:SurveyPlatform:Jobs:Schedules:send-messages=*/2 * * * * ?",
        ]);
        await cms.SetUpAsync(TwoProvinces.SecondHost);
        await using var first = Open(postgres, CmsSite.FirstTenant);
        await using var second = Open(postgres, TwoProvinces.Second);
        using var admin = await cms.SignInAsync("admin");
        await cms.UntilAsync(() => second.JobRuns.AnyAsync(run => run.Job == JobTable.SendMessages && run.Outcome == JobOutcome.Succeeded));

        var saidBefore = cms.Said.Length;
        await AskAsync(admin, "Disable");
        await IsForgottenAsync(cms, admin, first);
        var runs = await second.JobRuns.CountAsync();
        await GoesOnAsync(cms, first);
        (await second.JobRuns.CountAsync()).ShouldBe(runs);

        await AskAsync(admin, "Enable");
        await GoesOnAsync(cms, second);
        (await ScheduledAsync(admin)).Split($"{TwoProvinces.Second}:{JobTable.CleanUp}").Length.ShouldBeGreaterThan(1);

        await AskAsync(admin, "Disable");
        await IsForgottenAsync(cms, admin, first);
        await AskAsync(admin, "Remove");
        await GoesOnAsync(cms, first);
        (await ScheduledAsync(admin)).ShouldNotContain($"{TwoProvinces.Second}:");
        Directory.Exists(Path.Combine(_folder, "Sites", TwoProvinces.Second)).ShouldBeFalse("rows in SQLite, files and keys go");
        if (onPostgres)
        {
            (await second.JobRuns.CountAsync()).ShouldBeGreaterThan(runs, "rows in PostgreSQL stay");
        }

        cms.Said[saidBefore..].Split('\n').Where(line => line.Contains(" fail: ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private SurveyDbContext Open(OwnPostgres? postgres, string tenant) => CmsProcess.Open(postgres is null
        ? $"Data Source={Path.Combine(_folder, "Sites", tenant, "survey.db")};Pooling=False"
        : $"{postgres.ConnectionString};Search Path=survey_{tenant.ToLowerInvariant()}");

    private static async Task AskAsync(HttpClient admin, string verb)
    {
        using var answer = await admin.PostFormAsync("/Admin/Tenants", $"/Admin/Tenants/{verb}/{TwoProvinces.Second}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>And what was still under way has ended.</summary>
    private static async Task IsForgottenAsync(CmsProcess cms, HttpClient admin, SurveyDbContext other)
    {
        await cms.UntilAsync(async () => !(await ScheduledAsync(admin)).Contains($"{TwoProvinces.Second}:", StringComparison.Ordinal));
        await GoesOnAsync(cms, other);
    }

    private static Task<string> ScheduledAsync(HttpClient admin) => admin.GetStringAsync("/Admin/hangfire/recurring?count=500");

    private static async Task GoesOnAsync(CmsProcess cms, SurveyDbContext province)
    {
        var before = await CountAsync();
        await cms.UntilAsync(async () => await CountAsync() >= before + 3);

        Task<int> CountAsync() => province.JobRuns.CountAsync(run => run.Job == JobTable.SendMessages && run.Outcome == JobOutcome.Succeeded);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reports;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Jobs;

/// <summary>What a killed node was at is done all the same, and once.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-cms-nodes-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_report_whose_compiling_was_killed_is_there_after_the_next_start_once()
    {
        await using var db = CmsProcess.Open($"Data Source={Path.Combine(_folder, "Sites", "Default", "survey.db")};Pooling=False");
        Guid run;
        await using (var first = await CmsProcess.StartAsync(_folder))
        {
            await first.UntilAsync(async () => await db.ServerNodes.AnyAsync(node => node.RunsJobs) && await HasExercisesAsync(db));
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER slow AFTER UPDATE OF step ON job_runs WHEN NEW.step = 'Writing' BEGIN " +
                "SELECT count(*) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000000000) SELECT x FROM c); END");
            run = await AskAsync(first);
            await first.UntilAsync(() => IsAtAsync(db, run, CompileStep.AddingUp));
            await first.KillAsync();
        }

        (await db.JobRuns.AsNoTracking().SingleAsync(item => item.Id == run)).Outcome.ShouldBe(JobOutcome.Running);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER slow");
        await using var second = await CmsProcess.StartAsync(_folder);

        await second.UntilAsync(() => db.JobRuns.AnyAsync(item => item.Id == run && item.Outcome == JobOutcome.Succeeded));
        await ShouldBeThereOnceAsync(second, db, run);
    }

    [Fact]
    public async Task Of_two_nodes_one_goes_on_with_what_the_other_was_killed_at()
    {
        await using var postgres = await OwnPostgres.StartAsync();
        string[] settings =
        [
            "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:DatabaseProvider=Postgres",
            $"--OrchardCore:OrchardCore_AutoSetup:Tenants:0:DatabaseConnectionString={postgres.ConnectionString}",
            $"--Hangfire:ConnectionString={postgres.ConnectionString}",
            "--Hangfire:TakeOverAfter=00:00:05",
        ];
        await using var db = CmsProcess.Open($"{postgres.ConnectionString};Search Path=survey_default");
        await using var one = await CmsProcess.StartAsync(_folder, settings);
        await using var other = await CmsProcess.StartAsync(_folder, settings);
        await other.UntilAsync(async () => await db.ServerNodes.CountAsync(node => node.RunsJobs) == 2 && await HasExercisesAsync(db));
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE FUNCTION slow() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$ LANGUAGE plpgsql;
            CREATE TRIGGER slow BEFORE UPDATE OF step ON job_runs FOR EACH ROW WHEN (NEW.step = 'Writing') EXECUTE FUNCTION slow();
            """);
        var run = await AskAsync(one);
        await one.UntilAsync(() => IsAtAsync(db, run, CompileStep.AddingUp));

        var nodeId = (await db.JobRuns.AsNoTracking().SingleAsync(item => item.Id == run)).NodeId;
        var name = (await db.ServerNodes.AsNoTracking().SingleAsync(node => node.Id == nodeId)).Name;
        var (killed, left) = name.EndsWith($":{one.Id}", StringComparison.Ordinal) ? (one, other) : (other, one);
        await killed.KillAsync();
        await db.Database.ExecuteSqlRawAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'; DROP TRIGGER slow ON job_runs");

        await left.UntilAsync(() => db.JobRuns.AnyAsync(item => item.Id == run && item.Outcome == JobOutcome.Succeeded));
        (await db.JobRuns.AsNoTracking().SingleAsync(item => item.Id == run)).NodeId.ShouldNotBe(nodeId);
        await ShouldBeThereOnceAsync(left, db, run);
    }

    private static Task<bool> HasExercisesAsync(SurveyDbContext db) => db.JobRuns.AnyAsync(run => run.Job == JobTable.OpenExercises && run.Outcome == JobOutcome.Succeeded);

    private static Task<bool> IsAtAsync(SurveyDbContext db, Guid run, CompileStep step)
    {
        var name = step.ToString();
        return db.JobRuns.AnyAsync(item => item.Id == run && item.Step == name);
    }

    /// <summary>By the button of the page.</summary>
    private static async Task<Guid> AskAsync(CmsProcess cms)
    {
        using var admin = await cms.SignInAsync("admin");
        var period = (await admin.GetStringAsync("/reports")).Split("name=\"period\" value=\"")[1].Split('"')[0];
        using var answer = await admin.PostFormAsync("/reports", "/reports", ("period", period));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return Guid.Parse(answer.Headers.Location!.ToString().Split("/reports/compiling/")[1]);
    }

    private static async Task ShouldBeThereOnceAsync(CmsProcess cms, SurveyDbContext db, Guid run)
    {
        var period = Period.Parse((await db.JobRuns.AsNoTracking().SingleAsync(item => item.Subject != null)).Subject!);
        (await db.Reports.CountAsync(report => report.Period == period)).ShouldBe(1);
        using var admin = await cms.SignInAsync("admin");
        using var answer = await admin.GetAsync($"/reports/compiling/{run}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

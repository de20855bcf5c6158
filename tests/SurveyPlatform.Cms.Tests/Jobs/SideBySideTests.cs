using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Jobs;

/// <summary>Two provinces and no more workers than that.</summary>
public sealed class SideBySideTests : IDisposable
{
    private static readonly string[] Busy =
    [
        "--Hangfire:Workers=2", "--OrchardCore:SurveyPlatform:Jobs:Schedules:chase-cases=*/2 * * * * ?",
        "--OrchardCore:SurveyPlatform:Jobs:Schedules:send-messages=*/2 * * * * ?", "--OrchardCore:SurveyPlatform:Jobs:Schedules:retry-items=*/2 * * * * ?",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("survey-cms-two-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_jobs_of_each_province_are_run_on_its_own_rows_and_what_one_is_stuck_in_or_fails_with_holds_up_no_other()
    {
        await using var postgres = await OwnPostgres.StartAsync();
        await using var cms = await CmsProcess.StartAsync(
            _folder, [.. TwoProvinces.ArgumentsOf($"{postgres.ConnectionString};Command Timeout=0"), $"--Hangfire:ConnectionString={postgres.ConnectionString}", .. Busy]);
        await cms.SetUpAsync(TwoProvinces.SecondHost);
        await using var first = CmsProcess.Open($"{postgres.ConnectionString};Search Path=survey_default");
        await using var second = CmsProcess.Open($"{postgres.ConnectionString};Search Path=survey_gialai");

        await EveryJobRunsAsync(cms, first, second);
        await WhileOneIsStuckAsync(cms, first, second);
        await WhileOneFailsAsync(cms, first, second);
    }

    private static async Task EveryJobRunsAsync(CmsProcess cms, SurveyDbContext first, SurveyDbContext second)
    {
        foreach (var province in new[] { first, second })
        {
            await cms.UntilAsync(async () => await province.JobRuns.Where(run => run.Outcome == JobOutcome.Succeeded).Select(run => run.Job).Distinct().CountAsync() == JobTable.All.Count);
            (await province.Obligations.CountAsync()).ShouldBePositive();
            (await province.ServerNodes.SingleAsync()).Name.ShouldEndWith($":{cms.Id}");
        }

        var runs = await first.JobRuns.Select(run => run.Id).ToListAsync();
        (await second.JobRuns.CountAsync(run => runs.Contains(run.Id))).ShouldBe(0);
    }

    /// <summary>In each of its jobs, before that has done anything.</summary>
    private static async Task WhileOneIsStuckAsync(CmsProcess cms, SurveyDbContext stuck, SurveyDbContext other)
    {
        await stuck.Database.OpenConnectionAsync();
        await stuck.Database.ExecuteSqlRawAsync(
            """
            SELECT pg_advisory_lock(42);
            CREATE FUNCTION wait() RETURNS trigger AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN NEW; END $$ LANGUAGE plpgsql;
            CREATE TRIGGER stuck BEFORE INSERT ON job_runs FOR EACH ROW EXECUTE FUNCTION wait();
            """);
        await cms.UntilAsync(async () => await stuck.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_locks WHERE objid = 42 AND NOT granted").SingleAsync() > 0);
        var before = await stuck.JobRuns.CountAsync();

        await GoesOnAsync(cms, other, JobTable.SendMessages, 10);
        (await stuck.JobRuns.CountAsync()).ShouldBe(before);

        await stuck.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock(42)");
        await stuck.Database.CloseConnectionAsync();
        await GoesOnAsync(cms, stuck, JobTable.SendMessages, 3);
    }

    private static async Task WhileOneFailsAsync(CmsProcess cms, SurveyDbContext failing, SurveyDbContext other)
    {
        await failing.Database.ExecuteSqlRawAsync("ALTER TABLE reconciliation_cases RENAME TO away");
        await cms.UntilAsync(() => failing.JobRuns.AnyAsync(run => run.Job == JobTable.ChaseCases && run.Outcome == JobOutcome.Failed));

        await GoesOnAsync(cms, other, JobTable.ChaseCases, 3);
        await GoesOnAsync(cms, failing, JobTable.SendMessages, 3);
        (await other.JobRuns.AnyAsync(run => run.Outcome == JobOutcome.Failed)).ShouldBeFalse();
    }

    private static async Task GoesOnAsync(CmsProcess cms, SurveyDbContext province, string job, int times)
    {
        var before = await province.JobRuns.CountAsync(run => run.Job == job && run.Outcome == JobOutcome.Succeeded);
        await cms.UntilAsync(async () => await province.JobRuns.CountAsync(run => run.Job == job && run.Outcome == JobOutcome.Succeeded) >= before + times);
    }
}

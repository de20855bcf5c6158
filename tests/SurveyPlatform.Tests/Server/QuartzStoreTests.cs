using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Jobs;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

/// <summary>The schedule in the database, seen from outside: servers are started, killed and started again.</summary>
public sealed class QuartzStoreTests
{
    [EachStore]
    public async Task A_job_that_never_ran_runs_when_the_first_server_starts_and_not_again_when_it_is_started_again(string store)
    {
        var connectionString = await Databases.CreateAsync(store);
        await using (await ServerProcess.StartAsync(connectionString))
        {
            await UntilAsync(connectionString, runs => JobTable.All.All(job => runs.Any(run => run.Job == job.Name && run.Outcome == JobOutcome.Succeeded)));
        }

        await using (await ServerProcess.StartAsync(connectionString))
        {
            await Task.Delay(3000);
        }

        var ran = (await RunsAsync(connectionString)).CountBy(run => run.Job).ToDictionary();
        ran["compile-report"].ShouldBe(1);
        ran["open-exercises"].ShouldBe(1);
        await Databases.DropAsync(connectionString);
    }

    private static async Task<List<JobRun>> RunsAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SurveyDbContext>();
        options.UseSurveyStore(connectionString);
        await using var db = new SurveyDbContext(options.Options);
        return await db.JobRuns.AsNoTracking().OrderBy(run => run.StartedAtUtc).ToListAsync();
    }

    private static async Task UntilAsync(string connectionString, Func<List<JobRun>, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!holds(await RunsAsync(connectionString)))
        {
            await Task.Delay(200, patience.Token);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Jobs;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

/// <summary>Two servers as processes of their own on one PostgreSQL; one of them is killed as by <c>kill -9</c>.</summary>
public sealed class ServersTests
{
    private static readonly string[] Quick =
    [
        "--Jobs:LookEvery=00:00:01", "--Jobs:CheckIn=00:00:03", "--Jobs:Schedules:clean-up=* * * * * ?", "--Jobs:Schedules:retry-items=* * * * * ?",
        "--Jobs:Schedules:close-exercises=* * * * * ?",
    ];

    /// <summary>Which of the two is quicker to take a firing is nobody's promise: the one that was busier is killed, whichever it is.</summary>
    [PostgresFact]
    public async Task Of_two_servers_one_takes_each_firing_and_when_the_busier_is_killed_the_other_goes_on_with_every_job()
    {
        var connectionString = await Databases.CreateAsync(Stores.Postgres);
        await using var db = Open(connectionString);
        await using var one = await ServerProcess.StartAsync(connectionString, Quick);
        await using var other = await ServerProcess.StartAsync(connectionString, Quick);
        var together = await db.JobRuns.MaxAsync(run => run.StartedAtUtc);
        await UntilAsync(
            () => db.JobRuns.CountAsync(run => run.ScheduledForUtc != null && run.StartedAtUtc > together && run.Outcome == JobOutcome.Succeeded), runs => runs >= 15);

        (await HealthOfAsync(one)).ShouldBe("""{"status":"healthy","database":"healthy","scheduler":"healthy"}""");
        (await HealthOfAsync(other)).ShouldBe("""{"status":"healthy","database":"healthy","scheduler":"healthy"}""");
        var busier = await db.JobRuns.Where(run => run.StartedAtUtc > together).GroupBy(run => run.NodeId).OrderByDescending(node => node.Count()).Select(node => node.Key).FirstAsync();
        var nodes = await db.ServerNodes.AsNoTracking().ToListAsync();
        var lost = nodes.Single(node => node.Id == busier).Name.EndsWith($":{one.Id}", StringComparison.Ordinal) ? one : other;
        await lost.KillAsync();
        var survivor = nodes.Single(node => node.Id != busier).Id;
        var before = await db.JobRuns.MaxAsync(run => run.StartedAtUtc);
        foreach (var job in new[] { JobTable.CleanUp, JobTable.RetryItems, JobTable.CloseExercises })
        {
            await UntilAsync(
                () => db.JobRuns.CountAsync(run => run.Job == job && run.NodeId == survivor && run.StartedAtUtc > before && run.Outcome == JobOutcome.Succeeded),
                runs => runs >= 3);
        }

        var twice = await db.JobRuns.Where(run => run.ScheduledForUtc != null).GroupBy(run => new { run.Job, run.ScheduledForUtc }).CountAsync(firing => firing.Count() > 1);
        twice.ShouldBe(0);
        await Databases.DropAsync(connectionString);
    }

    [PostgresFact]
    public async Task What_a_server_was_at_when_it_was_killed_is_begun_again_by_another()
    {
        var connectionString = await Databases.CreateAsync(Stores.Postgres);
        await using var db = Open(connectionString);
        await db.MigrateAsync(CancellationToken.None);
        await using var holder = Open(connectionString);
        var held = await holder.Database.BeginTransactionAsync();
        // The job waits in the middle of its work, for as long as the test likes.
        await holder.Database.ExecuteSqlRawAsync("LOCK TABLE exercise_moves IN ACCESS EXCLUSIVE MODE");

        await using var lost = await ServerProcess.StartAsync(connectionString, Quick);
        await UntilAsync(() => db.JobRuns.CountAsync(run => run.Job == JobTable.MoveDrafts && run.Outcome == JobOutcome.Running), runs => runs == 1);
        var first = await db.JobRuns.AsNoTracking().SingleAsync(run => run.Job == JobTable.MoveDrafts);
        await lost.KillAsync();
        await held.DisposeAsync();
        await using var other = await ServerProcess.StartAsync(connectionString, Quick);
        await UntilAsync(
            () => db.JobRuns.CountAsync(run => run.Job == JobTable.MoveDrafts && run.NodeId != first.NodeId && run.Outcome == JobOutcome.Succeeded),
            runs => runs == 1);
        await Databases.DropAsync(connectionString);
    }

    private static async Task<string> HealthOfAsync(ServerProcess server)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        return await client.GetStringAsync("/health");
    }

    private static async Task UntilAsync(Func<Task<int>> count, Func<int, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds(await count()))
        {
            await Task.Delay(200, patience.Token);
        }
    }

    private static SurveyDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SurveyDbContext>();
        options.UseSurveyStore(connectionString);
        return new(options.Options);
    }
}

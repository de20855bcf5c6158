using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Jobs;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

/// <summary>The schedule in the database, seen from outside: servers are started, killed and started again.</summary>
public sealed class QuartzStoreTests
{
    private const string Job = JobTable.CompileReport;
    private const string NextFireTime = "SELECT next_fire_time AS \"Value\" FROM qrtz_triggers WHERE trigger_name = 'compile-report'";

    [EachStore]
    public async Task What_never_ran_or_was_missed_runs_once_over_all_servers_and_nothing_else_runs_again(string store)
    {
        var connectionString = await PlayedAsync(store);
        await using (await ServerProcess.StartAsync(connectionString))
        {
            await Task.Delay(3000);
        }

        (await RunsAsync(connectionString)).Count(run => run.Job == Job).ShouldBe(1, "it has run, and its time has not come again");

        // Three days without a server: as one finds the schedule after that, whatever the clock has done meanwhile.
        await ExecuteAsync(connectionString, $"UPDATE qrtz_triggers SET next_fire_time = next_fire_time - {3 * TimeSpan.TicksPerDay} WHERE trigger_name = '{Job}'");
        await using (await ServerProcess.StartAsync(connectionString, "--Jobs:LookEvery=00:00:01"))
        await using (store == Stores.Postgres ? await ServerProcess.StartAsync(connectionString, "--Jobs:LookEvery=00:00:01") : null)
        {
            await UntilAsync(connectionString, runs => runs.Count(run => run.Job == Job) > 1);
            await Task.Delay(3000);
        }

        var ran = await RunsAsync(connectionString);
        ran.Count(run => run.Job == Job).ShouldBe(2);
        ran.Count(run => run.Job == JobTable.OpenExercises).ShouldBe(1);
        await Databases.DropAsync(connectionString);
    }

    [EachStore]
    public async Task A_schedule_that_changed_a_job_that_is_gone_and_a_time_years_away_are_put_right_at_the_start(string store)
    {
        var connectionString = await PlayedAsync(store, $"--Jobs:Schedules:{Job}=0 0 1 * * ?");
        (await ScheduleAsync(connectionString)).ShouldBe("0 0 1 * * ?");
        await ExecuteAsync(connectionString, """
            INSERT INTO qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent, is_update_data, requests_recovery)
            SELECT sched_name, 'gone', job_group, 'Gone, Gone', is_durable, is_nonconcurrent, is_update_data, requests_recovery
            FROM qrtz_job_details WHERE job_name = 'clean-up'
            """);
        await using (await ServerProcess.StartAsync(connectionString))
        {
            (await ScheduleAsync(connectionString)).ShouldBe(JobTable.Find(Job)!.Cron);
            (await ReadAsync<string>(connectionString, "SELECT job_name AS \"Value\" FROM qrtz_job_details")).Order().ShouldBe(JobTable.All.Select(job => job.Name).Order());
        }

        // A clock that ran years ahead when the job ran last.
        var next = (await ReadAsync<long>(connectionString, NextFireTime)).Single();
        await ExecuteAsync(connectionString, $"UPDATE qrtz_triggers SET next_fire_time = next_fire_time + {1000 * TimeSpan.TicksPerDay} WHERE trigger_name = '{Job}'");
        await using (await ServerProcess.StartAsync(connectionString))
        {
            (await ReadAsync<long>(connectionString, NextFireTime)).Single().ShouldBeInRange(next, next + TimeSpan.TicksPerDay);
        }

        (await RunsAsync(connectionString)).Count(run => run.Job == Job).ShouldBe(1, "none of it is a reason to run");
        await Databases.DropAsync(connectionString);
    }

    /// <summary>A database on which a server has run every job once.</summary>
    private static async Task<string> PlayedAsync(string store, params string[] settings)
    {
        var connectionString = await Databases.CreateAsync(store);
        await using var server = await ServerProcess.StartAsync(connectionString, settings);
        await UntilAsync(connectionString, runs => JobTable.All.All(job => runs.Any(run => run.Job == job.Name && run.Outcome == JobOutcome.Succeeded)));
        await server.StopAsync();
        await using var db = Open(connectionString);
        (await db.ServerNodes.AsNoTracking().SingleAsync()).EndedAtUtc.ShouldNotBeNull("told to stop, it says so");
        return connectionString;
    }

    private static async Task<string> ScheduleAsync(string connectionString) =>
        (await ReadAsync<string>(connectionString, $"SELECT cron_expression AS \"Value\" FROM qrtz_cron_triggers WHERE trigger_name = '{Job}'")).Single();

    private static async Task<List<JobRun>> RunsAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        return await db.JobRuns.AsNoTracking().OrderBy(run => run.StartedAtUtc).ToListAsync();
    }

    private static async Task<List<T>> ReadAsync<T>(string connectionString, string sql)
    {
        await using var db = Open(connectionString);
        return await db.Database.SqlQueryRaw<T>(sql).ToListAsync();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var db = Open(connectionString);
        (await db.Database.ExecuteSqlRawAsync(sql)).ShouldBe(1);
    }

    private static async Task UntilAsync(string connectionString, Func<List<JobRun>, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds(await RunsAsync(connectionString)))
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

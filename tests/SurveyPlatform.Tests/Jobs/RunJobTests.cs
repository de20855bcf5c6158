using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Jobs;

public sealed class RunJobTests
{
    [EachStore]
    public async Task Every_job_can_be_run_twice_and_leaves_two_rows_that_say_what_it_did(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        foreach (var job in JobTable.All)
        {
            var first = (await site.RunAsync(job.Name)).Require();
            first.Outcome.ShouldBe(JobOutcome.Succeeded, first.Message);
            (await site.RunAsync(job.Name)).Require().Outcome.ShouldBe(JobOutcome.Succeeded);
        }

        (await site.StoreAsync(db => db.JobRuns.CountAsync(run => run.Outcome == JobOutcome.Succeeded && run.EndedAtUtc != null))).ShouldBe(2 * JobTable.All.Count);
        var opened = await site.StoreAsync(db => db.JobRuns.Where(run => run.Job == JobTable.OpenExercises).ToListAsync());
        opened.ShouldAllBe(run => run.Counts["open"] == 2);
    }

    [EachStore]
    public async Task What_a_server_was_at_that_fell_silent_is_ended_by_the_others_and_what_goes_on_is_left_alone(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (lost, other) = (new ThisNode(Guid.CreateVersion7(), "lost:1", RunsJobs: true), new ThisNode(Guid.CreateVersion7(), "other:2", RunsJobs: true));
        await SayAsync(site, lost);
        await SayAsync(site, other);
        await site.StoreAsync(db =>
        {
            db.JobRuns.Add(new() { Id = Guid.CreateVersion7(), Job = "compile-report", StartedBy = "system", NodeId = lost.Id, StartedAtUtc = site.Clock.UtcNow });
            db.JobRuns.Add(new() { Id = Guid.CreateVersion7(), Job = "move-drafts", StartedBy = "system", NodeId = other.Id, StartedAtUtc = site.Clock.UtcNow });
            return db.SaveChangesAsync();
        });
        site.Clock.Advance(ServerNode.SaysSoEvery);
        await SayAsync(site, other);
        (await OutcomeOfAsync(site, "compile-report")).ShouldBe(JobOutcome.Running, "one may be slow for a moment");
        site.Clock.Advance(ServerNode.SaysSoEvery * 4);
        await SayAsync(site, other);
        (await OutcomeOfAsync(site, "compile-report")).ShouldBe(JobOutcome.Failed);
        (await OutcomeOfAsync(site, "move-drafts")).ShouldBe(JobOutcome.Running);
        (await site.StoreAsync(db => db.ServerNodes.SingleAsync(node => node.Id == lost.Id))).EndedAtUtc.ShouldNotBeNull();
        await SayAsync(site, lost);
        (await site.StoreAsync(db => db.ServerNodes.SingleAsync(node => node.Id == lost.Id))).IsAlive(site.Clock.UtcNow).ShouldBeTrue("it was only cut off");
    }

    [EachStore]
    public async Task Runs_that_found_nothing_to_do_are_soon_forgotten_and_the_others_later(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await site.RunAsync(JobTable.MoveDrafts)).Require();
        (await site.RunAsync(JobTable.OpenExercises)).Require();
        site.Clock.Advance(TimeSpan.FromDays(3));
        (await site.RunAsync(JobTable.CleanUp)).Require().Message.ShouldBe("1 runs");
        (await site.StoreAsync(db => db.JobRuns.Select(run => run.Job).ToListAsync())).ShouldBe([JobTable.OpenExercises, JobTable.CleanUp], ignoreOrder: true);
        site.Clock.Advance(TimeSpan.FromDays(200));
        (await site.RunAsync(JobTable.CleanUp)).Require().Message.ShouldBe("2 runs");
    }

    [EachStore]
    public async Task A_job_that_lies_behind_its_time_is_told_from_one_that_waits_for_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await site.RunAsync(JobTable.CompileReport)).Require();
        (await site.ListAsync()).Jobs.Single(row => row.Job.Name == JobTable.CompileReport).IsOverdue.ShouldBeFalse();
        site.Clock.Set("2023-09-16 05:34");
        (await site.ListAsync()).Jobs.Single(row => row.Job.Name == JobTable.CompileReport).IsOverdue.ShouldBeFalse("its time has only just come");
        site.Clock.Set("2023-09-16 05:40");
        (await site.ListAsync()).Jobs.Single(row => row.Job.Name == JobTable.CompileReport).IsOverdue.ShouldBeTrue();
        (await site.ListAsync()).NobodyRunsJobs.ShouldBeTrue();
    }

    [EachStore]
    public async Task Only_an_administrator_runs_jobs_and_only_those_there_are(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await site.RunAsync(JobTable.SendMessages, Quarter.Coordinator)).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.RunAsync("format-disk")).Problems.ShouldBe([SharedProblems.NotFound]);
    }

    [Fact]
    public void A_schedule_for_a_job_that_there_is_not_is_noticed_at_the_start() =>
        Should.Throw<ArgumentException>(() => new JobSchedules(new Dictionary<string, string> { ["open-exercise"] = "0 0 1 * * ?" })).Message.ShouldContain("open-exercises");

    private static Task<bool> SayAsync(Site site, ThisNode node) => site.StoreAsync(async db =>
    {
        await new KeepAlive(db, node, site.Clock).RunAsync(CancellationToken.None);
        return true;
    });

    private static Task<JobOutcome> OutcomeOfAsync(Site site, string job) =>
        site.StoreAsync(db => db.JobRuns.Where(run => run.Job == job).Select(run => run.Outcome).SingleAsync());
}

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
            var first = (await RunAsync(site, job.Name, Actor.System)).Require();
            first.Outcome.ShouldBe(JobOutcome.Succeeded, first.Message);
            (await RunAsync(site, job.Name, Actor.System)).Require().Outcome.ShouldBe(JobOutcome.Succeeded);
        }

        var jobs = (await site.AskAsync<ListJobs, Outcome<ListJobs.Result>>(list => list.RunAsync(Actor.System, default))).Require().Jobs;
        jobs.ShouldAllBe(row => row.Runs.Count == 2 && row.Runs[0].Message != null);
    }

    [EachStore]
    public async Task A_run_that_was_cut_off_is_told_from_one_that_goes_on(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.StoreAsync(db =>
        {
            db.JobRuns.Add(new() { Id = Guid.CreateVersion7(), Job = "send-messages", StartedBy = "system", StartedAtUtc = site.Clock.UtcNow });
            return db.SaveChangesAsync();
        });
        site.Clock.Advance(TimeSpan.FromHours(2));
        (await RunAsync(site, "send-messages", Actor.System)).Require();
        var outcomes = await site.StoreAsync(db => db.JobRuns.Where(run => run.Job == "send-messages").OrderBy(run => run.StartedAtUtc).Select(run => run.Outcome).ToListAsync());
        outcomes.ShouldBe([JobOutcome.Failed, JobOutcome.Succeeded]);
    }

    [EachStore]
    public async Task Only_an_administrator_runs_jobs_and_only_those_there_are(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await RunAsync(site, "send-messages", Quarter.Coordinator)).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await RunAsync(site, "format-disk", Actor.System)).Problems.ShouldBe([SharedProblems.NotFound]);
    }

    private static Task<Outcome<RunJob.Result>> RunAsync(Site site, string job, Actor actor) =>
        site.AskAsync<RunJob, Outcome<RunJob.Result>>(run => run.RunAsync(job, actor, CancellationToken.None));
}

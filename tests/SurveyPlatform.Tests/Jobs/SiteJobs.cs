using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Jobs;

public static class SiteJobs
{
    public static Task<Outcome<RunJob.Result>> RunAsync(this Site site, string job, Actor? actor = null) =>
        site.AskAsync<RunJob, Outcome<RunJob.Result>>(run => run.RunAsync(job, actor ?? Actor.System, CancellationToken.None));

    public static async Task<ListJobs.Result> ListAsync(this Site site) =>
        (await site.AskAsync<ListJobs, Outcome<ListJobs.Result>>(list => list.RunAsync(Actor.System, CancellationToken.None))).Require();

    public static Task<Outcome<DecideJobItem.Result>> DecideAsync(this Site site, JobItem item, JobItemDecision decision, Actor? actor = null) =>
        site.AskAsync<DecideJobItem, Outcome<DecideJobItem.Result>>(decide => decide.RunAsync(item.Job, item.Key, decision, actor ?? Actor.System, CancellationToken.None));
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;
using Period = SurveyPlatform.Collection.Period;

namespace SurveyPlatform.Tests.Reports;

/// <summary>Compiling taken off the request by a host that has workers; here the test is the worker.</summary>
public sealed class CompileInBackgroundTests
{
    private static readonly Period Q3 = Period.Quarter(2023, 3);
    private static readonly Actor Department = new("dieuphoi", "Sở", Actor.PermissionsOf([Role.Coordinator]), "/");

    [EachStore]
    public async Task Whoever_asked_sees_it_wait_and_then_the_report_with_their_name(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var queue = new Queue();
        var run = (await AskAsync(site, queue)).Require();
        queue.Runs.ShouldBe([run]);
        var waiting = await StateAsync(site, run);
        (waiting.Outcome, waiting.Step, waiting.Report).ShouldBe((JobOutcome.Running, null, null));
        (await AskAsync(site, queue)).Require().ShouldBe(run, "the same is already being compiled");

        await WorkAsync(site, run);

        var done = await StateAsync(site, run);
        (done.Outcome, done.Step).ShouldBe((JobOutcome.Succeeded, CompileStep.Writing));
        var report = await site.StoreAsync(db => db.Reports.SingleAsync());
        (done.Report, report.CompiledBy).ShouldBe((report.Id, "dieuphoi"));
        await WorkAsync(site, run);
        (await site.StoreAsync(db => db.Reports.CountAsync())).ShouldBe(1, "a worker that comes a second time finds it done");
    }

    [EachStore]
    public async Task What_a_lost_worker_left_is_begun_again_and_a_refusal_is_told(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var run = (await AskAsync(site, new Queue())).Require();
        await site.StoreAsync(db => db.JobRuns.Where(item => item.Id == run).ExecuteUpdateAsync(set => set.SetProperty(item => item.Outcome, JobOutcome.Failed)));
        await WorkAsync(site, run);
        (await StateAsync(site, run)).Outcome.ShouldBe(JobOutcome.Succeeded);

        var unknown = (await AskAsync(site, new Queue(), Period.Quarter(2030, 1))).Require();
        await WorkAsync(site, unknown);
        (await StateAsync(site, unknown)).Failures.ShouldHaveSingleItem().Code.ShouldBe("reports.no-exercise");
    }

    [EachStore]
    public async Task Who_may_not_compile_neither_asks_nor_watches(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        var queue = new Queue();
        (await AskAsync(site, queue, actor: clerk)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        queue.Runs.ShouldBeEmpty();
        var run = (await AskAsync(site, queue)).Require();
        (await GetAsync(site, run, clerk)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await GetAsync(site, Guid.Empty, Department)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
    }

    private static Task<Outcome<Guid>> AskAsync(Site site, Queue queue, Period? period = null, Actor? actor = null) =>
        site.AskAsync<CompileInBackground, Outcome<Guid>>(compile => compile.AskAsync(period ?? Q3, queue, actor ?? Department, CancellationToken.None));

    private static Task<bool> WorkAsync(Site site, Guid run) => site.AskAsync<CompileInBackground, bool>(async compile =>
    {
        await compile.WorkAsync(run, CancellationToken.None);
        return true;
    });

    private static async Task<CompileInBackground.State> StateAsync(Site site, Guid run) => (await GetAsync(site, run, Department)).Require();

    private static Task<Outcome<CompileInBackground.State>> GetAsync(Site site, Guid run, Actor actor) =>
        site.AskAsync<CompileInBackground, Outcome<CompileInBackground.State>>(compile => compile.GetAsync(run, actor, CancellationToken.None));

    private sealed class Queue : ICompileQueue
    {
        public List<Guid> Runs { get; } = [];

        public Task EnqueueAsync(Guid run, CancellationToken cancellationToken)
        {
            Runs.Add(run);
            return Task.CompletedTask;
        }
    }
}

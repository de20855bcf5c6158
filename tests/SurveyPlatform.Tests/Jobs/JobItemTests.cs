using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Returns;

namespace SurveyPlatform.Tests.Jobs;

/// <summary>What happens to items of a job that fail: here the form of the telecom companies is retired, so that their period cannot open.</summary>
public sealed class JobItemTests
{
    [EachStore]
    public async Task An_item_that_fails_holds_up_no_other_and_is_gone_when_it_succeeds(string store)
    {
        await using var site = await RetiredAsync(store);
        (await site.RunAsync(JobTable.OpenExercises)).Require().Message.ShouldBe("1 failed, 1 opened");
        var item = (await site.ListAsync()).Items.ShouldHaveSingleItem();
        (item.Title, item.State, item.Attempts).ShouldBe(("connectivity 2023-Q3", JobItemState.Waiting, 1));
        item.Failures.ShouldHaveSingleItem().Code.ShouldBe("collection.no-template");

        await RetireAsync(site, null);
        (await site.RunAsync(JobTable.OpenExercises)).Require().Message.ShouldBe("1 waiting, 1 open", "not before its time");
        site.Clock.Advance(JobItem.Pauses[0]);
        (await site.RunAsync(JobTable.RetryItems)).Require().Message.ShouldBe("1 done");
        (await site.ListAsync()).Items.ShouldBeEmpty();
        (await site.StoreAsync(db => db.Exercises.CountAsync())).ShouldBe(2);
    }

    [EachStore]
    public async Task An_item_that_goes_on_failing_is_tried_at_growing_pauses_and_then_set_aside(string store)
    {
        await using var site = await RetiredAsync(store);
        (await site.RunAsync(JobTable.OpenExercises)).Require();
        foreach (var pause in JobItem.Pauses)
        {
            site.Clock.Advance(pause - TimeSpan.FromSeconds(1));
            (await site.RunAsync(JobTable.RetryItems)).Require().Message.ShouldBe("nothing to do");
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            (await site.RunAsync(JobTable.RetryItems)).Require().Message.ShouldBe("1 failed");
        }

        var item = (await site.ListAsync()).Items.ShouldHaveSingleItem();
        (item.State, item.Attempts, item.NextAttemptAtUtc).ShouldBe((JobItemState.SetAside, JobItem.Pauses.Count + 1, null));
        site.Clock.Advance(TimeSpan.FromDays(2));
        (await site.RunAsync(JobTable.RetryItems)).Require().Message.ShouldBe("nothing to do");
        (await site.RunAsync(JobTable.OpenExercises)).Require().Message.ShouldBe("1 set-aside, 1 open");

        (await site.DecideAsync(item, JobItemDecision.TryAgain)).Require().Succeeded.ShouldBe(false);
        await RetireAsync(site, null);
        (await site.DecideAsync(item, JobItemDecision.TryAgain)).Require().Succeeded.ShouldBe(true);
        (await site.ListAsync()).Items.ShouldBeEmpty();
    }

    [EachStore]
    public async Task What_an_administrator_skips_is_not_done_until_it_is_taken_up_again(string store)
    {
        await using var site = await RetiredAsync(store);
        (await site.RunAsync(JobTable.OpenExercises)).Require();
        var item = (await site.ListAsync()).Items.Single();
        (await site.DecideAsync(item, JobItemDecision.Skip, Quarter.Coordinator)).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.DecideAsync(item, JobItemDecision.Skip)).Require();
        await RetireAsync(site, null);
        site.Clock.Advance(TimeSpan.FromDays(2));
        (await site.RunAsync(JobTable.RetryItems)).Require().Message.ShouldBe("nothing to do");
        (await site.RunAsync(JobTable.OpenExercises)).Require().Message.ShouldBe("1 open");
        (await site.ListAsync()).Items.Single().SkippedBy.ShouldBe(Actor.System.Name);
        (await site.DecideAsync(item, JobItemDecision.TryAgain)).Require().Succeeded.ShouldBe(true);
        (await site.DecideAsync(item, JobItemDecision.TryAgain)).Problems.ShouldBe([SharedProblems.NotFound]);
    }

    [EachStore]
    public async Task A_draft_that_cannot_go_over_to_a_new_form_holds_up_no_other_and_is_named(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        foreach (var unit in new[] { Quarter.NhonBinh, Quarter.NhonPhu })
        {
            (await site.SaveAsync(await site.ObligationOfAsync(unit), 0, Quarter.AnswersOf(unit), await site.SomebodyAtAsync(unit))).Require();
        }

        await site.StoreAsync(db => db.Returns.Where(item => item.Obligation.UnitCode == Quarter.NhonBinh)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.AnswersJson, "{ broken")));
        (await site.PublishAndMoveAsync(ChangedForm.Of(await site.NewestAsync()), atOnce: 0)).Require();
        (await site.RunAsync(JobTable.MoveDrafts)).Require().Message.ShouldBe("1 failed");
        (await site.StoreAsync(db => db.MigratedDrafts.CountAsync())).ShouldBe(1);
        var failure = (await site.ListAsync()).Items.ShouldHaveSingleItem().Failures.ShouldHaveSingleItem();
        (failure.Code, failure.Arguments["count"]).ShouldBe(("returns.drafts-stuck", "1"));
        failure.Arguments["units"].ShouldStartWith(Quarter.NhonBinh);
    }

    [EachStore]
    public async Task Two_servers_that_fail_with_the_same_item_at_once_write_it_down_once(string store)
    {
        await using var site = await RetiredAsync(store);
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => site.RunAsync(JobTable.OpenExercises))));
        runs.ShouldAllBe(run => run.Require().Outcome == JobOutcome.Succeeded);
        (await site.ListAsync()).Items.ShouldHaveSingleItem();
    }

    private static async Task<Site> RetiredAsync(string store)
    {
        var site = await Site.OpenAsync(store, Site.BinhDinh);
        site.Clock.Set("2023-09-15 08:00");
        await RetireAsync(site, site.Clock.UtcNow);
        return site;
    }

    private static Task<int> RetireAsync(Site site, DateTime? atUtc) => site.StoreAsync(db => db.TemplateVersions.Where(version => version.TemplateCode == "connectivity")
        .ExecuteUpdateAsync(set => set.SetProperty(version => version.RetiredAtUtc, atUtc)));
}

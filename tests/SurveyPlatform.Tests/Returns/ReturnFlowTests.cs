using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class ReturnFlowTests
{
    [EachStore]
    public async Task A_unit_saves_and_submits_its_return(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        receipt.Number.ShouldBe("2023-Q3/hardware/21550/1");
        receipt.IsLate.ShouldBeFalse();
        receipt.Hash.Length.ShouldBe(64);
        var total = await site.StoreAsync(db => db.Observations.SingleAsync(item => item.Element == "staff_total"));
        total.Number.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [EachStore]
    public async Task Whatever_is_wrong_is_refused_at_once_and_the_draft_stays(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var answers = new AnswerSet();
        answers.Values["staff_officials"] = Value.Of(12);
        answers.Unread["computers_total"] = "ba mươi";
        var saved = (await site.SaveAsync(obligation, 0, answers, clerk)).Require();
        var refused = (await site.SubmitAsync(obligation, saved.Version, clerk)).Problems;
        refused.Count.ShouldBeGreaterThan(10);
        refused.ShouldAllBe(problem => problem.Place != null);
        var opened = (await site.OpenReturnAsync(obligation, clerk)).Require();
        opened.Return!.State.ShouldBe(ReturnState.Draft);
        opened.Answers.Unread["computers_total"].ShouldBe("ba mươi");
        opened.Answers.Values["staff_officials"].AsNumber.ShouldBe(12);
        (await site.StoreAsync(db => db.Observations.AnyAsync())).ShouldBeFalse();
    }

    [EachStore]
    public async Task A_save_over_somebody_elses_save_is_refused(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        (await site.SaveAsync(obligation, 0, Quarter.AnswersOf(Quarter.NhonBinh), clerk)).Require().Version.ShouldBe(1);
        (await site.SaveAsync(obligation, 0, new(), clerk)).Problems.ShouldHaveSingleItem().ShouldBe(ReturnsProblems.ChangedMeanwhile);
        (await site.OpenReturnAsync(obligation, clerk)).Require().Answers.Values.ShouldNotBeEmpty();
    }

    [EachStore]
    public async Task Of_many_who_save_the_same_version_at_once_one_gets_in(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        for (var version = 0; version < 3; version++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => site.SaveAsync(obligation, version, new(), clerk))));
            outcomes.Count(outcome => outcome.Succeeded(out var _)).ShouldBe(1);
            outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem => problem == ReturnsProblems.ChangedMeanwhile);
        }
    }

    [EachStore]
    public async Task A_return_sent_back_is_submitted_again_as_its_second_revision(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var first = await site.HandInAsync(Quarter.NhonBinh);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await site.ReviewAsync(obligation, first.Version, ReturnAction.SendBack, " ", reviewer)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.note-missing");
        var back = (await site.ReviewAsync(obligation, first.Version, ReturnAction.SendBack, "Đề nghị kiểm tra lại số máy tính.", reviewer)).Require();

        site.Clock.Set("2023-09-25 10:00");
        var answers = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        answers.Values["reporter_name"] = Value.Of("Nguyễn Văn Sửa");
        var saved = (await site.SaveAsync(obligation, back.Version, answers, clerk)).Require();
        var second = (await site.SubmitAsync(obligation, saved.Version, clerk)).Require();
        second.Revision.ShouldBe(2);
        second.Hash.ShouldNotBe(first.Hash);
        second.IsLate.ShouldBeFalse("what was handed in on time stays on time");
        (await site.StoreAsync(db => db.Observations.SingleAsync(item => item.Element == "reporter_name"))).Text.ShouldBe("Nguyễn Văn Sửa");
        var kept = (await site.OpenReturnAsync(obligation, clerk)).Require().Return!;
        kept.Revisions.Count.ShouldBe(2);
        kept.Moves.OrderBy(move => move.AtUtc).Select(move => move.Action).ShouldBe([ReturnAction.Submit, ReturnAction.SendBack, ReturnAction.Submit]);
    }

    [EachStore]
    public async Task After_the_lock_nothing_is_taken(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        site.Clock.Set("2024-01-15 08:00");
        (await site.SaveAsync(obligation, 0, new(), clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.locked");
        (await site.SubmitAsync(obligation, 0, clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.locked");
    }

    [EachStore]
    public async Task What_is_handed_in_after_the_due_date_is_late(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-09-21 23:59");
        (await site.HandInAsync(Quarter.NhonBinh)).IsLate.ShouldBeFalse();
        site.Clock.Set("2023-09-22 00:00");
        (await site.HandInAsync(Quarter.NhonPhu)).IsLate.ShouldBeTrue();
    }
}

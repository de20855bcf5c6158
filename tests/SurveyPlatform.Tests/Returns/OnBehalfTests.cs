using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class OnBehalfTests
{
    private const string Reason = "Đơn vị mất kết nối, gửi bản giấy.";

    [EachStore]
    public async Task What_came_on_paper_in_time_is_on_time_even_when_it_is_typed_in_after_the_lock(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, reviewer) = (await site.ObligationOfAsync(Quarter.NhonBinh), Quarter.Coordinator);
        site.Clock.Set("2023-11-20 08:00");
        (await site.TakeInHandAsync(obligation, 0, Reason, null, reviewer)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.locked");
        (await site.TakeInHandAsync(obligation, 0, Reason, new(2023, 11, 21), reviewer)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.received-on");
        (await site.TakeInHandAsync(obligation, 0, " ", new(2023, 9, 20), reviewer)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.on-behalf-reason");
        (await site.TakeInHandAsync(obligation, 0, Reason, new(2023, 9, 20), reviewer)).Require();

        var saved = (await site.SaveAsync(obligation, 0, Quarter.AnswersOf(Quarter.NhonBinh), reviewer)).Require();
        (await site.SubmitAsync(obligation, saved.Version, reviewer)).Require().IsLate.ShouldBeFalse();
        var kept = (await site.OpenReturnAsync(obligation, reviewer)).Require().Return!;
        (kept.ReceivedOn, kept.FirstSubmittedLate).ShouldBe((new DateOnly(2023, 9, 20), false));
        kept.Revisions.ShouldHaveSingleItem().OnBehalfId.ShouldNotBeNull();
        var row = (await site.AskAsync<ListObligations, Outcome<ListObligations.Result>>(list => list.RunAsync(new(Text: "nhon binh"), reviewer, default))).Require().Rows.Single();
        (row.Punctuality, row.WorkingDaysLate).ShouldBe((Punctuality.OnTime, 0));
        (await site.SaveAsync(obligation, kept.Version, new(), reviewer)).Problems.ShouldBe([SharedProblems.NotFound], "it is over once it is submitted");
    }

    [EachStore]
    public async Task A_correction_is_marked_and_one_that_is_given_up_leaves_what_was_submitted(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        var (obligation, reviewer, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer), await site.SomebodyAtAsync(Quarter.NhonBinh));
        (await site.TakeInHandAsync(obligation, receipt.Version, Reason, new(2023, 9, 15), reviewer)).Problems.ShouldBe([ReturnsProblems.AlreadyReceived]);
        (await site.TakeInHandAsync(obligation, receipt.Version, Reason, null, reviewer)).Require();
        (await site.TakeInHandAsync(obligation, receipt.Version, Reason, null, Quarter.Coordinator)).Problems.ShouldBe([ReturnsProblems.InOtherHands]);
        var opened = (await site.OpenReturnAsync(obligation, reviewer)).Require();
        (opened.WhyNotEditable, opened.OnBehalf?.Reason).ShouldBe((null, Reason));
        var answers = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        answers.Values["staff_officials"] = Value.Of(1);
        (await site.SaveAsync(obligation, opened.Version, answers, reviewer)).Require();

        (await site.LetGoAsync(obligation, reviewer)).Require();
        var kept = (await site.OpenReturnAsync(obligation, clerk)).Require();
        kept.Return!.State.ShouldBe(ReturnState.Submitted);
        kept.Return.Moves.OrderBy(move => move.AtUtc).Last().Action.ShouldBe(ReturnAction.Restore);
        kept.Answers.Values["staff_officials"].ShouldBe(Quarter.AnswersOf(Quarter.NhonBinh).Values["staff_officials"]);
        (await site.LetGoAsync(obligation, reviewer)).Problems.ShouldBe([SharedProblems.NotFound]);
    }

    [EachStore]
    public async Task Nobody_but_who_may_judge_the_return_fills_it_in_for_the_unit(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (commune, district) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.ObligationOfAsync(Quarter.QuyNhon));
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await site.TakeInHandAsync(district, 0, Reason, null, reviewer)).Problems.ShouldBe([SharedProblems.NotFound]);
        (await site.TakeInHandAsync(commune, 0, Reason, null, await site.SomebodyAtAsync("551", Role.Reviewer))).Problems.ShouldBe([SharedProblems.NotFound]);
        (await site.TakeInHandAsync(commune, 0, Reason, null, await site.SomebodyAtAsync(Quarter.NhonBinh))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.TakeInHandAsync(commune, 0, Reason, null, reviewer)).Require();
        (await site.SaveAsync(commune, 0, new(), Quarter.Coordinator)).Problems.ShouldBe([SharedProblems.NotFound], "it is in another reviewer's hands");
    }

    [EachStore]
    public async Task What_is_sent_back_after_the_lock_is_taken_until_the_day_that_was_set(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        site.Clock.Set("2023-11-20 08:00");
        (await site.AskAsync<ReviewReturn, Outcome<ReviewReturn.Result>>(review =>
            review.RunAsync(obligation.Id, receipt.Version, new(ReturnAction.SendBack, "Bổ sung.", new DateOnly(2023, 11, 19)), Quarter.Coordinator, default))).Problems
            .ShouldHaveSingleItem().Code.ShouldBe("returns.resubmit-by");
        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.SendBack, "Bổ sung.", Quarter.Coordinator)).Require();
        (await site.OpenReturnAsync(obligation, clerk)).Require().WhyNotEditable.ShouldBeNull();
        site.Clock.Set("2023-11-24 08:00");
        (await site.OpenReturnAsync(obligation, clerk)).Require().WhyNotEditable!.Code.ShouldBe("returns.locked");
    }
}

using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class RemarksTests
{
    private const string Place = "staff_officials";

    [EachStore]
    public async Task A_remark_is_the_reviewers_until_the_return_goes_back_with_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, reviewer, clerk, receipt) = await HandedInAsync(site);
        (await site.RemarkAsync(obligation, Place, "Số cán bộ <script>alert(1)</script>?", reviewer)).Require();
        (await site.ReadReviewAsync(obligation, clerk)).Remarks.ShouldBeEmpty();
        (await site.ReadReviewAsync(obligation, reviewer)).Remarks.ShouldHaveSingleItem().Said.IsDraft.ShouldBeTrue();

        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.Approve, null, reviewer)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.remarks-unsent");
        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.SendBack, null, reviewer)).Require().State.ShouldBe(ReturnState.SentBack);

        var opened = (await site.OpenReturnAsync(obligation, clerk)).Require();
        opened.Remarks.ShouldHaveSingleItem().Said.Text.ShouldBe("Số cán bộ <script>alert(1)</script>?");
        opened.Return!.ResubmitBy.ShouldBe(new DateOnly(2023, 9, 20));
    }

    [EachStore]
    public async Task A_remark_is_answered_or_acted_on_before_the_return_is_submitted_again(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, reviewer, clerk, receipt) = await HandedInAsync(site);
        (await site.RemarkAsync(obligation, Place, "Xem lại.", reviewer)).Require();
        (await site.RemarkAsync(obligation, "staff_civil_servants", "Xem lại cả số này.", reviewer)).Require();
        var back = (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.SendBack, null, reviewer)).Require();
        (await site.SubmitAsync(obligation, back.Version, clerk)).Problems.Select(problem => problem.Code).ShouldBe(["returns.remark-unanswered", "returns.remark-unanswered"]);

        var answers = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        answers.Values[Place] = Value.Of(answers.Values[Place].AsNumber!.Value + 1);
        var saved = (await site.SaveAsync(obligation, back.Version, answers, clerk)).Require();
        var left = (await site.SubmitAsync(obligation, saved.Version, clerk)).Problems.ShouldHaveSingleItem();
        var remark = (await site.ReadReviewAsync(obligation, clerk)).Remarks.Single(item => RemarkPlace.Field(item.Said.Id) == left.Place).Said;
        remark.Place.ShouldBe("staff_civil_servants");

        (await site.AnswerAsync(obligation, remark.Id, new string('x', 3000), clerk)).Problems[0].Code.ShouldBe("returns.remark-too-long");
        (await site.AnswerAsync(obligation, Guid.Empty, "x", clerk)).Problems.ShouldBe([ReturnsProblems.NoSuchRemark]);
        (await site.AnswerAsync(obligation, remark.Id, "Đã kiểm tra, đúng.", await site.SomebodyAtAsync(Quarter.NhonPhu))).Problems.ShouldBe([SharedProblems.NotFound]);
        (await site.AnswerAsync(obligation, remark.Id, "Đã kiểm tra, đúng.", clerk)).Require();
        var again = (await site.SubmitAsync(obligation, saved.Version, clerk)).Require();

        var review = await site.ReadReviewAsync(obligation, reviewer);
        review.Changes!.Select(change => change.Place).ShouldBe([Place]);
        review.Remarks.Select(item => item.Said.Answer).ShouldBe([null, "Đã kiểm tra, đúng."], ignoreOrder: true);
        (await site.WaitingAsync(reviewer)).Rows.ShouldHaveSingleItem().Answered.ShouldBe(1);
        (await site.ReviewAsync(obligation, again.Version, ReturnAction.Approve, null, reviewer)).Require();
        (await site.ReadReviewAsync(obligation, reviewer)).Remarks.ShouldAllBe(item => item.Said.SettledAtUtc != null);
    }

    [EachStore]
    public async Task A_remark_to_be_followed_up_does_not_keep_from_approving_and_is_there_next_time(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, reviewer, clerk, receipt) = await HandedInAsync(site);
        (await site.RemarkAsync(obligation, Place, "Kỳ sau kiểm tra lại.", reviewer, followUp: true)).Require();
        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.Approve, null, reviewer)).Require();

        site.Clock.Set("2023-12-15 08:00");
        (await site.OpenDueAsync()).Require();
        var next = await site.StoreAsync(db => Task.FromResult(db.Obligations.Where(item => item.UnitCode == Quarter.NhonBinh).OrderByDescending(item => item.Exercise.CutOff).First()));
        (await site.ReadReviewAsync(next, reviewer)).Remarks.ShouldHaveSingleItem().Period.ShouldBe(Period.Quarter(2023, 3));
        (await site.ReadReviewAsync(next, clerk)).Remarks.ShouldBeEmpty();
    }

    [EachStore]
    public async Task A_reason_that_is_not_accepted_keeps_from_approving_until_the_unit_says_something_else(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (unit, key) = DoubtfulUnit();
        var receipt = await site.HandInAsync(unit);
        var (obligation, clerk) = (await site.ObligationOfAsync(unit), await site.SomebodyAtAsync(unit));
        var reviewer = Quarter.Coordinator;
        (await site.JudgeAsync(obligation, key, false, reviewer)).Require();
        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.Approve, null, reviewer)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.reasons-refused");
        var back = (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.SendBack, null, reviewer)).Require();

        var answers = Quarter.AnswersOf(unit).Copy();
        answers.Reasons[key] = "Xã mới nhập thêm hai thôn nên số người tăng nhiều.";
        var saved = (await site.SaveAsync(obligation, back.Version, answers, clerk)).Require();
        var again = (await site.SubmitAsync(obligation, saved.Version, clerk)).Require();
        (await site.ReadReviewAsync(obligation, reviewer)).Verdicts.ShouldBeEmpty();
        (await site.ReviewAsync(obligation, again.Version, ReturnAction.Approve, null, reviewer)).Require();
    }

    [Fact]
    public void A_remark_stays_with_its_line_whatever_comes_before_it()
    {
        var before = Lines((0, 10), (1, 20), (2, 30));
        RemarkPlace.Stored(new("lines", 2, "mbps"), before).ShouldBe("lines[2].mbps");
        var now = Lines((1, 20), (2, 30));
        RemarkPlace.In("lines[2].mbps", now).ShouldBe(new AnswerPlace("lines", 1, "mbps"));
        RemarkPlace.Differs("lines[2].mbps", before, now).ShouldBeFalse();
        RemarkPlace.In("lines[0].mbps", now).ShouldBeNull();
        RemarkPlace.Differs("lines[0].mbps", before, now).ShouldBeTrue();
        RemarkPlace.Stored(new("lines", 9, "mbps"), now).ShouldBeNull();
    }

    private static AnswerSet Lines(params (int Key, int Mbps)[] lines)
    {
        var answers = new AnswerSet();
        answers.Lines["lines"] = [.. lines.Select(line => new AnswerLine { Key = line.Key, Values = { ["mbps"] = Value.Of(line.Mbps) } })];
        return answers;
    }

    private static (string Unit, string Key) DoubtfulUnit() => Demo.BinhDinh.Units.Where(unit => unit.Kind == SurveyPlatform.Registry.UnitKind.Commune)
        .Select(unit => (unit.Code, Reasons: Reasons(unit.Code))).Where(unit => unit.Reasons.Count > 0).Select(unit => (unit.Code, unit.Reasons[0])).First();

    private static List<string> Reasons(string unit)
    {
        try
        {
            return [.. Quarter.AnswersOf(unit).Reasons.Keys];
        }
        catch (KeyNotFoundException)
        {
            return [];
        }
    }

    private static async Task<(Obligation Obligation, Actor Reviewer, Actor Clerk, SubmitReturn.Receipt Receipt)> HandedInAsync(Site site)
    {
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        return (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer), await site.SomebodyAtAsync(Quarter.NhonBinh), receipt);
    }
}

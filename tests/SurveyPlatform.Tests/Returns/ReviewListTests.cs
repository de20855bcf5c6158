using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class ReviewListTests
{
    [EachStore]
    public async Task A_district_has_its_communes_and_the_department_districts_operators_and_whoever_it_steps_in_for(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        foreach (var unit in (string[])[Quarter.NhonBinh, Quarter.QuyNhon, "VNPT"])
        {
            await site.HandInAsync(unit);
        }

        var district = await site.WaitingAsync(await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer));
        district.Rows.Select(row => row.UnitName).ShouldBe(["Phường Nhơn Bình"]);
        (await site.WaitingAsync(Quarter.Coordinator)).Rows.Select(row => row.UnitName).ShouldBe(["Thành phố Quy Nhơn", "VNPT Bình Định"], ignoreOrder: true);
        var inPlace = await site.WaitingAsync(Quarter.Coordinator, new(ReviewStanding.InSuperiorsPlace));
        inPlace.Rows.Select(row => row.UnitName).ShouldBe(["Phường Nhơn Bình"]);
        inPlace.Counts.ShouldBe(new Dictionary<ReviewStanding, int> { [ReviewStanding.Competent] = 2, [ReviewStanding.InSuperiorsPlace] = 1 }, ignoreOrder: true);
        (await site.WaitingAsync(await site.SomebodyAtAsync("551", Role.Reviewer))).Rows.ShouldBeEmpty();
        (await site.AskAsync<ListReview, Outcome<ListReview.Result>>(async list => await list.RunAsync(new(), await site.SomebodyAtAsync(Quarter.NhonBinh), default))).Problems
            .ShouldBe([SharedProblems.NotPermitted]);
    }

    [EachStore]
    public async Task Many_are_approved_each_by_itself(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (good, remarked, stale, foreign) = (await InAsync(site, Quarter.NhonBinh), await InAsync(site, Quarter.NhonPhu), await InAsync(site, "21556"), await InAsync(site, "21940"));
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await site.RemarkAsync(await site.ObligationOfAsync(Quarter.NhonPhu), "staff_officials", "Xem lại.", reviewer)).Require();

        var results = (await site.AskAsync<ApproveReturns, Outcome<IReadOnlyList<ApproveReturns.Result>>>(approve =>
            approve.RunAsync([good, remarked, (stale.Id, stale.Version - 1), foreign], reviewer, default))).Require();

        results.ToDictionary(result => result.Id, result => result.Problems.Select(problem => problem.Code).FirstOrDefault()).ShouldBe(
            new Dictionary<ObligationId, string?> { [good.Id] = null, [remarked.Id] = "returns.remarks-unsent", [stale.Id] = "returns.changed-meanwhile" }, ignoreOrder: true);
        (await site.StoreAsync(db => Task.FromResult(db.Returns.Where(item => item.State == ReturnState.Approved).Select(item => item.ObligationId).ToList()))).ShouldBe([good.Id]);
    }

    [EachStore]
    public async Task The_list_asks_the_store_as_often_for_many_as_for_few(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await site.WaitingAsync(Quarter.Coordinator, new(ReviewStanding.InSuperiorsPlace));
        var few = await site.StatementsAsync(() => site.WaitingAsync(Quarter.Coordinator, new(ReviewStanding.InSuperiorsPlace)));
        foreach (var unit in (string[])[Quarter.NhonPhu, "21556", "21559", "21562", "21940", "21943"])
        {
            await site.HandInAsync(unit);
        }

        var many = await site.StatementsAsync(async () => (await site.WaitingAsync(Quarter.Coordinator, new(ReviewStanding.InSuperiorsPlace))).Rows.Count.ShouldBe(7));
        few.ShouldBeInRange(5, 12);
        many.ShouldBe(few);
    }

    [EachStore]
    public async Task What_the_department_decides_in_a_districts_place_is_recorded_so(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (id, version) = await InAsync(site, Quarter.NhonBinh);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        (await site.ReviewAsync(obligation, version, ReturnAction.Approve, null, Quarter.Coordinator)).Require();
        var history = (await site.AskAsync<GetReturnHistory, Outcome<GetReturnHistory.Result>>(get => get.RunAsync(id, Quarter.Coordinator, default))).Require();
        history.Events.Select(happened => happened.Standing).ShouldBe([null, ReviewStanding.InSuperiorsPlace]);
    }

    [EachStore]
    public async Task What_operators_declare_of_a_unit_stands_beside_its_own_figures(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync("VNPT");
        await site.HandInAsync(Quarter.NhonBinh);
        await site.HandInAsync("VIETTEL");
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        var declared = (await site.ReadReviewAsync(obligation, reviewer)).Declared.ShouldHaveSingleItem();
        declared.Lines.ShouldNotBeEmpty();
        declared.Columns.Select(column => column.Name).ShouldContain("contracted_down_mbps");
        (await site.ReadReviewAsync(obligation, await site.SomebodyAtAsync(Quarter.NhonBinh))).Declared.ShouldBeEmpty("it is not the unit's to see what operators report");
    }

    private static async Task<(ObligationId Id, int Version)> InAsync(Site site, string unit) => (await site.HandInAsync(unit)) is var receipt ? (receipt.ObligationId, receipt.Version) : default;
}

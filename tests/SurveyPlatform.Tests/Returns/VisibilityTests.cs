using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class VisibilityTests
{
    [EachStore]
    public async Task A_stranger_is_told_that_there_is_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        Actor[] strangers =
        [
            await site.SomebodyAtAsync(Quarter.NhonPhu),
            await site.SomebodyAtAsync("VNPT"),
            await site.SomebodyAtAsync("551", Role.Reviewer),
            new("nobody", "", Actor.PermissionsOf(Enum.GetValues<Role>()), Scope: null),
        ];
        foreach (var stranger in strangers)
        {
            (await site.OpenReturnAsync(obligation, stranger)).Problems.ShouldBe([SharedProblems.NotFound], stranger.Name);
            (await site.AskAsync<GetReceipt, Outcome<SubmitReturn.Receipt>>(get => get.RunAsync(obligation.Id, null, stranger, default))).Problems
                .ShouldBe([SharedProblems.NotFound], stranger.Name);
            if (stranger.May(Permission.AnswerReturns))
            {
                (await site.SaveAsync(obligation, receipt.Version, new(), stranger)).Problems.ShouldBe([SharedProblems.NotFound], stranger.Name);
                (await site.SubmitAsync(obligation, receipt.Version, stranger)).Problems.ShouldBe([SharedProblems.NotFound], stranger.Name);
            }

            if (stranger.May(Permission.ReviewReturns))
            {
                (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.Approve, null, stranger)).Problems
                    .ShouldBe([SharedProblems.NotFound], stranger.Name);
            }
        }
    }

    [EachStore]
    public async Task A_superior_sees_the_parts_but_does_not_answer_for_them(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        var clerk = await site.SomebodyAtAsync(Quarter.QuyNhon);
        (await site.OpenReturnAsync(obligation, reviewer)).Require().WhyNotEditable.ShouldBe(SharedProblems.NotPermitted);
        (await site.SaveAsync(obligation, 0, new(), reviewer)).Problems.ShouldBe([SharedProblems.NotFound]);
        (await site.SaveAsync(obligation, 0, new(), clerk)).Problems.ShouldBe([SharedProblems.NotFound]);
        (await site.OpenReturnAsync(obligation, clerk)).Problems.ShouldBe([SharedProblems.NotFound]);
    }

    [EachStore]
    public async Task Nobody_reviews_the_own_units_return(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.QuyNhon);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await site.ReviewAsync(await site.ObligationOfAsync(Quarter.QuyNhon), receipt.Version, ReturnAction.Approve, null, reviewer)).Problems
            .ShouldBe([SharedProblems.NotFound]);
    }

    [EachStore]
    public async Task A_list_holds_the_own_subtree_and_finds_names_without_accents(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await ListAsync(site, new(), reviewer)).Total.ShouldBe(22);
        (await ListAsync(site, new(), Quarter.Coordinator)).Total.ShouldBe(174);
        var found = await ListAsync(site, new(Text: "an nghia"), Quarter.Coordinator);
        found.Rows.Select(row => row.UnitName).ShouldBe(["Xã An Nghĩa", "Xã Ân Nghĩa"]);
        (await ListAsync(site, new(Period: Period.Quarter(2023, 3), Show: ListObligations.Show.Outstanding, PageSize: 10), Quarter.Coordinator))
            .ShouldSatisfyAllConditions(page => page.Rows.Count.ShouldBe(10), page => page.Total.ShouldBe(174));
    }

    private static async Task<ListObligations.Result> ListAsync(Site site, ListObligations.Query query, Actor actor) =>
        (await site.AskAsync<ListObligations, Outcome<ListObligations.Result>>(list => list.RunAsync(query, actor, default))).Require();
}

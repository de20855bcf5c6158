using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Standards;

/// <summary>Verdicts as they are looked at: the province, a unit, a criterion, one verdict; and who sees which.</summary>
public sealed class VerdictViewsTests
{
    [EachStore]
    public async Task The_province_is_counted_by_criterion_and_by_district_and_narrowed(string store)
    {
        await using var site = await JudgedAsync(store);
        var found = await TableAsync(site, new(), Quarter.Coordinator);
        (found.Total, found.Units, found.Groups.Count, found.Criteria.Count).ShouldBe((170, 170, 11, 6));
        found.Criteria.ShouldAllBe(count => count.Met + count.NotMet + count.Unknown + count.NotApplicable == 170);
        var city = found.Groups.Single(group => group.Code == Quarter.QuyNhon);
        (city.Units, city.Failing + city.Meeting + city.Unknown, city.Unknown, city.ShortName).ShouldBe((22, 22, 20, "Quy Nhơn"));
        found.Rows[0].Group.District.ShouldNotBeNull("district by district");

        (await TableAsync(site, new(Text: "nhon binh"), Quarter.Coordinator)).Rows.ShouldHaveSingleItem().Code.ShouldBe(Quarter.NhonBinh);
        (await TableAsync(site, new(District: city.Key.District), Quarter.Coordinator)).Total.ShouldBe(22);
        (await TableAsync(site, new(Outcome: VerdictOutcome.NotMet), Quarter.Coordinator)).Total.ShouldBe(city.Failing);
        var worst = (await TableAsync(site, new(Order: VerdictTable.Order.ByUnmet), Quarter.Coordinator)).Rows;
        worst.Select(row => row.Unmet).ShouldBeInOrder(SortDirection.Descending);
        var second = await TableAsync(site, new(Page: 2, PageSize: 100), Quarter.Coordinator);
        (second.Rows.Count, second.Total).ShouldBe((70, 170));
    }

    [EachStore]
    public async Task A_district_sees_its_own_and_a_unit_itself_and_nobody_else(string store)
    {
        await using var site = await JudgedAsync(store);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        var neighbour = await site.SomebodyAtAsync(Quarter.NhonPhu);
        var unit = (await site.ObligationOfAsync(Quarter.NhonBinh)).UnitId;
        (await TableAsync(site, new(), reviewer)).Total.ShouldBe(22);
        (await site.AskAsync<VerdictTable, Outcome<VerdictTable.Result>>(table => table.RunAsync(new(), clerk, CancellationToken.None))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);

        var own = (await UnitAsync(site, unit, clerk)).Require();
        own.Lines.Select(line => line.Newest.Criterion.Code).ShouldBe(["computer-per-person", "minimum-configuration", "lan-commune", "internet-speed", "dedicated-line"], "what is for a commune");
        (await UnitAsync(site, unit, neighbour)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        var verdict = own.Lines[0].Cells.Values.Single().Id;
        (await HistoryAsync(site, verdict, clerk)).Require().Entries.ShouldHaveSingleItem();
        (await HistoryAsync(site, verdict, neighbour)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
    }

    [EachStore]
    public async Task A_criterion_is_followed_across_the_units_that_it_is_for(string store)
    {
        await using var site = await JudgedAsync(store);
        var found = await CriterionAsync(site, new("basic-it", "lan-offices"), Quarter.Coordinator);
        (found.Total, found.Columns.ShouldHaveSingleItem().Unknown).ShouldBe((11, 11));
        found.Rows.ShouldAllBe(row => row.Kind == UnitKind.District);
        var speed = await CriterionAsync(site, new("basic-it", "internet-speed", VerdictOutcome.Met), Quarter.Coordinator);
        speed.Rows.Select(row => row.Code).ShouldBe([Quarter.NhonBinh, Quarter.NhonPhu], "nobody else has reported");
        (await site.AskAsync<CriterionVerdicts, Outcome<CriterionVerdicts.Result>>(verdicts => verdicts.RunAsync(new("basic-it", "nothing"), Quarter.Coordinator, CancellationToken.None)))
            .Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
    }

    [EachStore]
    public async Task A_unit_is_told_at_once_what_the_verdicts_will_say(string store)
    {
        await using var site = await JudgedAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var told = (await OwnAsync(site, obligation.Id, clerk)).Require().Lines.Select(line => (line.By.Criterion.Code, line.Verdict.Outcome)).ToList();
        var kept = await site.StoreAsync(db => db.CurrentVerdicts().Where(verdict => verdict.ObligationId == obligation.Id && verdict.Outcome != VerdictOutcome.NotApplicable)
            .Select(verdict => new { verdict.CriterionCode, verdict.Outcome }).ToListAsync());
        told.ShouldBe(kept.Select(row => (row.CriterionCode, row.Outcome)), ignoreOrder: true);
        (await OwnAsync(site, obligation.Id, await site.SomebodyAtAsync(Quarter.NhonPhu))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await OwnAsync(site, (await site.ObligationOfAsync("21556")).Id, Quarter.Coordinator)).Require().Lines.ShouldBeEmpty("it has not reported");
    }

    private static async Task<Site> JudgedAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await site.HandInAsync(Quarter.NhonPhu);
        await site.JudgeAsync();
        return site;
    }

    private static async Task<VerdictTable.Result> TableAsync(Site site, VerdictTable.Query query, Actor actor) =>
        (await site.AskAsync<VerdictTable, Outcome<VerdictTable.Result>>(table => table.RunAsync(query, actor, CancellationToken.None))).Require();

    private static Task<Outcome<UnitVerdicts.Result>> UnitAsync(Site site, UnitId unit, Actor actor) =>
        site.AskAsync<UnitVerdicts, Outcome<UnitVerdicts.Result>>(verdicts => verdicts.RunAsync(unit, actor, CancellationToken.None));

    private static Task<Outcome<VerdictHistory.Result>> HistoryAsync(Site site, Guid verdict, Actor actor) =>
        site.AskAsync<VerdictHistory, Outcome<VerdictHistory.Result>>(history => history.RunAsync(verdict, actor, CancellationToken.None));

    private static async Task<CriterionVerdicts.Result> CriterionAsync(Site site, CriterionVerdicts.Query query, Actor actor) =>
        (await site.AskAsync<CriterionVerdicts, Outcome<CriterionVerdicts.Result>>(verdicts => verdicts.RunAsync(query, actor, CancellationToken.None))).Require();

    private static Task<Outcome<JudgeOwnReturn.Result>> OwnAsync(Site site, ObligationId obligation, Actor actor) =>
        site.AskAsync<JudgeOwnReturn, Outcome<JudgeOwnReturn.Result>>(judge => judge.RunAsync(obligation, actor, CancellationToken.None));
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class MonitorExerciseTests
{
    private const string PhuocSon = "21964";

    [EachStore]
    public async Task A_quarter_is_held_against_the_same_working_day_of_the_quarter_before(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        // Three working days before the due date of 21/09, one after it.
        site.Clock.Set("2023-09-18 10:00");
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-22 10:00");
        await site.HandInAsync(Quarter.NhonPhu);
        site.Clock.Set("2023-12-18 09:00");
        (await site.OpenDueAsync()).Require();

        // Due on 21/12: three working days are left, as when the first had come in.
        var early = (await MonitorAsync(site, Quarter.Coordinator)).Require();
        early.BeforePeriod.ShouldBe(Period.Quarter(2023, 3));
        early.All.WorkingDay.ShouldBe(-3);
        (early.All.Now.Received, early.All.Before!.By(early.All.WorkingDay)).ShouldBe((0, 1));

        site.Clock.Set("2023-12-22 09:00");
        var late = (await MonitorAsync(site, Quarter.Coordinator)).Require();
        late.All.RateBefore.ShouldBe(2m / late.All.Before!.Expected);
        var quyNhon = late.Detail.Groups.Select((group, at) => (group, late.ByGroup[at])).Single(pair => pair.group.DistrictName == "Thành phố Quy Nhơn").Item2;
        (quyNhon.Before!.By(1), quyNhon.Now.Expected).ShouldBe((2, 22));
        late.ByGroup.Sum(group => group.Now.Expected).ShouldBe(late.All.Now.Expected);
    }

    [EachStore]
    public async Task A_district_is_shown_its_own_units_then_as_now(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await site.HandInAsync(PhuocSon);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        site.Clock.Set("2023-12-18 09:00");
        (await site.OpenDueAsync()).Require();
        var seen = (await MonitorAsync(site, reviewer)).Require();
        (seen.All.Now.Expected, seen.All.Before!.Expected, seen.All.Before.Received).ShouldBe((22, 22, 1));
        seen.ByGroup.Count.ShouldBe(1);
        var clerk = await SomebodyAtAsync(site, Quarter.NhonBinh);
        (await MonitorAsync(site, clerk)).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await StampAsync(site, clerk)).Problems.ShouldBe([SharedProblems.NotPermitted]);
    }

    [EachStore]
    public async Task Who_has_not_even_opened_the_form_is_known_and_a_reviewers_look_does_not_count(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        (await site.OpenReturnAsync(obligation, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer))).Require();
        (await NotOpenedAsync(site)).ShouldContain(Quarter.NhonBinh);
        var before = (await StampAsync(site, Quarter.Coordinator)).Require();

        (await site.OpenReturnAsync(obligation, await site.SomebodyAtAsync(Quarter.NhonBinh))).Require();
        var opened = (await site.ObligationOfAsync(Quarter.NhonBinh)).FirstOpenedAtUtc.ShouldNotBeNull();
        (await NotOpenedAsync(site)).ShouldNotContain(Quarter.NhonBinh);
        (await StampAsync(site, Quarter.Coordinator)).Require().ShouldNotBe(before);

        site.Clock.Set("2023-09-19 08:00");
        (await site.OpenReturnAsync(obligation, await site.SomebodyAtAsync(Quarter.NhonBinh))).Require();
        (await site.ObligationOfAsync(Quarter.NhonBinh)).FirstOpenedAtUtc.ShouldBe(opened);
    }

    [EachStore]
    public async Task The_stamp_changes_with_every_submission_and_stays_without_one(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var first = (await StampAsync(site, Quarter.Coordinator)).Require();
        (await StampAsync(site, Quarter.Coordinator)).Require().ShouldBe(first);
        await site.HandInAsync(Quarter.NhonBinh);
        var second = (await StampAsync(site, Quarter.Coordinator)).Require();
        second.ShouldNotBe(first);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        (await site.ReviewAsync(obligation, 2, ReturnAction.Approve, null, Quarter.Coordinator)).Require();
        (await StampAsync(site, Quarter.Coordinator)).Require().ShouldNotBe(second);
    }

    [EachStore]
    public async Task By_district_each_district_comes_before_its_communes(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var exercise = (await site.ObligationOfAsync(Quarter.QuyNhon)).ExerciseId;
        var rows = (await site.AskAsync<ListObligations, Outcome<ListObligations.Result>>(list =>
            list.RunAsync(new(exercise, PageSize: 500, ByDistrict: true), Quarter.Coordinator, default))).Require().Rows;
        rows.Count.ShouldBe(170);
        foreach (var group in rows.GroupBy(row => ListExercises.GroupKey.Of(row.UnitKind, row.UnitId, row.ParentId)))
        {
            group.First().UnitKind.ShouldBe(UnitKind.District);
            rows.SkipWhile(row => row != group.First()).Take(group.Count()).ShouldBe(group, "they stand together");
        }
    }

    [EachStore]
    public async Task It_asks_the_database_as_often_for_many_units_as_for_few(string store)
    {
        (await StatementsAsync(store, communes: 160)).ShouldBe(await StatementsAsync(store, communes: 16));
    }

    private static async Task<int> StatementsAsync(string store, int communes)
    {
        await using var site = await ManyUnits.OpenAsync(store, communes);
        var statements = await Statements.OfAsync(async () =>
        {
            (await MonitorAsync(site, Quarter.Coordinator)).Require().All.Now.Expected.ShouldBe(communes + (communes / 16));
            (await StampAsync(site, Quarter.Coordinator)).Require();
            var query = new ListObligations.Query(await NewestAsync(site), PageSize: 500, ByDistrict: true);
            (await site.AskAsync<ListObligations, Outcome<ListObligations.Result>>(list => list.RunAsync(query, Quarter.Coordinator, default))).Require();
        });
        statements.Count.ShouldBeInRange(5, 20);
        return statements.Count;
    }

    private static Task<Outcome<MonitorExercise.Result>> MonitorAsync(Site site, Actor actor) =>
        site.AskAsync<MonitorExercise, Outcome<MonitorExercise.Result>>(async monitor => await monitor.RunAsync(await NewestAsync(site), actor, default));

    private static Task<Outcome<string>> StampAsync(Site site, Actor actor) =>
        site.AskAsync<MonitorExercise, Outcome<string>>(async monitor => await monitor.StampAsync(await NewestAsync(site), actor, default));

    private static Task<ExerciseId> NewestAsync(Site site) => site.StoreAsync(db =>
        db.Exercises.Where(item => item.CollectionCode == "hardware").OrderByDescending(item => item.CutOff).Select(item => item.Id).FirstAsync());

    private static async Task<Actor> SomebodyAtAsync(Site site, string unitCode) =>
        new(unitCode, unitCode, Actor.PermissionsOf([Role.Respondent]), await site.StoreAsync(db => db.Obligations.Where(item => item.UnitCode == unitCode).Select(item => item.Path).FirstAsync()));

    private static async Task<List<string>> NotOpenedAsync(Site site)
    {
        var query = new ListObligations.Query(await NewestAsync(site), Show: ListObligations.Show.NotOpened, PageSize: 500);
        return (await site.AskAsync<ListObligations, Outcome<ListObligations.Result>>(list => list.RunAsync(query, Quarter.Coordinator, default))).Require()
            .Rows.Select(row => row.UnitCode).ToList();
    }
}

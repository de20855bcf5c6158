using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Registry;

/// <summary>What was a unit's on the day before is its heir's on the day itself: 2025-Q2 was opened on 15/06, and the units changed on 01/07.</summary>
public sealed class HeirTests
{
    /// <summary>Both reorganisations fall within a reporting window; its cut-off decides.</summary>
    [EachStore]
    public async Task The_units_of_the_cut_off_day_owe_the_quarter(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        site.Clock.Set("2025-09-15 08:00");
        (await OpenAsync(site, Period.Quarter(2023, 3))).Require();
        (await OpenAsync(site, Period.Quarter(2024, 3))).Require();
        (await site.OpenDueAsync()).Require();
        var owed = await site.StoreAsync(db => db.Obligations.Where(item => item.Exercise.CollectionCode == "hardware").Select(item => item.Exercise.Period).ToListAsync());
        owed.CountBy(period => period.ToString()).OrderBy(quarter => quarter.Key, StringComparer.Ordinal).Select(quarter => $"{quarter.Key} {quarter.Value}").ShouldBe(
            ["2023-Q3 170", "2024-Q3 170", "2024-Q4 166", "2025-Q1 166", "2025-Q2 166", "2025-Q3 58"]);
    }

    [EachStore]
    public async Task An_open_return_passes_to_the_heir_with_its_draft(string store)
    {
        await using var site = await OpenedAsync(store);
        var before = await site.ObligationOfAsync(Quarter.NhonBinh);
        var (oldClerk, oldDistrict) = (await site.SomebodyAtAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer));
        var saved = (await site.SaveAsync(before, 0, Quarter.AnswersOf(Quarter.NhonBinh), oldClerk)).Require();
        await ApplyAsync(site);

        var heir = await site.UnitAsync("21601", Reorganised.SecondDay);
        var after = await site.ObligationOfAsync(Quarter.NhonBinh);
        (after.Id, after.UnitId, after.UnitName, after.ParentId).ShouldBe((before.Id, before.UnitId, "Nhơn Bình", before.ParentId), "what was frozen stays");
        (after.HeirId, after.Path).ShouldBe((heir.Id, heir.Version.Path));
        (await site.OpenReturnAsync(after, oldClerk)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound, "the old place opens nothing");
        (await site.OpenReturnAsync(after, oldDistrict)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);
        var stranger = ActorAt(await site.UnitAsync("21553", Reorganised.SecondDay), Role.Respondent);
        (await site.OpenReturnAsync(after, stranger)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);

        var clerk = ActorAt(heir, Role.Respondent);
        var mine = (await site.AskAsync<ListMyReturns, Outcome<ListMyReturns.Result>>(list => list.RunAsync(1, clerk, CancellationToken.None))).Require();
        mine.Owed.Select(owed => (owed.UnitName, owed.IsOfEnded)).ShouldContain(("Phường Nhơn Bình", true));
        mine.Owed.Count.ShouldBe(4, "Nhơn Bình, Nhơn Hội, Nhơn Lý, Nhơn Hải became one");
        (await site.SubmitAsync(after, saved.Version, clerk)).Require();

        var coordinator = new Actor("dieuphoi", "", Actor.PermissionsOf([Role.Coordinator]), (await site.UnitAsync("52", Reorganised.SecondDay)).Version.Path);
        var version = await site.StoreAsync(db => db.Returns.Select(item => item.Version).SingleAsync());
        (await site.ReviewAsync(after, version, ReturnAction.Approve, null, coordinator)).Require();
    }

    [EachStore]
    public async Task Reminders_go_to_the_heir_and_to_who_is_above_it_now(string store)
    {
        await using var site = await OpenedAsync(store);
        await ApplyAsync(site);
        var (heir, province) = (await site.UnitAsync("21601", Reorganised.SecondDay), await site.UnitAsync("52", Reorganised.SecondDay));
        var owed = await site.ObligationOfAsync(Quarter.NhonBinh);
        (owed.HolderId, owed.SuperiorId).ShouldBe((heir.Id, province.Id));
        var planned = (await site.AskAsync<PlanReminders, Outcome<PlanReminders.Result>>(plan =>
            plan.RunAsync(null, new(2025, 7, 1), Quarter.Coordinator, CancellationToken.None))).Require().Planned;
        var units = planned.Select(item => item.Recipient?.Unit).OfType<UnitId>().Distinct().ToList();
        var now = (await site.UnitsOnAsync(Reorganised.SecondDay)).Select(unit => unit.Id).ToHashSet();
        units.ShouldNotBeEmpty();
        units.ShouldAllBe(unit => now.Contains(unit), "nobody writes to a unit that is no more");
    }

    [EachStore]
    public async Task Previous_never_takes_the_figure_of_another_unit(string store)
    {
        await using var site = await OpenedAsync(store);
        await site.HandInAsync("21553");
        await ApplyAsync(site);
        site.Clock.Set("2025-09-15 08:00");
        (await OpenAsync(site, Period.Quarter(2025, 3))).Require();
        // Quy Nhơn Bắc took over the code of Nhơn Phú, which reported last quarter.
        var heir = await site.UnitAsync("21553", Reorganised.SecondDay);
        var owed = await site.StoreAsync(db => db.Obligations.SingleAsync(item => item.UnitId == heir.Id));
        (await site.OpenReturnAsync(owed, ActorAt(heir, Role.Respondent))).Require().Context.Previous.ShouldBeNull();
    }

    /// <summary>Nobody goes on in its place: its people keep what was theirs, and get nothing of the province's.</summary>
    [EachStore]
    public async Task The_return_of_an_abolished_district_stays_with_its_people_under_the_province(string store)
    {
        await using var site = await OpenedAsync(store);
        await ApplyAsync(site);
        var province = await site.UnitAsync("52", Reorganised.SecondDay);
        var owed = await site.ObligationOfAsync(Quarter.QuyNhon);
        (owed.HeirId, owed.Path).ShouldBe((province.Id, $"/{province.Id}/{owed.UnitId}/"));
        var path = await site.StoreAsync(db => db.UnitVersions.Where(version => EF.Property<UnitId>(version, "UnitId") == owed.UnitId && version.ValidTo != null)
            .Select(version => version.SuccessorPath).SingleAsync());
        path.ShouldBe(owed.Path, "where its accounts are");
        var people = new Actor("huyen.540", "", Actor.PermissionsOf([Role.Respondent, Role.Reviewer]), path);
        (await site.OpenReturnAsync(owed, people)).Require().WhyNotEditable.ShouldBeNull();
        (await site.OpenReturnAsync(await site.ObligationOfAsync(Quarter.NhonBinh), people)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);
    }

    [EachStore]
    public async Task The_preview_says_what_will_happen_to_returns(string store)
    {
        await using var site = await OpenedAsync(store);
        await site.SaveAsync(await site.ObligationOfAsync(Quarter.NhonBinh), 0, Quarter.AnswersOf(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        await site.HandInAsync(Quarter.NhonPhu);
        var id = (await site.ReorganisationAsync(Reorganised.Second)).Id;
        var found = (await site.AskAsync<GetReorganisation, Outcome<GetReorganisation.Result>>(get => get.RunAsync(id, Quarter.Coordinator, CancellationToken.None))).Require();
        var effects = found.Effects.ToDictionary(effect => effect.Kind);
        (effects["obligations"].Count, effects["returns-not-started"].Count).ShouldBe((165, 163));
        effects["returns-draft"].Names.ShouldBe(["Phường Nhơn Bình → Phường Quy Nhơn Đông, 2025-Q2"]);
        effects["returns-to-review"].Names.ShouldBe(["Phường Nhơn Phú → Phường Quy Nhơn Bắc, 2025-Q2"]);
        (found.Plan!.Created.Count, found.Plan.Endings.Count, found.Plan.Undecided.Count(), found.MayApply).ShouldBe((58, 166, 3, false));
    }

    private static async Task<Site> OpenedAsync(string store)
    {
        var site = await Reorganised.OnceAsync(store);
        site.Clock.Set("2025-06-16 08:00");
        (await OpenAsync(site, Period.Quarter(2025, 2))).Require();
        return site;
    }

    private static async Task ApplyAsync(Site site)
    {
        site.Clock.Set("2025-07-01 08:00");
        (await site.ApplyAsync(Reorganised.Second)).Require();
    }

    private static Task<Outcome<OpenExercise.Result>> OpenAsync(Site site, Period period) =>
        site.AskAsync<OpenExercise, Outcome<OpenExercise.Result>>(open => open.RunAsync("hardware", period, Actor.System, CancellationToken.None));

    private static Actor ActorAt(StandingUnit unit, Role role) => new($"{role}.{unit.Version.Code}", unit.Version.Name, Actor.PermissionsOf([role]), unit.Version.Path);
}

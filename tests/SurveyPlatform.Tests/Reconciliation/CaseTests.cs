using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reconciliation;

/// <summary>One difference from its finding to what verdicts and reports go by.</summary>
public sealed class CaseTests
{
    private const string Speed = "internet_fastest_mbps";

    [EachStore]
    public async Task What_differs_becomes_a_case_between_the_unit_and_the_companies_it_is_about(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        var tally = await site.MatchAsync();
        (tally.Units, tally.Opened).ShouldBe((170, 1));
        var item = await site.CaseAsync(Speed);
        (item.State, item.Outcome, item.UnitNumber).ShouldBe((CaseState.Open, MatchOutcome.Differ, 900));
        item.Parties.Select(party => party.Name).ShouldContain("UBND phường Nhơn Bình");
        item.Parties.Count(party => party.Side == SourceSide.Operator).ShouldBeGreaterThan(0);
        var told = await site.StoreAsync(db => db.MessageNotices.Where(notice => notice.Kind == "sources:opened").Select(notice => notice.AboutUnitId).Distinct().CountAsync());
        told.ShouldBe(item.Parties.Count);
    }

    [EachStore]
    public async Task Comparing_again_changes_nothing(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        var before = await site.StoreAsync(db => db.Reminders.CountAsync());
        (await site.MatchAsync()).ShouldBe(new(170, 0, 0, 1));
        (await site.StoreAsync(db => db.Reminders.CountAsync())).ShouldBe(before);
        (await site.CaseAsync(Speed)).Entries.ShouldBeEmpty();
    }

    [EachStore]
    public async Task One_side_explains_the_other_accepts_and_the_department_decides(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        var item = await site.CaseAsync(Speed);
        var (clerk, company) = (await site.SomebodyAtAsync(Quarter.NhonBinh), Company(item));
        (await site.AnswerAsync(item, accepts: false, "Ghi nhầm một số 0.", clerk)).Require();
        (await site.AnswerAsync(item, accepts: true, "", company)).Problems.ShouldBe([ReconciliationProblems.ChangedMeanwhile], "it was written to what stood there before");
        item = await site.CaseAsync(Speed);
        item.Waits(SourceSide.Unit).ShouldBeFalse();
        item.Waits(SourceSide.Operator).ShouldBeTrue();
        (await site.AnswerAsync(item, accepts: true, "", company)).Require();
        item = await site.CaseAsync(Speed);
        item.State.ShouldBe(CaseState.Accepted);
        (await site.DecideAsync(item, FigureOrigin.Operator)).Require();
        item = await site.CaseAsync(Speed);
        (item.State, item.DecidedNumber).ShouldBe((CaseState.Decided, item.OperatorNumber));
        (await site.DecidedAsync()).ShouldBe([FormattableString.Invariant($"{Speed} = {item.OperatorNumber:0.##} (Operator)")]);
    }

    [EachStore]
    public async Task A_decision_taken_back_no_longer_stands_and_stays_on_record(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        (await site.DecideAsync(await site.CaseAsync(Speed), FigureOrigin.Department, 55)).Require();
        (await site.DecidedAsync()).ShouldBe([$"{Speed} = 55 (Department)"]);
        var item = await site.CaseAsync(Speed);
        (await site.AskAsync<DecideCase, Outcome<Done>>(decide => decide.ReopenAsync(item.Id, item.Version, "Có hợp đồng mới.", Quarter.Coordinator, CancellationToken.None))).Require();
        (await site.DecidedAsync()).ShouldBeEmpty();
        (await site.StoreAsync(db => db.DecidedFigures.CountAsync())).ShouldBe(1);
        (await site.DecideAsync(await site.CaseAsync(Speed), FigureOrigin.Unit)).Require();
        (await site.DecidedAsync()).ShouldBe([$"{Speed} = 900 (Unit)"]);
    }

    [EachStore]
    public async Task What_agrees_by_now_is_closed_with_its_decision_and_opens_again_when_it_differs_again(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        (await site.DecideAsync(await site.CaseAsync(Speed), FigureOrigin.Operator)).Require();
        await SendBackAsync(site);
        (await site.MatchAsync()).Closed.ShouldBe(0, "a return that is open again settles nothing");
        await site.HandInUnitAsync(Quarter.NhonBinh);
        (await site.MatchAsync()).Closed.ShouldBe(1);
        (await site.DecidedAsync()).ShouldBeEmpty("the return itself says so now");
        await SendBackAsync(site);
        await site.HandInUnitAsync(Quarter.NhonBinh, Sources.Fastest(500));
        (await site.MatchAsync()).Opened.ShouldBe(1);
        var item = await site.CaseAsync(Speed);
        (item.State, item.UnitNumber).ShouldBe((CaseState.Open, 500));
        item.Entries.Select(entry => entry.Action).ShouldBe([CaseAction.Decide, CaseAction.Close, CaseAction.Reopen], ignoreOrder: true);
    }

    [EachStore]
    public async Task Only_the_parties_and_the_department_know_of_a_case(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        var item = await site.CaseAsync(Speed);
        Actor[] may = [Quarter.Coordinator, await site.SomebodyAtAsync(Quarter.NhonBinh), Company(item)];
        Actor[] mayNot =
        [
            await site.SomebodyAtAsync(Quarter.NhonPhu), await site.SomebodyAtAsync(Quarter.QuyNhon), await site.SomebodyAtAsync("551"),
            await site.SomebodyAtAsync("551", Role.Coordinator), await OtherCompanyAsync(site, item),
        ];
        foreach (var actor in may)
        {
            (await GetAsync(site, item, actor)).Succeeded(out _).ShouldBeTrue(actor.Name);
        }

        foreach (var actor in mayNot)
        {
            (await GetAsync(site, item, actor)).Problems.ShouldBe([SharedProblems.NotFound], actor.Name);
            (await site.AnswerAsync(item, accepts: false, "x", actor)).Succeeded(out _).ShouldBeFalse(actor.Name);
            (await ListAsync(site, actor)).ShouldBe(0, actor.Name);
        }

        (await GetAsync(site, item, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.DecideAsync(item, FigureOrigin.Unit, actor: may[1])).Problems.ShouldBe([SharedProblems.NotPermitted]);
    }

    [EachStore]
    public async Task A_decision_needs_a_choice_a_reason_and_a_figure_of_its_own_where_it_is_neithers(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        var item = await site.CaseAsync(Speed);
        (await site.DecideAsync(item, null)).Problems.ShouldBe([ReconciliationProblems.ChoiceNeeded]);
        (await site.DecideAsync(item, FigureOrigin.Department, null, " ")).Problems.ShouldBe([ReconciliationProblems.ReasonNeeded, ReconciliationProblems.FigureNeeded]);
        (await site.DecideAsync(item, FigureOrigin.Unit, null, new string('x', ReconciliationCase.TextMaxLength + 1))).Problems.Single().Code.ShouldBe("reconciliation.text-too-long");
    }

    [EachStore]
    public async Task Who_does_not_answer_in_time_is_told_once_and_the_head_three_days_later(string store)
    {
        await using var site = await Sources.OpenAsync(store, Sources.Fastest(900));
        await site.MatchAsync();
        (await ChaseAsync(site)).ShouldBe(0);
        site.Clock.Set("2023-09-25 08:00");
        (await ChaseAsync(site)).ShouldBeGreaterThan(0);
        (await ChaseAsync(site)).ShouldBe(0);
        site.Clock.Set("2023-09-27 08:00");
        (await ChaseAsync(site)).ShouldBeGreaterThan(0);
        (await site.StoreAsync(db => db.MessageNotices.Select(notice => notice.Kind).Distinct().OrderBy(kind => kind).ToListAsync()))
            .ShouldBe(["sources:late", "sources:late-head", "sources:opened"]);
    }

    [EachStore]
    public async Task A_line_that_the_department_decides_on_changes_the_sums_of_the_unit(string store)
    {
        await using var site = await Sources.OpenAsync(store, answers => answers.Values["has_tslcd"] = Value.Of(answers.Values["has_tslcd"].ToString() == "yes" ? "no" : "yes"));
        await site.MatchAsync();
        var item = await site.CaseAsync("has_tslcd");
        (await site.DecideAsync(item, FigureOrigin.Operator)).Require();
        (await site.DecidedAsync()).ShouldContain($"has_tslcd = {(item.OperatorNumber > 0 ? "yes" : "no")} (Operator)");
    }

    private static async Task SendBackAsync(Site site)
    {
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        var version = await site.StoreAsync(db => db.Returns.Where(item => item.ObligationId == obligation.Id).Select(item => item.Version).SingleAsync());
        (await site.ReviewAsync(obligation, version, ReturnAction.SendBack, "Xem lại tốc độ.", Quarter.Coordinator)).Require();
    }

    private static Task<Outcome<GetCase.Result>> GetAsync(Site site, ReconciliationCase item, Actor actor) =>
        site.AskAsync<GetCase, Outcome<GetCase.Result>>(get => get.RunAsync(item.Id, actor, CancellationToken.None));

    private static async Task<int> ListAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListCases, Outcome<ListCases.Result>>(list => list.RunAsync(new(), actor, CancellationToken.None))).Require().Total;

    private static async Task<int> ChaseAsync(Site site) =>
        (await site.AskAsync<ChaseCases, Outcome<int>>(chase => chase.RunAsync(Actor.System, CancellationToken.None))).Require();

    private static Actor Company(ReconciliationCase item) =>
        new("company", "", Actor.PermissionsOf([Role.Respondent]), item.Parties.First(party => party.Side == SourceSide.Operator).Path);

    private static async Task<Actor> OtherCompanyAsync(Site site, ReconciliationCase item)
    {
        foreach (var code in new[] { "VNPT", "VIETTEL", "MOBIFONE", "FPT" })
        {
            var somebody = await site.SomebodyAtAsync(code);
            if (item.Parties.All(party => party.Path != somebody.Scope))
            {
                return somebody;
            }
        }

        throw new InvalidOperationException("Every company is a party.");
    }
}

using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Remediation;

/// <summary>From failed verdicts to an issued plan, with the people it needs.</summary>
public sealed class PlanPathTests
{
    [EachStore]
    public async Task A_task_is_proposed_from_what_the_criterion_says_and_what_is_missing(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var found = await site.ReadAsync(await site.PlanAsync(district), district);
        found.Plan.State.ShouldBe(PlanState.Draft);
        found.Tasks.Select(task => task.UnitName).ShouldBe(["Phường Nhơn Bình", "Phường Nhơn Phú"]);
        found.Tasks[0].Text.Work.ShouldEndWith("(thiếu 8 người)");
        found.Tasks[0].Text.Objective.ShouldBe("Mỗi người có 01 máy tính để làm việc: từ 42 lên 50 người");
        found.Plan.TextVersion.ShouldBe(1);
    }

    [EachStore]
    public async Task A_shortcoming_without_a_task_is_shown_as_not_covered_until_it_has_one(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var before = (await site.AskAsync<StartPlan, Outcome<StartPlan.Choice>>(start => start.ChooseAsync(district, CancellationToken.None))).Require();
        var id = await site.PlanAsync(district);
        var uncovered = (await site.ReadAsync(id, district)).Uncovered;
        uncovered.Count.ShouldBe(before.Rows.Count - 2);
        var row = (await ListAsync(site, district)).Rows.ShouldHaveSingleItem();
        (row.Covered, row.Uncovered).ShouldBe((2, uncovered.Count));
        if (uncovered.Count > 0)
        {
            (await site.AskAsync<AddTasks, Outcome<int>>(add => add.RunAsync(id, new(new HashSet<Guid> { uncovered[0].VerdictId }), district, CancellationToken.None))).Require().ShouldBe(1);
            (await site.ReadAsync(id, district)).Uncovered.Count.ShouldBe(uncovered.Count - 1);
        }
    }

    [EachStore]
    public async Task Whoever_asks_too_early_is_told_everything_that_is_missing_at_once(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.PlanAsync(district);
        var places = (await site.AskAsync(id, district)).Problems.Select(problem => problem.Place).ToList();
        places.ShouldBe([.. from number in new[] { 1, 2 } from field in new[] { "solution", "responsible", "startOn", "endOn" } select $"tasks[{number}].{field}"]);
    }

    [EachStore]
    public async Task A_plan_is_issued_only_when_nobody_wants_changes_any_more(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var finance = await site.FinanceAsync();
        var id = await site.PlanAsync(district);
        await site.CompleteAsync(id, district);
        (await site.AskAsync(id, district)).Require().ShouldBe(new DateOnly(2023, 10, 9));
        (await site.IssueAsync(id, district)).Problems.ShouldHaveSingleItem().Code.ShouldBe("remediation.opinions-missing");
        (await site.GiveAsync(id, Quarter.Coordinator, OpinionStance.Agrees)).Require();
        (await site.GiveAsync(id, finance, OpinionStance.WantsChanges)).Problems.ShouldHaveSingleItem().Code.ShouldBe("remediation.which-changes");
        (await site.GiveAsync(id, finance, OpinionStance.WantsChanges, "Nêu rõ nguồn kinh phí.")).Require();
        (await site.IssueAsync(id, district)).Problems.ShouldHaveSingleItem().Code.ShouldBe("remediation.changes-wanted");

        (await MoveAsync(site, id, PlanAction.Revise, district)).Require().ShouldBe(PlanState.Revised);
        await site.CompleteAsync(id, district, "Lê Thị Cúc, Phó Chánh Văn phòng");
        (await site.IssueAsync(id, district)).Problems.ShouldHaveSingleItem().Code.ShouldBe("remediation.changes-wanted", "nobody has been asked again");
        var asked = (await site.ReadAsync(id, district)).Plan.Opinions.Where(opinion => opinion.Stance == OpinionStance.WantsChanges).ToList();
        (await site.AskAsync(id, district, asked)).Require();
        (await site.GiveAsync(id, finance, OpinionStance.Agrees)).Require();
        (await site.IssueAsync(id, district)).Require();

        var plan = (await site.ReadAsync(id, district)).Plan;
        (plan.State, plan.IssuedNumber, plan.Opinions.Count).ShouldBe((PlanState.Issued, "12/KH-UBND", 3));
        plan.Moves.OrderBy(move => move.AtUtc).ThenBy(move => move.Id).Select(move => move.Action)
            .ShouldBe([PlanAction.AskOpinions, PlanAction.Revise, PlanAction.AskOpinions, PlanAction.Issue], ignoreOrder: true);
        var compared = (await site.AskAsync<ComparePlanVersions, Outcome<ComparePlanVersions.Result>>(compare => compare.RunAsync(id, 2, 3, finance, CancellationToken.None))).Require();
        compared.Differences.Select(difference => (difference.Task, difference.Field, difference.After)).ShouldBe(
            [(1, "responsible", "Lê Thị Cúc, Phó Chánh Văn phòng"), (2, "responsible", "Lê Thị Cúc, Phó Chánh Văn phòng")]);
    }

    [EachStore]
    public async Task Who_has_said_nothing_by_the_due_date_is_no_longer_waited_for(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.PlanAsync(district);
        await site.CompleteAsync(id, district);
        (await site.AskAsync(id, district)).Require();
        site.Clock.Set("2023-10-10 08:00");
        (await site.IssueAsync(id, district)).Require();
    }

    [EachStore]
    public async Task Of_two_writers_the_slower_is_told(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.PlanAsync(district);
        var seen = (await site.ReadAsync(id, district)).Plan;
        await site.CompleteAsync(id, district);
        var outcome = await site.AskAsync<SavePlan, Outcome<int>>(save => save.RunAsync(
            id, new(seen.Version, seen.Text, new Dictionary<Guid, TaskText>(), new HashSet<Guid>()), district, CancellationToken.None));
        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("remediation.changed-meanwhile");
    }

    [EachStore]
    public async Task A_unit_sees_its_own_tasks_once_the_plan_is_issued_and_a_stranger_nothing(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.PlanAsync(district);
        var commune = await site.SomebodyAtAsync(Quarter.NhonBinh);
        (await SeesAsync(site, id, commune)).ShouldBeFalse("it is a draft");
        (await SeesAsync(site, id, await site.FinanceAsync())).ShouldBeFalse("it has not been asked");
        (await SeesAsync(site, id, Quarter.Coordinator)).ShouldBeTrue();
        await site.CompleteAsync(id, district);
        (await site.AskAsync(id, district)).Require();
        site.Clock.Set("2023-10-10 08:00");
        (await site.IssueAsync(id, district)).Require();

        var seen = await site.ReadAsync(id, commune);
        (seen.IsWhole, seen.MayWrite).ShouldBe((false, false));
        seen.Tasks.ShouldHaveSingleItem().UnitName.ShouldBe("Phường Nhơn Bình");
        (await site.AskAsync<ComparePlanVersions, Outcome<ComparePlanVersions.Result>>(compare => compare.RunAsync(id, 1, 2, commune, CancellationToken.None)))
            .Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await SeesAsync(site, id, await site.FinanceAsync())).ShouldBeTrue();
        foreach (var (unit, role) in new[] { ("550", Role.Reviewer), ("21952", Role.Respondent), ("VNPT", Role.Respondent) })
        {
            (await SeesAsync(site, id, await site.SomebodyAtAsync(unit, role))).ShouldBeFalse(unit);
        }
    }

    [EachStore]
    public async Task Only_the_district_itself_writes_its_plan(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.IssuedAsync(district);
        foreach (var actor in new[] { Quarter.Coordinator, await site.FinanceAsync(), await site.SomebodyAtAsync(Quarter.QuyNhon), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Leader) })
        {
            (await site.ReportAsync(id, actor, 50)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted, actor.Name);
        }
    }

    private static async Task<bool> SeesAsync(Site site, Guid id, Actor actor) =>
        (await site.AskAsync<GetPlan, Outcome<GetPlan.Result>>(get => get.RunAsync(id, actor, CancellationToken.None))).Succeeded(out _);

    private static async Task<ListPlans.Result> ListAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListPlans, Outcome<ListPlans.Result>>(list => list.RunAsync(null, null, null, actor, CancellationToken.None))).Require();

    private static async Task<Outcome<PlanState>> MoveAsync(Site site, Guid id, PlanAction action, Actor district)
    {
        var plan = (await site.ReadAsync(id, district)).Plan;
        return await site.AskAsync<MovePlan, Outcome<PlanState>>(move => move.RunAsync(id, plan.Version, action, null, district, CancellationToken.None));
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Remediation;

/// <summary>What becomes of the tasks of an issued plan.</summary>
public sealed class FollowUpTests
{
    [EachStore]
    public async Task A_met_verdict_closes_a_task_and_one_that_is_not_met_any_more_opens_it_again(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.IssuedAsync(district);
        (await site.FollowAsync()).ShouldBe(new(0, 0));

        await site.FindAsync(Quarter.NhonBinh, "computer-per-person", VerdictOutcome.Met);
        (await site.FollowAsync()).ShouldBe(new(1, 0));
        (await site.FollowAsync()).ShouldBe(new(0, 0), "nothing new");
        var task = (await site.ReadAsync(id, district)).Tasks[0];
        (task.State, task.Percent).ShouldBe((TaskState.Closed, 100));
        task.Events.ShouldHaveSingleItem().VerdictId.ShouldNotBeNull();

        await site.FindAsync(Quarter.NhonBinh, "computer-per-person", VerdictOutcome.Unknown);
        (await site.FollowAsync()).ShouldBe(new(0, 0), "an unknown verdict proves nothing");
        await site.FindAsync(Quarter.NhonBinh, "computer-per-person", VerdictOutcome.NotMet);
        (await site.FollowAsync()).ShouldBe(new(0, 1));
        task = (await site.ReadAsync(id, district)).Tasks[0];
        (task.State, task.Reopened).ShouldBe((TaskState.Open, 1));
        (await site.StoreAsync(db => db.MessageNotices.AnyAsync(notice => notice.Kind == "plan:task-reopened"))).ShouldBeTrue();
    }

    [EachStore]
    public async Task A_report_of_all_done_waits_for_the_verdict(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        var id = await site.IssuedAsync(district);
        (await site.ReportAsync(id, district, 100)).Require();
        var found = await site.ReadAsync(id, district);
        (found.Plan.State, found.Tasks[0].State).ShouldBe((PlanState.UnderWay, TaskState.Reported));
        // The verdict at hand looks at a day before the report.
        (await site.FollowAsync()).ShouldBe(new(0, 0));
        (await site.AskAsync<MovePlan, Outcome<PlanState>>(move => move.RunAsync(id, found.Plan.Version, PlanAction.Complete, null, district, CancellationToken.None)))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("remediation.open-tasks");
    }

    [EachStore]
    public async Task A_late_task_is_chased_up_the_ladder_and_each_rung_is_told_once(string store)
    {
        var (site, district) = await Planned.OpenAsync(store);
        await using var _ = site;
        await site.IssuedAsync(district);
        (await KindsAsync(site, "2023-11-13 07:00")).ShouldBe(["before-2"]);
        (await KindsAsync(site, "2023-11-22 07:00")).ShouldBe(["late-3", "late-3-head", "late-5-superior"]);
        (await ChaseAsync(site, "2023-11-22 08:00")).ShouldBe(0, "the same was told an hour ago");
        (await KindsAsync(site, "2023-11-25 07:00")).ShouldBeEmpty("it is a Saturday");
    }

    [Fact]
    public void Of_the_rungs_of_one_audience_only_the_latest_applies()
    {
        var calendar = new WorkingCalendar([]);
        ReminderRule[] rules = [new("before-2", -2), new("due-day", 0), new("late-3", 3), new("late-3-head", 3, ReminderAudience.Head)];
        var due = new DateOnly(2023, 11, 15);
        string[] On(string day) => [.. DeadlineLadder.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), due, rules, calendar).Select(rung => rung.Rule.Code)];
        On("2023-11-10").ShouldBeEmpty();
        On("2023-11-13").ShouldBe(["before-2"]);
        On("2023-11-16").ShouldBe(["due-day"]);
        On("2023-11-20").ShouldBe(["late-3", "late-3-head"]);
    }

    private static async Task<IEnumerable<string>> KindsAsync(Site site, string moment)
    {
        var before = await KeysAsync(site);
        await ChaseAsync(site, moment);
        return (await KeysAsync(site)).Except(before).Select(key => key.Split(':')[^1]).Distinct().Order(StringComparer.Ordinal);
    }

    private static async Task<int> ChaseAsync(Site site, string moment)
    {
        site.Clock.Set(moment);
        return await site.AskAsync<ChaseTasks, int>(async chase => (await chase.RunAsync(Actor.System, CancellationToken.None)).Require());
    }

    private static Task<List<string>> KeysAsync(Site site) =>
        site.StoreAsync(db => db.MessageNotices.Where(notice => notice.Kind == "plan:task-due").Select(notice => notice.Key).ToListAsync());
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Remediation;

/// <summary>Quy Nhơn has been judged and writes a plan. It is the morning of 02/10/2023.</summary>
internal static class Planned
{
    public const string Morning = "2023-10-02 08:00";

    public static async Task<(Site Site, Actor District)> OpenAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        foreach (var unit in new[] { Quarter.QuyNhon, Quarter.NhonBinh, Quarter.NhonPhu })
        {
            await site.HandInAsync(unit);
        }

        await site.JudgeAsync();
        // Whatever the demonstration's dice say: these two fall short.
        foreach (var unit in new[] { Quarter.NhonBinh, Quarter.NhonPhu })
        {
            await site.FindAsync(unit, "computer-per-person", VerdictOutcome.NotMet);
        }

        site.Clock.Set(Morning);
        return (site, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer));
    }

    public static async Task FindAsync(this Site site, string unit, string criterion, VerdictOutcome outcome)
    {
        var id = (await site.ObligationOfAsync(unit)).Id;
        (await site.StoreAsync(db => db.CurrentVerdicts().Where(verdict => verdict.ObligationId == id && verdict.CriterionCode == criterion)
            .ExecuteUpdateAsync(set => set.SetProperty(verdict => verdict.Outcome, outcome).SetProperty(verdict => verdict.Figure, 42m)
                .SetProperty(verdict => verdict.Threshold, 50m).SetProperty(verdict => verdict.Gap, outcome == VerdictOutcome.NotMet ? 8m : null)))).ShouldBe(1);
    }

    /// <summary>A plan with a task for the computers of each of the two communes, ready to be asked about.</summary>
    public static async Task<Guid> PlanAsync(this Site site, Actor district)
    {
        var choice = (await site.AskAsync<StartPlan, Outcome<StartPlan.Choice>>(start => start.ChooseAsync(district, CancellationToken.None))).Require();
        var chosen = choice.Rows.Where(row => row.Criterion.Code == "computer-per-person" && row.UnitName.StartsWith("Phường", StringComparison.Ordinal)).Select(row => row.VerdictId).ToHashSet();
        chosen.Count.ShouldBe(2);
        return (await site.AskAsync<StartPlan, Outcome<Guid>>(start => start.RunAsync(2023, chosen, district, CancellationToken.None))).Require();
    }

    public static async Task<GetPlan.Result> ReadAsync(this Site site, Guid plan, Actor actor) =>
        (await site.AskAsync<GetPlan, Outcome<GetPlan.Result>>(get => get.RunAsync(plan, actor, CancellationToken.None))).Require();

    /// <summary>Fills in what is missing.</summary>
    public static async Task CompleteAsync(this Site site, Guid id, Actor district, string responsible = "Trần Văn Bình, Chánh Văn phòng")
    {
        var plan = (await site.ReadAsync(id, district)).Plan;
        var tasks = plan.Tasks.ToDictionary(task => task.Id, task => task.Text with
        {
            Solution = "Mua sắm tập trung",
            Responsible = responsible,
            StartOn = new(2023, 10, 15),
            EndOn = new(2023, 11, 15),
            Money = 120,
            MoneySource = "Ngân sách thành phố",
        });
        (await site.AskAsync<SavePlan, Outcome<int>>(save => save.RunAsync(
            id, new(plan.Version, plan.Text, tasks, new HashSet<Guid>()), district, CancellationToken.None))).Require();
    }

    public static async Task<Outcome<DateOnly>> AskAsync(this Site site, Guid id, Actor district, params IReadOnlyList<PlanOpinion> ofThese)
    {
        var plan = (await site.ReadAsync(id, district)).Plan;
        return await site.AskAsync<AskOpinions, Outcome<DateOnly>>(ask => ask.RunAsync(
            id, plan.Version, [.. ofThese.Select(opinion => opinion.DepartmentId)], district, CancellationToken.None));
    }

    public static async Task<Outcome<Done>> GiveAsync(this Site site, Guid id, Actor adviser, OpinionStance stance, string text = "")
    {
        var plan = (await site.ReadAsync(id, adviser)).Plan;
        var opinion = plan.LastOpinions.First(opinion => opinion.MayBeGivenBy(adviser));
        return await site.AskAsync<GiveOpinion, Outcome<Done>>(give => give.RunAsync(
            id, opinion.Id, new(stance, text, new Dictionary<Guid, string>()), adviser, CancellationToken.None));
    }

    public static async Task<Outcome<Done>> IssueAsync(this Site site, Guid id, Actor district)
    {
        var plan = (await site.ReadAsync(id, district)).Plan;
        return await site.AskAsync<IssuePlan, Outcome<Done>>(issue => issue.RunAsync(
            id, new(plan.Version, "12/KH-UBND", new(2023, 10, 2), []), district, CancellationToken.None));
    }

    /// <summary>Written, agreed by both departments and issued.</summary>
    public static async Task<Guid> IssuedAsync(this Site site, Actor district)
    {
        var id = await site.PlanAsync(district);
        await site.CompleteAsync(id, district);
        (await site.AskAsync(id, district)).Require();
        (await site.GiveAsync(id, Quarter.Coordinator, OpinionStance.Agrees)).Require();
        (await site.GiveAsync(id, await site.FinanceAsync(), OpinionStance.Agrees)).Require();
        (await site.IssueAsync(id, district)).Require();
        return id;
    }

    public static async Task<Actor> FinanceAsync(this Site site) => new(
        "taichinh", "Sở Tài chính", Actor.PermissionsOf([Role.Adviser]),
        await site.StoreAsync(db => db.UnitVersions.Where(version => version.Code == "SO-TC").Select(version => version.Path).SingleAsync()));

    public static Task<FollowVerdicts.Tally> FollowAsync(this Site site) =>
        site.AskAsync<FollowVerdicts, FollowVerdicts.Tally>(async follow => (await follow.RunAsync(Actor.System, CancellationToken.None)).Require());

    public static async Task<Outcome<Done>> ReportAsync(this Site site, Guid plan, Actor district, int percent)
    {
        var task = (await site.ReadAsync(plan, district)).Tasks[0];
        return await site.AskAsync<ReportTask, Outcome<Done>>(report => report.RunAsync(plan, task.Id, new(percent, "Đã ký hợp đồng.", []), district, CancellationToken.None));
    }
}

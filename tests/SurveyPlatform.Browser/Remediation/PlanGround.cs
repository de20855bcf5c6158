using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Browser.Remediation;

/// <summary>Units that fall short, and a plan for them.</summary>
internal static class PlanGround
{
    private const string Criterion = "computer-per-person";

    private static readonly SemaphoreSlim Turn = new(1);
    private static Guid? _asked;

    /// <summary>The unit has reported, and has too few computers by eight.</summary>
    public static async Task FallShortAsync(this BinhDinhSite site, string unit)
    {
        await site.HandInAsync(unit);
        var obligation = await site.ObligationOfAsync(unit);
        (await site.AskAsync<EvaluateStandards, Outcome<EvaluateStandards.Tally>>(evaluate => evaluate.RunAsync(obligation.ExerciseId, Actor.System, CancellationToken.None))).Require();
        await site.AskAsync<SurveyDbContext, int>(db => db.CurrentVerdicts().Where(verdict => verdict.ObligationId == obligation.Id && verdict.CriterionCode == Criterion)
            .ExecuteUpdateAsync(set => set.SetProperty(verdict => verdict.Outcome, VerdictOutcome.NotMet).SetProperty(verdict => verdict.Figure, 42m)
                .SetProperty(verdict => verdict.Threshold, 50m).SetProperty(verdict => verdict.Gap, 8m)));
    }

    /// <summary>Hoài Nhơn's plan, out for opinions.</summary>
    public static async Task<string> AskedPlanAsync(this BinhDinhSite site)
    {
        await Turn.WaitAsync();
        try
        {
            _asked ??= await AskAsync(site);
            return $"/plans/{_asked}";
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Of the plan out for opinions what Finance was asked.</summary>
    public static async Task<string> OpinionAsync(this BinhDinhSite site)
    {
        var plan = await site.AskedPlanAsync();
        var opinion = await site.AskAsync<SurveyDbContext, PlanOpinion>(db => db.PlanOpinions.AsNoTracking().FirstAsync(item => item.PlanId == _asked && !item.IsAskers));
        return $"{plan}/opinions/{opinion.Id}";
    }

    public static async Task<string> TaskAsync(this BinhDinhSite site)
    {
        var plan = await site.AskedPlanAsync();
        var task = await site.AskAsync<SurveyDbContext, RemediationTask>(db => db.PlanTasks.AsNoTracking().FirstAsync(item => item.PlanId == _asked));
        return $"{plan}/tasks/{task.Id}";
    }

    /// <summary>Hoài Nhơn's plan of the next year, a draft.</summary>
    public static async Task<string> DraftPlanAsync(this BinhDinhSite site)
    {
        await site.AskedPlanAsync();
        return $"/plans/{await site.AskAsync<SurveyDbContext, Guid>(db => db.Plans.Where(plan => plan.State == PlanState.Draft && plan.Year == 2024).Select(plan => plan.Id).FirstAsync())}/edit";
    }

    private static async Task<Guid> AskAsync(BinhDinhSite site)
    {
        await site.FallShortAsync("21682");
        await site.FallShortAsync("21685");
        var district = new Actor("duyet.543", "Hoài Nhơn", Actor.PermissionsOf([Role.Reviewer]), (await site.ObligationOfAsync("543")).Path);
        var rows = (await site.AskAsync<StartPlan, Outcome<StartPlan.Choice>>(start => start.ChooseAsync(district, CancellationToken.None))).Require().Rows;
        var ids = new List<Guid>();
        foreach (var (name, year) in new[] { ("Xã Hoài Mỹ", 2023), ("Phường Hoài Đức", 2024) })
        {
            var chosen = rows.Where(row => row.UnitName == name).Select(row => row.VerdictId).ToHashSet();
            ids.Add((await site.AskAsync<StartPlan, Outcome<Guid>>(start => start.RunAsync(year, chosen, district, CancellationToken.None))).Require());
        }

        var plan = (await site.AskAsync<GetPlan, Outcome<GetPlan.Result>>(get => get.RunAsync(ids[0], district, CancellationToken.None))).Require().Plan;
        var tasks = plan.Tasks.ToDictionary(
            task => task.Id, task => task.Text with { Solution = "Mua sắm tập trung", Responsible = "Chủ tịch UBND xã", StartOn = new(2023, 10, 1), EndOn = new(2023, 12, 1) });
        var version = (await site.AskAsync<SavePlan, Outcome<int>>(save => save.RunAsync(plan.Id, new(plan.Version, plan.Text, tasks, new HashSet<Guid>()), district, CancellationToken.None))).Require();
        (await site.AskAsync<AskOpinions, Outcome<DateOnly>>(ask => ask.RunAsync(plan.Id, version, [], district, CancellationToken.None))).Require();
        return plan.Id;
    }
}

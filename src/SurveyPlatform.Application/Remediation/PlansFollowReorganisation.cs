using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Plans, tasks and opinions pass to who has taken the place of their unit; what they say, and the names in them, stays.</summary>
internal sealed class PlansFollowReorganisation(SurveyDbContext db) : IFollowsReorganisation
{
    public async Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken)
    {
        List<UnitId> ended = [.. plan.Endings.Select(ending => ending.Unit.Id)];
        var plans = await db.Plans.AsNoTracking().Where(item => ended.Contains(item.OwnerId) && item.State != PlanState.Done).ToListAsync(cancellationToken);
        var tasks = await db.PlanTasks.AsNoTracking().Where(task => ended.Contains(task.UnitId) && task.State != TaskState.Closed).ToListAsync(cancellationToken);
        return
        [
            new("plans", plans.Count, [.. plans.Select(item => $"{item.OwnerFullName} {item.Year}")]),
            new("plan-tasks", tasks.Count, [.. tasks.Select(task => task.UnitName).Distinct(StringComparer.Ordinal)]),
        ];
    }

    public async Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken)
    {
        var units = heirs.Units;
        foreach (var plan in await db.Plans.Where(item => units.Contains(item.OwnerId)).ToListAsync(cancellationToken))
        {
            var heir = heirs.All[plan.OwnerId];
            (plan.Path, plan.HeirId) = (heir.Path, heir.Id == plan.OwnerId ? null : heir.Id);
        }

        foreach (var task in await db.PlanTasks.Where(item => units.Contains(item.UnitId)).ToListAsync(cancellationToken))
        {
            var heir = heirs.All[task.UnitId];
            (task.UnitPath, task.HeirId) = (heir.Path, heir.Id == task.UnitId ? null : heir.Id);
        }

        foreach (var opinion in await db.PlanOpinions.Where(item => units.Contains(item.DepartmentId)).ToListAsync(cancellationToken))
        {
            opinion.DepartmentPath = heirs.All[opinion.DepartmentId].Path;
        }
    }
}

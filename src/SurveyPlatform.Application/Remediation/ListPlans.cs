using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>The plans of a year by district, also the districts that have none; for others than their superiors the plans that concern them.</summary>
[UseCase]
public sealed class ListPlans(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="PlanId">Null: there is no plan of the year.</param>
    /// <param name="Uncovered">Shortcomings that stand in no plan of the owner; null where the actor does not see the whole.</param>
    /// <param name="Money">In million dong.</param>
    /// <param name="Waiting">The actor is asked for an opinion on it.</param>
    public sealed record Row(
        string Path, string Owner, string SortKey, Guid? PlanId, PlanState? State, int Tasks, int Closed, int Reported, int Late, int Reopened,
        int? Covered, int? Uncovered, decimal Money, DateOnly? NextDue, Guid? Waiting);

    /// <param name="Years">That there are plans of, and this one; the newest first.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Year, IReadOnlyList<int> Years, bool MayStart);

    /// <param name="state">Null: all; what it is narrowed to leaves out districts without a plan.</param>
    public async Task<Outcome<Result>> RunAsync(int? year, PlanState? state, string? text, Actor actor, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var years = await db.Plans.VisibleTo(actor).Select(plan => plan.Year).Distinct().ToListAsync(cancellationToken);
        var chosen = year is { } wished ? Math.Clamp(wished, RemediationPlan.FirstYear, Math.Max(RemediationPlan.FirstYear, today.Year + 1)) : (years.Contains(today.Year) || years.Count == 0 ? today.Year : years.Max());
        var plans = await db.Plans.AsNoTracking().VisibleTo(actor).Include(plan => plan.Tasks).Include(plan => plan.Opinions).AsSplitQuery()
            .Where(plan => plan.Year == chosen).ToListAsync(cancellationToken);
        var seesAll = actor.May(Permission.ViewReturns) && actor.Scope is not null;
        var lacking = seesAll ? await db.ShortcomingsAsync(actor.Scope!, chosen, cancellationToken) : [];
        var tasks = seesAll
            ? await db.PlanTasks.AsNoTracking().Where(task => task.CriterionCode != null && task.UnitPath.StartsWith(actor.Scope!)).ToListAsync(cancellationToken)
            : [];
        var rows = plans.Select(plan => RowOf(plan, lacking, tasks, today, actor)).ToList();
        if (seesAll && state is null)
        {
            // Who could have had a plan of a year that is over is asked of the units of that year.
            var lastDay = new DateOnly(chosen, 12, 31);
            var owners = await OwnersAsync(actor.Scope!, lastDay < today ? lastDay : today, cancellationToken);
            rows.AddRange(owners.Where(owner => plans.TrueForAll(plan => plan.OwnerId != owner.Id)).Select(owner => Without(owner.Version, lacking, tasks)));
        }

        var folded = VietnameseText.FoldedKey(text ?? "");
        return new Result(
            [
                .. rows.Where(row => state is null || row.State == state).Where(row => VietnameseText.FoldedKey(row.Owner).Contains(folded, StringComparison.Ordinal))
                    .OrderBy(row => row.SortKey, StringComparer.Ordinal),
            ],
            chosen, [.. years.Append(today.Year).Append(chosen).Distinct().OrderDescending()],
            rows.Exists(row => row.PlanId is null && row.Path == actor.Scope) && actor.May(Permission.WritePlans));
    }

    /// <summary>How many tasks of issued plans are still open at the actor's own unit.</summary>
    public Task<int> OwnTasksAsync(Actor actor, CancellationToken cancellationToken) =>
        db.PlanTasks.CountAsync(task => task.UnitPath == actor.Scope && task.State != TaskState.Closed && db.Plans.Any(plan => plan.Id == task.PlanId && plan.IssuedOn != null), cancellationToken);

    private static Row RowOf(RemediationPlan plan, List<ShortcomingRow> lacking, List<RemediationTask> all, DateOnly today, Actor actor)
    {
        var (tasks, isWhole) = (plan.TasksFor(actor), plan.IsWholeFor(actor) && actor.May(Permission.ViewReturns));
        var own = lacking.FindAll(row => row.UnitPath.StartsWith(plan.Path, StringComparison.Ordinal));
        var uncovered = own.Count(row => !all.Exists(row.IsCoveredBy));
        var waiting = plan.State == PlanState.OpinionsAsked ? plan.LastOpinions.FirstOrDefault(opinion => !opinion.IsGiven && opinion.MayBeGivenBy(actor))?.Id : null;
        return new(
            plan.Path, plan.OwnerFullName, plan.OwnerSortKey, plan.Id, plan.State, tasks.Count, tasks.Count(task => task.State == TaskState.Closed),
            tasks.Count(task => task.State == TaskState.Reported), plan.IsInForce ? tasks.Count(task => task.IsLateOn(today)) : 0, tasks.Count(task => task.Reopened > 0),
            isWhole ? own.Count - uncovered : null, isWhole ? uncovered : null, tasks.Sum(task => task.Text.Money ?? 0),
            tasks.Where(task => task.State == TaskState.Open).Min(task => task.EndOn), waiting);
    }

    private static Row Without(UnitVersion owner, List<ShortcomingRow> lacking, List<RemediationTask> tasks)
    {
        var own = lacking.FindAll(row => row.UnitPath.StartsWith(owner.Path, StringComparison.Ordinal));
        var uncovered = own.Count(row => !tasks.Exists(row.IsCoveredBy));
        return new(owner.Path, owner.FullName, owner.SortKey, null, null, 0, 0, 0, 0, 0, own.Count - uncovered, uncovered, 0, null, null);
    }

    /// <summary>Districts; where there are none any more, the communes right below the province.</summary>
    private async Task<List<(UnitId Id, UnitVersion Version)>> OwnersAsync(string scope, DateOnly day, CancellationToken cancellationToken)
    {
        var found = await (from unit in db.Units.AsNoTracking()
                           from version in unit.History
                           where version.Path.StartsWith(scope) && version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                           where unit.Kind == UnitKind.District
                               || (unit.Kind == UnitKind.Commune && db.Units.Any(parent => parent.Id == version.ParentId && parent.Kind == UnitKind.Province))
                           select new { unit.Id, Version = version }).ToListAsync(cancellationToken);
        return found.ConvertAll(owner => (owner.Id, owner.Version));
    }
}

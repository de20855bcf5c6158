using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>More tasks for a plan that is being written: for shortcomings that none covers yet, and tasks that no verdict asks for.</summary>
[UseCase]
public sealed class AddTasks(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Verdicts">The shortcomings to take in.</param>
    /// <param name="Unit">Of a task without a verdict, with what is to be done there.</param>
    public sealed record Request(IReadOnlySet<Guid> Verdicts, UnitId? Unit = null, string Work = "");

    public async Task<Outcome<int>> RunAsync(Guid id, Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan)
        {
            return SharedProblems.NotFound;
        }

        if (!plan.MayBeWrittenBy(actor) || !plan.CanBeEdited)
        {
            return plan.CanBeEdited ? SharedProblems.NotPermitted : RemediationProblems.NotEditable(plan.State);
        }

        var before = plan.Tasks.Count;
        var rows = (await db.UncoveredAsync(plan.Path, Math.Max(plan.Year, clock.Today.Year), cancellationToken)).FindAll(row => request.Verdicts.Contains(row.VerdictId));
        plan.Propose(rows, clock.NewKey);
        var own = request.Unit is { } unit && request.Work.Length > 0 ? await AddOwnAsync(plan, unit, request.Work, cancellationToken) : null;
        if (own is not null || plan.Tasks.Count == before)
        {
            return own ?? (request.Verdicts.Count > 0 ? RemediationProblems.NothingChosen : RemediationProblems.NothingWritten).At("verdict");
        }

        if (plan.Tasks.Count > RemediationPlan.MostTasks)
        {
            return RemediationProblems.TooManyTasks(RemediationPlan.MostTasks);
        }

        plan.Keep(await db.LastHashAsync(id, cancellationToken), actor.Name, clock.UtcNow, clock.NewKey());
        return (await db.SavePlanAsync(cancellationToken)).Then<int>(_ => plan.Tasks.Count - before);
    }

    private async Task<Problem?> AddOwnAsync(RemediationPlan plan, UnitId id, string work, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var unit = await db.UnitVersions.AsNoTracking().Where(version => version.Path.StartsWith(plan.Path) && EF.Property<UnitId>(version, "UnitId") == id)
            .FirstOrDefaultAsync(version => version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo), cancellationToken);
        if (unit is null)
        {
            return RemediationProblems.UnknownUnit(id.ToString()).At("unit");
        }

        if (work.Length > TaskText.MaxLength)
        {
            return RemediationProblems.TooLong(TaskText.MaxLength).At("work");
        }

        plan.AddTask(number => new()
        {
            Id = clock.NewKey(),
            PlanId = plan.Id,
            Number = number,
            UnitId = id,
            UnitName = unit.FullName,
            UnitSortKey = unit.SortKey,
            UnitPath = unit.Path,
            IsOwnersOwn = unit.Path == plan.Path,
            Text = TaskText.Empty,
        }).Write(TaskText.Empty with { Work = work });
        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>A plan as far as an actor may see it.</summary>
[UseCase]
public sealed class GetPlan(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Tasks">Only the own ones where <paramref name="IsWhole"/> is not so.</param>
    /// <param name="Uncovered">What is not met now and stands in no plan of the owner.</param>
    /// <param name="Askable">The departments whose opinion can be asked; for who writes the plan.</param>
    public sealed record Result(
        RemediationPlan Plan, bool IsWhole, bool MayWrite, IReadOnlyList<RemediationTask> Tasks, IReadOnlyList<ShortcomingRow> Uncovered,
        IReadOnlyList<PlanFile> Files, IReadOnlyList<AskedDepartment> Askable, WorkingCalendar Calendar, DateOnly Today)
    {
        public int WorkingDaysTo(DateOnly day) => Calendar.WorkingDaysBetween(Today, day);
    }

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan)
        {
            return SharedProblems.NotFound;
        }

        var (isWhole, today) = (plan.IsWholeFor(actor), clock.Today);
        var tasks = plan.TasksFor(actor);
        var ids = tasks.Select(task => task.Id).ToList();
        var files = await db.PlanFiles.AsNoTracking().Where(file => file.PlanId == id && (isWhole || (file.TaskId != null && ids.Contains(file.TaskId.Value))))
            .OrderBy(file => file.UploadedAtUtc).ToListAsync(cancellationToken);
        return new Result(
            plan, isWhole, plan.MayBeWrittenBy(actor), tasks,
            isWhole ? await db.UncoveredAsync(plan.Path, Math.Max(plan.Year, today.Year), cancellationToken) : [], files,
            plan.MayBeWrittenBy(actor) ? await db.AdvisersAsync(plan.CollectionCode, await db.SettingsAsync(cancellationToken), today, cancellationToken) : [],
            await db.ReadCalendarAsync(cancellationToken), today);
    }
}

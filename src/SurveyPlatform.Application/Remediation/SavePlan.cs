using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Saves what a plan says while it is written. Gaps are allowed until somebody is asked; what is wrong is refused, all of it at once.</summary>
[UseCase]
public sealed class SavePlan(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Version">Of the plan as the writer saw it.</param>
    /// <param name="Tasks">By their id; tasks that are not named stay as they are.</param>
    /// <param name="TakenOut">Tasks that go; one that something has happened to stays.</param>
    public sealed record Request(int Version, PlanText Text, IReadOnlyDictionary<Guid, TaskText> Tasks, IReadOnlySet<Guid> TakenOut);

    public async Task<Outcome<int>> RunAsync(Guid id, Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan)
        {
            return SharedProblems.NotFound;
        }

        if (Refusals(plan, request, actor).ToList() is { Count: > 0 } problems)
        {
            return new(problems);
        }

        plan.Text = request.Text;
        foreach (var task in plan.Tasks.ToList())
        {
            if (request.TakenOut.Contains(task.Id) && plan.RemoveTask(task))
            {
                db.PlanTasks.Remove(task);
            }
            else if (request.Tasks.TryGetValue(task.Id, out var text) && text != task.Text)
            {
                task.Write(text);
            }
        }

        plan.Keep(await db.LastHashAsync(id, cancellationToken), actor.Name, clock.UtcNow, clock.NewKey());
        return (await db.SavePlanAsync(cancellationToken)).Then<int>(_ => plan.Version);
    }

    private static IEnumerable<Problem> Refusals(RemediationPlan plan, Request request, Actor actor)
    {
        if (!plan.MayBeWrittenBy(actor))
        {
            return [SharedProblems.NotPermitted];
        }

        if (!plan.CanBeEdited)
        {
            return [RemediationProblems.NotEditable(plan.State)];
        }

        return plan.Version != request.Version
            ? [RemediationProblems.ChangedMeanwhile]
            : request.Text.Refusals().Concat(plan.Tasks.OrderBy(task => task.Number).Where(task => !request.TakenOut.Contains(task.Id))
                .SelectMany(task => request.Tasks.TryGetValue(task.Id, out var text) ? text.Refusals($"tasks[{task.Number}]") : []));
    }
}

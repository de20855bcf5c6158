using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>The district reports how far a task has come, with what proves it. The first report begins the plan.</summary>
[UseCase]
public sealed class ReportTask(SurveyDbContext db, PlanFiles files, TimeProvider clock)
{
    /// <param name="Percent">Null: what was typed is no whole number.</param>
    public sealed record Request(int? Percent, string Text, IReadOnlyList<SentFile> Evidence);

    public async Task<Outcome<Done>> RunAsync(Guid planId, Guid taskId, Request request, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await db.FindPlanAsync(planId, actor, cancellationToken);
        if (plan is null || plan.TasksFor(actor).FirstOrDefault(item => item.Id == taskId) is not { } task)
        {
            return SharedProblems.NotFound;
        }

        if (!plan.MayBeWrittenBy(actor) || !plan.IsInForce)
        {
            return plan.IsInForce ? SharedProblems.NotPermitted : RemediationProblems.NotInForce;
        }

        var key = clock.NewKey();
        var taken = await files.TakeAsync(planId, taskId, key, request.Evidence, actor.Name, cancellationToken);
        var reported = task.Report(request.Percent ?? -1, request.Text, actor.Name, clock.UtcNow, key);
        if (reported.Problems.Concat(taken.Problems).ToList() is { Count: > 0 } problems)
        {
            return new(problems);
        }

        if (plan.State == PlanState.Issued)
        {
            plan.Apply(PlanAction.Start, actor.Name, clock.UtcNow, null, clock.NewKey()).Require();
        }

        return await db.SavePlanAsync(cancellationToken);
    }
}

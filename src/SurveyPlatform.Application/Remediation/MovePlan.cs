using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>The steps of a plan that need nothing but the owner's word: to revise it, to begin, to call it done.</summary>
[UseCase]
public sealed class MovePlan(SurveyDbContext db, TimeProvider clock)
{
    public async Task<Outcome<PlanState>> RunAsync(Guid id, int version, PlanAction action, string? note, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan)
        {
            return SharedProblems.NotFound;
        }

        if (!plan.MayBeWrittenBy(actor) || plan.Version != version)
        {
            return plan.MayBeWrittenBy(actor) ? RemediationProblems.ChangedMeanwhile : SharedProblems.NotPermitted;
        }

        var (by, now, key) = (actor.Name, clock.UtcNow, clock.NewKey());
        var moved = action switch
        {
            PlanAction.Revise or PlanAction.Start => plan.Apply(action, by, now, note, key),
            PlanAction.Complete => plan.Complete(by, now, key),
            PlanAction.AskOpinions or PlanAction.Issue or PlanAction.Reopen => RemediationProblems.NotAllowed(plan.State, action),
        };
        return moved.Succeeded(out var move) ? (await db.SavePlanAsync(cancellationToken)).Then<PlanState>(_ => move.To) : new(moved.Problems);
    }
}

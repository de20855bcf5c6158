using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>A department says what it thinks of a plan: overall, and of single tasks. It is said once in each round.</summary>
[UseCase]
public sealed class GiveOpinion(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    /// <param name="Remarks">By task.</param>
    public sealed record Request(OpinionStance? Stance, string Text, IReadOnlyDictionary<Guid, string> Remarks);

    public async Task<Outcome<Done>> RunAsync(Guid planId, Guid opinionId, Request request, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await db.FindPlanAsync(planId, actor, cancellationToken);
        if (plan is null || !plan.IsWholeFor(actor) || plan.Opinions.FirstOrDefault(item => item.Id == opinionId) is not { } opinion)
        {
            return SharedProblems.NotFound;
        }

        if (!opinion.MayBeGivenBy(actor))
        {
            return SharedProblems.NotPermitted;
        }

        if (plan.State != PlanState.OpinionsAsked || !plan.LastOpinions.Contains(opinion))
        {
            return opinion.IsGiven ? RemediationProblems.OpinionGiven : RemediationProblems.NotAskedNow;
        }

        var tasks = plan.Tasks.Select(task => task.Id).ToHashSet();
        var remarks = request.Remarks.Where(remark => remark.Value.Length > 0 && tasks.Contains(remark.Key)).ToDictionary(remark => remark.Key.ToString(), remark => remark.Value);
        var given = opinion.Give(request.Stance, request.Text, remarks, actor.Name, clock.UtcNow);
        if (!given.Succeeded(out _))
        {
            return given;
        }

        var saved = await db.SavePlanAsync(cancellationToken);
        if (saved.Succeeded(out _))
        {
            await notices.WriteAsync([PlanNotices.OpinionGiven(plan, opinion)], cancellationToken);
        }

        return saved;
    }
}

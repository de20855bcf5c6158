using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Puts a plan in force: with number, day and the signed document where there is one. The units in it are told.</summary>
[UseCase]
public sealed class IssuePlan(SurveyDbContext db, PlanFiles files, NoticeWriter notices, TimeProvider clock)
{
    public sealed record Request(int Version, string Number, DateOnly? On, IReadOnlyList<SentFile> Document);

    public async Task<Outcome<Done>> RunAsync(Guid id, Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan)
        {
            return SharedProblems.NotFound;
        }

        if (!plan.MayBeWrittenBy(actor) || plan.Version != request.Version)
        {
            return plan.MayBeWrittenBy(actor) ? RemediationProblems.ChangedMeanwhile : SharedProblems.NotPermitted;
        }

        var taken = await files.TakeAsync(id, null, null, request.Document, actor.Name, cancellationToken);
        List<Problem> problems = [.. Refusals(request, clock.Today), .. taken.Problems];
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var moved = plan.Issue(request.Number, request.On!.Value, clock.Today, actor.Name, clock.UtcNow, clock.NewKey());
        if (!moved.Succeeded(out var move))
        {
            return new(moved.Problems);
        }

        var saved = await db.SavePlanAsync(cancellationToken);
        if (saved.Succeeded(out _))
        {
            await notices.WriteAsync([.. PlanNotices.Issued(plan, move)], cancellationToken);
        }

        return saved;
    }

    private static IEnumerable<Problem> Refusals(Request request, DateOnly today)
    {
        if (request.Number.Length is 0 or > RemediationPlan.NumberMaxLength)
        {
            yield return (request.Number.Length == 0 ? RemediationProblems.Missing : RemediationProblems.TooLong(RemediationPlan.NumberMaxLength)).At("number");
        }

        if (request.On is null || request.On > today)
        {
            yield return (request.On is null ? RemediationProblems.Missing : RemediationProblems.IssuedInFuture).At("on");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// The districts approve their communes and the department the districts and companies, as far as they came in time. One commune got its return back
/// with a remark, has answered and submitted again: it waits in its district's list.
/// </summary>
internal sealed class DemoReview(IServiceScopeFactory scopes)
{
    /// <summary>Xã Phước Sơn, whose district has an account in the demonstration.</summary>
    private const string SentBack = "21970";

    private const string Element = "computers_working";

    /// <param name="isLast">Who came late waits, and one return is talked about.</param>
    public async Task RunAsync(Period quarter, bool isLast, CancellationToken cancellationToken)
    {
        var returns = await AskAsync<SurveyDbContext, List<FormReturn>>(db => db.Returns.AsNoTracking().Include(item => item.Obligation)
            .Where(item => item.State == ReturnState.Submitted && item.Obligation.Exercise.Period == quarter).ToListAsync(cancellationToken));
        var districts = await AskAsync<SurveyDbContext, Dictionary<UnitId, (string Code, string Path)>>(async db =>
            (await db.Obligations.AsNoTracking().Where(item => item.UnitKind == UnitKind.District && item.Exercise.Period == quarter).ToListAsync(cancellationToken))
            .ToDictionary(item => item.UnitId, item => (item.UnitCode, item.Path)));
        foreach (var item in returns.Where(item => !isLast || !item.FirstSubmittedLate))
        {
            await DecideAsync(item, new(ReturnAction.Approve, null), ReviewerOf(item.Obligation, districts), cancellationToken);
        }

        if (isLast && returns.Find(item => item is { FirstSubmittedLate: true } && item.Obligation.UnitCode == SentBack) is { } back)
        {
            await TalkAsync(back, ReviewerOf(back.Obligation, districts), cancellationToken);
        }
    }

    private static Actor ReviewerOf(Obligation obligation, Dictionary<UnitId, (string Code, string Path)> districts) =>
        obligation is { UnitKind: UnitKind.Commune, ParentId: { } parent } && districts.TryGetValue(parent, out var district)
            ? new($"duyet.{district.Code}", district.Code, Actor.PermissionsOf([Role.Reviewer]), district.Path)
            : new("dieuphoi", "Sở Thông tin và Truyền thông", Actor.PermissionsOf([Role.Coordinator]), "/");

    private async Task TalkAsync(FormReturn item, Actor reviewer, CancellationToken cancellationToken)
    {
        var (id, clerk) = (item.ObligationId, new Actor($"xa.{SentBack}", SentBack, Actor.PermissionsOf([Role.Respondent]), item.Obligation.Path));
        var draft = new SaveReview.Draft(
            new Dictionary<string, SaveReview.Written> { [Element] = new(DemoTexts.ReviewRemark, FollowUp: true) }, new Dictionary<string, bool?>(), []);
        (await AskAsync<SaveReview, Outcome<Done>>(save => save.RunAsync(id, draft, reviewer, cancellationToken))).Require();
        var version = await DecideAsync(item, new(ReturnAction.SendBack, null), reviewer, cancellationToken);
        var remarks = await AskAsync<SurveyDbContext, List<Guid>>(db => db.ReviewRemarks.Where(remark => remark.ReturnId == item.Id).Select(remark => remark.Id).ToListAsync(cancellationToken));
        var answers = remarks.ToDictionary(remark => remark, _ => DemoTexts.RemarkAnswer);
        (await AskAsync<AnswerRemarks, Outcome<Done>>(answer => answer.RunAsync(id, answers, clerk, cancellationToken))).Require();
        (await AskAsync<SubmitReturn, Outcome<SubmitReturn.Receipt>>(submit => submit.RunAsync(id, version, clerk, cancellationToken))).Require();
    }

    private async Task<int> DecideAsync(FormReturn item, ReviewDecision decision, Actor reviewer, CancellationToken cancellationToken) =>
        (await AskAsync<ReviewReturn, Outcome<ReviewReturn.Result>>(review => review.RunAsync(item.ObligationId, item.Version, decision, reviewer, cancellationToken))).Require().Version;

    private async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Approves a return, sends it back with all remarks that wait to be sent, or reopens an approved one. Nobody reviews the own unit's return.</summary>
[UseCase]
public sealed partial class ReviewReturn(SurveyDbContext db, TimeProvider clock, ILogger<ReviewReturn> log)
{
    public sealed record Result(ReturnState State, int Version);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, int version, ReviewDecision decision, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns) || decision.Action is ReturnAction.Submit or ReturnAction.Restore)
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.ReviewableAsync(id, actor, cancellationToken) is not { } reviewable)
        {
            return SharedProblems.NotFound;
        }

        var cleaned = await CleanAsync(decision, cancellationToken);
        if (!cleaned.Succeeded(out var clean))
        {
            return new(cleaned.Problems);
        }

        if (reviewable.Return is not { } formReturn)
        {
            return ReturnsProblems.NothingSaved;
        }

        if (formReturn.Version != version)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        var outcome = await MoveAsync(formReturn, clean, reviewable.Standing, actor, cancellationToken);
        if (!outcome.Succeeded(out var move))
        {
            return new(outcome.Problems);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        LogMoved(formReturn.Id, move.From, move.To);
        return new Result(formReturn.State, formReturn.Version);
    }

    private async Task<Outcome<ReturnMove>> MoveAsync(
        FormReturn formReturn, ReviewDecision decision, ReviewStanding standing, Actor actor, CancellationToken cancellationToken)
    {
        var remarks = await db.ReviewRemarks.Where(remark => remark.ReturnId == formReturn.Id && remark.SettledAtUtc == null).ToListAsync(cancellationToken);
        var refused = await RefusedReasonsAsync(formReturn, cancellationToken);
        if (decision.Action == ReturnAction.Approve && WhyNotApproved(remarks, refused) is { Count: > 0 } problems)
        {
            return new(problems);
        }

        var now = clock.UtcNow;
        var isExplained = refused > 0 || remarks.Exists(remark => remark.IsDraft);
        var outcome = formReturn.Review(decision, standing, isExplained, actor.Name, now, clock.NewKey());
        if (outcome.Succeeded(out _))
        {
            foreach (var remark in remarks.Where(remark => decision.Action == ReturnAction.Approve ? remark is { IsDraft: false, FollowUp: false } : remark.IsDraft))
            {
                if (remark.IsDraft)
                {
                    remark.Send(now);
                }
                else
                {
                    remark.Settle(actor.Name, now);
                }
            }
        }

        return outcome;
    }

    private static List<Problem> WhyNotApproved(List<ReviewRemark> remarks, int refused)
    {
        var unsent = remarks.Count(remark => remark is { IsDraft: true, FollowUp: false });
        return [.. unsent > 0 ? [ReturnsProblems.RemarksUnsent(unsent)] : Array.Empty<Problem>(), .. refused > 0 ? [ReturnsProblems.ReasonsRefused(refused)] : Array.Empty<Problem>()];
    }

    /// <summary>A verdict counts as long as the unit says what was judged.</summary>
    private async Task<int> RefusedReasonsAsync(FormReturn formReturn, CancellationToken cancellationToken)
    {
        var verdicts = await db.ReasonVerdicts.AsNoTracking().Where(verdict => verdict.ReturnId == formReturn.Id && !verdict.IsAccepted).ToListAsync(cancellationToken);
        if (verdicts.Count == 0)
        {
            return 0;
        }

        var newest = await db.Returns.Where(item => item.Id == formReturn.Id).SelectMany(item => item.Revisions).OrderByDescending(revision => revision.Number)
            .Select(revision => revision.AnswersJson).FirstOrDefaultAsync(cancellationToken);
        var reasons = AnswerJson.ReasonsIn(newest ?? "{}");
        return verdicts.Count(verdict => verdict.IsOn(reasons.GetValueOrDefault(verdict.ReasonKey)));
    }

    private async Task<Outcome<ReviewDecision>> CleanAsync(ReviewDecision decision, CancellationToken cancellationToken)
    {
        var note = decision.Note is null ? null : AnswerText.CleanLines(decision.Note);
        if (decision.Action is not (ReturnAction.SendBack or ReturnAction.Reopen))
        {
            return decision with { Note = note };
        }

        var today = clock.Today;
        var by = decision.ResubmitBy ?? (await db.ReadCalendarAsync(cancellationToken)).AddWorkingDays(today, ReviewRule.WorkingDaysToResubmit);
        return by < today || by > today.AddYears(1)
            ? ReturnsProblems.ResubmitByOutOfRange(today, today.AddYears(1))
            : decision with { Note = string.IsNullOrEmpty(note) ? null : note, ResubmitBy = by };
    }

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "Return {ReturnId} moved from {From} to {To}")]
    private partial void LogMoved(ReturnId returnId, ReturnState from, ReturnState to);
}

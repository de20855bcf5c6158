using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Approves a return, sends it back with reasons, or reopens an approved one. Nobody reviews the own unit's return.</summary>
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

        var obligation = await db.Obligations.AsNoTracking().VisibleTo(actor).Include(item => item.Exercise.Collection).FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        if (obligation is null || obligation.StandingOf(actor) is not { } standing)
        {
            return SharedProblems.NotFound;
        }

        var cleaned = await CleanAsync(decision, cancellationToken);
        if (!cleaned.Succeeded(out var clean))
        {
            return new(cleaned.Problems);
        }

        var formReturn = await db.Returns.FirstOrDefaultAsync(item => item.ObligationId == id, cancellationToken);
        if (formReturn is null)
        {
            return ReturnsProblems.NothingSaved;
        }

        if (formReturn.Version != version)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        var outcome = formReturn.Review(clean, standing, isExplained: false, actor.Name, clock.UtcNow, clock.NewKey());
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

    private async Task<Outcome<ReviewDecision>> CleanAsync(ReviewDecision decision, CancellationToken cancellationToken)
    {
        var note = decision.Note is null ? null : AnswerText.CleanLines(decision.Note);
        if (decision.Action is not (ReturnAction.SendBack or ReturnAction.Reopen))
        {
            return decision with { Note = note };
        }

        var today = clock.Today;
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var by = decision.ResubmitBy ?? calendar.AddWorkingDays(today, ReviewRule.WorkingDaysToResubmit);
        return by < today || by > today.AddYears(1) ? ReturnsProblems.ResubmitByOutOfRange(today, today.AddYears(1)) : decision with { Note = note, ResubmitBy = by };
    }

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "Return {ReturnId} moved from {From} to {To}")]
    private partial void LogMoved(ReturnId returnId, ReturnState from, ReturnState to);
}

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

    /// <param name="action">Any but <see cref="ReturnAction.Submit"/>, which is the unit's own.</param>
    /// <param name="note">The reasons; needed to send back and to reopen.</param>
    public async Task<Outcome<Result>> RunAsync(
        ObligationId id, int version, ReturnAction action, string? note, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns) || action == ReturnAction.Submit)
        {
            return SharedProblems.NotPermitted;
        }

        var isVisible = await db.Obligations.VisibleTo(actor).Where(item => item.Path != actor.Scope).AnyAsync(item => item.Id == id, cancellationToken);
        if (!isVisible)
        {
            return SharedProblems.NotFound;
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

        var outcome = formReturn.Apply(action, actor.Name, clock.UtcNow, note is null ? null : VietnameseText.Clean(note), clock.NewKey());
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

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "Return {ReturnId} moved from {From} to {To}")]
    private partial void LogMoved(ReturnId returnId, ReturnState from, ReturnState to);
}

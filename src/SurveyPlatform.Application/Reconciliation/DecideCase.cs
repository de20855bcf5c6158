using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>The department says whose figure holds, or takes that back. Verdicts and reports go by what it says.</summary>
[UseCase]
public sealed class DecideCase(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    /// <param name="origin">Null: nothing was chosen.</param>
    /// <param name="number">The department's own figure.</param>
    public Task<Outcome<Done>> RunAsync(
        Guid id, int version, FigureOrigin? origin, decimal? number, string reason, Actor actor, CancellationToken cancellationToken) =>
        MoveAsync(
            id, version, actor,
            item => origin is { } whose
                ? item.Decide(whose, number, AnswerText.CleanLines(reason), actor.Name, clock.UtcNow, clock.NewKey())
                : ReconciliationProblems.ChoiceNeeded,
            cancellationToken);

    public Task<Outcome<Done>> ReopenAsync(Guid id, int version, string reason, Actor actor, CancellationToken cancellationToken) =>
        MoveAsync(id, version, actor, item => item.Reopen(AnswerText.CleanLines(reason), actor.Name, clock.UtcNow, clock.NewKey()), cancellationToken);

    private async Task<Outcome<Done>> MoveAsync(
        Guid id, int version, Actor actor, Func<ReconciliationCase, Outcome<CaseEntry>> move, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindCaseAsync(id, actor, cancellationToken) is not { } item)
        {
            return SharedProblems.NotFound;
        }

        if (item.Version != version)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        var outcome = move(item);
        if (!outcome.Succeeded(out var entry))
        {
            return new(outcome.Problems);
        }

        try
        {
            await db.SettleAsync(item.ObligationId, clock, cancellationToken);
            await notices.WriteAsync([.. CaseNotices.Said(item, entry, item.Obligation.AuthorityName, null)], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        return new Done();
    }
}

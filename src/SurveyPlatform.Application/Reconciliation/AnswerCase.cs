using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>A side of a case explains its figure, or takes over the other's.</summary>
[UseCase]
public sealed class AnswerCase(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    /// <param name="version">The one that the answer was written to.</param>
    public async Task<Outcome<Done>> RunAsync(Guid id, int version, bool accepts, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.FindCaseAsync(id, actor, cancellationToken) is not { } item || item.Parties.FirstOrDefault(party => party.Path == actor.Scope) is not { } mine)
        {
            return SharedProblems.NotFound;
        }

        if (item.Version != version)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        var outcome = item.Answer(accepts ? CaseAction.Accept : CaseAction.Explain, mine.Side, AnswerText.CleanLines(text), actor.Name, clock.UtcNow, clock.NewKey());
        if (!outcome.Succeeded(out var entry))
        {
            return new(outcome.Problems);
        }

        try
        {
            await notices.WriteAsync([.. CaseNotices.Said(item, entry, item.Obligation.AuthorityName, mine)], cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        return new Done();
    }
}

internal static class CaseReader
{
    /// <summary>To be changed, with all that was said.</summary>
    public static Task<ReconciliationCase?> FindCaseAsync(this SurveyDbContext db, Guid id, Actor actor, CancellationToken cancellationToken) =>
        db.ReconciliationCases.VisibleTo(actor).Include(item => item.Parties).Include(item => item.Entries).Include(item => item.Obligation)
            .FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>A unit asks for more time for a return that it owes.</summary>
[UseCase]
public sealed class AskExtension(SurveyDbContext db, TimeProvider clock)
{
    public async Task<Outcome<DueExtension>> RunAsync(ObligationId id, DateOnly until, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Obligations.OwedBy(actor).FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } owed)
        {
            return SharedProblems.NotFound;
        }

        if (await db.Returns.AnyAsync(item => item.ObligationId == id && (item.State == ReturnState.Submitted || item.State == ReturnState.Approved), cancellationToken))
        {
            return ExtensionProblems.HandedIn;
        }

        if (await db.Extensions.AnyAsync(item => item.ObligationId == id && item.Decision == null, cancellationToken))
        {
            return ExtensionProblems.AskedAlready;
        }

        var outcome = DueExtension.Ask(clock.NewKey(), owed, until, VietnameseText.Clean(reason), actor.Name, clock.UtcNow, clock.Today);
        if (!outcome.Succeeded(out var asked))
        {
            return outcome;
        }

        db.Extensions.Add(asked);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return asked;
        }
        catch (DbUpdateException)
        {
            // A colleague asked in this moment: the unique key lets one of the two in.
            db.ChangeTracker.Clear();
            if (await db.Extensions.AnyAsync(item => item.ObligationId == id && item.Decision == null, cancellationToken))
            {
                return ExtensionProblems.AskedAlready;
            }

            throw;
        }
    }
}

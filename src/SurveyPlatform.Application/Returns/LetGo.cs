using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>A reviewer gives up what was begun in the unit's place: what had been submitted holds again, a draft stays as it is.</summary>
[UseCase]
public sealed class LetGo(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    public async Task<Outcome<Done>> RunAsync(ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        // Whoever may judge the return may also end what a colleague left open.
        var file = await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken);
        if (file?.OnBehalf is not { } begun || file.Obligation.StandingOf(actor) is null)
        {
            return SharedProblems.NotFound;
        }

        begun.End(clock.UtcNow, revision: null);
        if (begun.TakenFrom is not null && file.Return is { State: ReturnState.SentBack } formReturn)
        {
            formReturn.Restore(actor.Name, clock.UtcNow, clock.NewKey()).Require();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        return default(Done);
    }
}

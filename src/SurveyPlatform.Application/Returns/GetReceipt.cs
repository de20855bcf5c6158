using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The receipt of the newest submission.</summary>
[UseCase]
public sealed class GetReceipt(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    public async Task<Outcome<SubmitReturn.Receipt>> RunAsync(ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var file = await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken);
        return file?.Return?.Revisions.MaxBy(revision => revision.Number) is { } revision
            ? SubmitReturn.ReceiptOf(file.Obligation, file.Return, revision)
            : SharedProblems.NotFound;
    }
}

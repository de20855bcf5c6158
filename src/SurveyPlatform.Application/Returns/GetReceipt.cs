using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The receipt of one submission, and what its hash is of.</summary>
[UseCase]
public sealed class GetReceipt(SurveyDbContext db, IPeople people, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Text">The file that a unit keeps: its SHA-256 is the receipt's.</param>
    /// <param name="Template">The form as it was then.</param>
    public sealed record Proof(SubmitReturn.Receipt Receipt, string Text, CompiledTemplate Template, string AnswersJson);

    /// <summary>For people: by the name that the submitter is called.</summary>
    /// <param name="revision">Null: the newest.</param>
    public async Task<Outcome<SubmitReturn.Receipt>> RunAsync(ObligationId id, int? revision, Actor actor, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, revision, actor, cancellationToken);
        if (!found.Succeeded(out var proof))
        {
            return new(found.Problems);
        }

        var name = await people.NamesAsync([proof.Receipt.SubmittedBy], cancellationToken);
        return proof.Receipt with { SubmittedBy = name(proof.Receipt.SubmittedBy) };
    }

    public async Task<Outcome<Proof>> FindAsync(ObligationId id, int? revision, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var file = await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken);
        return file?.Return?.Revisions.Where(item => revision is null || item.Number == revision).MaxBy(item => item.Number) is { } found
            ? new Proof(SubmitReturn.ReceiptOf(file.Obligation, file.Return, found), ReturnRevision.HashedText(id, found.Number, found.AnswersJson),
                await templates.GetAsync(db, found.TemplateVersionId, cancellationToken), found.AnswersJson)
            : SharedProblems.NotFound;
    }
}

using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Two revisions of one return, answer by answer.</summary>
[UseCase]
public sealed class CompareRevisions(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Template">That of the later one.</param>
    /// <param name="From">Null: compared with nothing, which shows all that was answered.</param>
    /// <param name="Differences">The earlier answer is mine, the later one theirs.</param>
    public sealed record Result(
        Obligation Obligation, CompiledTemplate Template, IReadOnlyList<ReturnRevision> Revisions, ReturnRevision? From, ReturnRevision To,
        IReadOnlyList<AnswerDifference> Differences);

    /// <param name="from">Number of a revision; 0 is nothing.</param>
    public async Task<Outcome<Result>> RunAsync(ObligationId id, int from, int to, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var file = await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken);
        var revisions = file?.Return?.Revisions.OrderBy(revision => revision.Number).ToList() ?? [];
        var (earlier, later) = (revisions.Find(revision => revision.Number == from), revisions.Find(revision => revision.Number == to));
        if (later is null || (earlier is null && from != 0))
        {
            return SharedProblems.NotFound;
        }

        // As the later one was asked: what the earlier form asked besides is no longer of interest.
        var compiled = await templates.GetAsync(db, later.TemplateVersionId, cancellationToken);
        var template = compiled.Template;
        var differences = AnswerDifference.Between(
            template, earlier is null ? new() : AnswerJson.ReadStored(template, earlier.AnswersJson), AnswerJson.ReadStored(template, later.AnswersJson));
        return new Result(file!.Obligation, compiled, revisions, earlier, later, differences);
    }
}

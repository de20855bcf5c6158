using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The whole draft of a unit as it was before its form changed.</summary>
[UseCase]
public sealed class GetEarlierDraft(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Template">The form as it was then.</param>
    /// <param name="Number">From 1; the form may have changed more than once.</param>
    /// <param name="AtUtc">When the form changed.</param>
    public sealed record Result(FormTemplate Template, AnswerSet Answers, FormEvaluation Evaluation, int Number, int Count, DateTime AtUtc);

    /// <param name="number">Null: the newest.</param>
    public async Task<Outcome<Result>> RunAsync(ObligationId id, int? number, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken) is not { Return: { } formReturn } file)
        {
            return SharedProblems.NotFound;
        }

        var drafts = await db.MigratedDrafts.AsNoTracking().Where(draft => draft.ReturnId == formReturn.Id)
            .OrderBy(draft => draft.AtUtc).ThenBy(draft => draft.Id).ToListAsync(cancellationToken);
        var wanted = number ?? drafts.Count;
        if (wanted < 1 || wanted > drafts.Count)
        {
            return SharedProblems.NotFound;
        }

        var draft = drafts[wanted - 1];
        var form = await templates.GetAsync(db, draft.TemplateVersionId, cancellationToken);
        var answers = AnswerJson.ReadStored(form.Template, draft.AnswersJson);
        return new Result(form.Template, answers, FormEvaluation.Evaluate(form, answers, file.Context with { Previous = null }), wanted, drafts.Count, draft.AtUtc);
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Keeps the answers as they are, finished or not, right or wrong: nothing typed is lost.</summary>
[UseCase]
public sealed class SaveDraft(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <summary>The longest answer document that is kept, in characters.</summary>
    public const int AnswersMaxLength = 2_000_000;

    /// <param name="Version">What the next save must name.</param>
    public sealed record Result(int Version, FormEvaluation Evaluation, DateTime SavedAtUtc);

    /// <param name="version">The version the caller has seen; refused with <see cref="ReturnsProblems.ChangedMeanwhile"/> when it is no longer the newest.</param>
    /// <param name="answeredVersionId">The version of the form that the answers answer, where the caller has it: an exercise that goes over to another one in this very moment is noticed.</param>
    public async Task<Outcome<Result>> RunAsync(
        ObligationId id, int version, AnswerSet answers, Actor actor, CancellationToken cancellationToken, Guid? answeredVersionId = null)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.FillableBy(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        if (file.WhyNotEditable is { } refusal)
        {
            return refusal;
        }

        if (file.Version != version || (answeredVersionId ?? file.TemplateVersionId) != file.TemplateVersionId)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        var evaluation = FormEvaluation.Evaluate(file.Template, answers, file.Context);
        var json = AnswerJson.Write(file.Template.Template, evaluation.Draft);
        if (json.Length > AnswersMaxLength)
        {
            return SharedProblems.TooLarge("answers", AnswersMaxLength);
        }

        var formReturn = file.Return ?? db.Returns.Add(new() { Id = new(clock.NewKey()), ObligationId = id, TemplateVersionId = file.TemplateVersionId }).Entity;
        var saved = formReturn.Save(json, actor.Name, clock.UtcNow);
        if (!saved.Succeeded(out _))
        {
            return new(saved.Problems);
        }

        // Who sends answers by the interface, or a workbook, has the form in front of them as well.
        file.Obligation.FirstOpenedAtUtc ??= clock.UtcNow;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }
        catch (DbUpdateException) when (file.Return is null)
        {
            // Two people made the first save in the same moment; one return per obligation lets one of them in.
            return ReturnsProblems.ChangedMeanwhile;
        }

        return new Result(formReturn.Version, evaluation, formReturn.LastSavedAtUtc);
    }
}

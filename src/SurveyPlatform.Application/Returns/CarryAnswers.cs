using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Answers from a page that was opened before the form changed, as answers to the form as it is now.</summary>
[UseCase]
public sealed class CarryAnswers(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Dropped">What the form does not ask any more, in the words of the form that did.</param>
    /// <param name="ChangedAtUtc">When the form was published that it is now.</param>
    public sealed record Result(AnswerSet Answers, IReadOnlyList<FormChange.Answer> Dropped, DateTime ChangedAtUtc);

    /// <param name="read">Reads what was sent by the form that it answers.</param>
    public async Task<Outcome<Result>> RunAsync(
        ObligationId id, Guid fromVersionId, Func<FormTemplate, AnswerReading> read, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        var file = await db.OpenAsync(db.FillableBy(actor), id, templates, clock, cancellationToken);
        if (file is null || !await db.TemplateVersions.AnyAsync(
            version => version.Id == fromVersionId && version.TemplateCode == file.Template.Template.Code, cancellationToken))
        {
            return SharedProblems.NotFound;
        }

        var (versionId, form) = (fromVersionId, (await templates.GetAsync(db, fromVersionId, cancellationToken)).Template);
        var (answers, dropped) = (read(form).Answers, new List<FormChange.Answer>());
        var moves = await db.ExerciseMoves.AsNoTracking().Where(move => move.ExerciseId == file.Obligation.ExerciseId)
            .OrderBy(move => move.AtUtc).ThenBy(move => move.Id).ToListAsync(cancellationToken);
        foreach (var move in moves.Where(move => versionId != file.TemplateVersionId && move.FromVersionId == versionId))
        {
            await TakeAsync(move.ToVersionId, new(move.Mapping));
        }

        if (versionId != file.TemplateVersionId)
        {
            await TakeAsync(file.TemplateVersionId, TemplateMapping.Propose(form, file.Template.Template));
        }

        var changedAt = await db.TemplateVersions.Where(version => version.Id == file.TemplateVersionId).Select(version => version.PublishedAtUtc).SingleAsync(cancellationToken);
        return new Result(answers, dropped, changedAt);

        async Task TakeAsync(Guid toVersionId, TemplateMapping mapping)
        {
            var next = (await templates.GetAsync(db, toVersionId, cancellationToken)).Template;
            var (taken, lost) = AnswerTransfer.Run(answers, form, next, mapping);
            dropped.AddRange(DroppedAnswers.Told(form, lost));
            (answers, versionId, form) = (taken, toVersionId, next);
        }
    }
}

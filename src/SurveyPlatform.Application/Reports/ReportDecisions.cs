using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>Which figures of a period were decided for, beside what the unit had declared.</summary>
internal sealed class ReportDecisions(SurveyDbContext db, TemplateCache templates)
{
    public async Task<IReadOnlyList<ReportDecision>> ReadAsync(CollectionExercise exercise, CancellationToken cancellationToken)
    {
        var decided = await (from figure in db.DecidedFigures.AsNoTracking()
                             where figure.WithdrawnAtUtc == null && figure.Obligation.ExerciseId == exercise.Id
                             join formReturn in db.Returns on figure.ObligationId equals formReturn.ObligationId
                             where formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved
                             orderby figure.Element, figure.DecidedAtUtc
                             select new { Figure = figure, figure.Obligation.UnitId }).ToListAsync(cancellationToken);
        if (decided.Count == 0)
        {
            return [];
        }

        var form = (await templates.GetAsync(db, exercise.TemplateVersionId, cancellationToken)).Template;
        var (elements, labels) = (FormElement.ByName(form), new ChoiceLabels(form, []));
        var (obligations, names) = (decided.ConvertAll(row => row.Figure.ObligationId), decided.ConvertAll(row => row.Figure.Element));
        var declared = (await db.Observations.AsNoTracking()
            .Where(item => obligations.Contains(item.ObligationId) && names.Contains(item.Element) && item.Line == ReportObservation.NoLine).ToListAsync(cancellationToken))
            .ToDictionary(item => (item.ObligationId, item.Element));
        return [.. from row in decided
                   let question = elements.GetValueOrDefault(row.Figure.Element)?.Question
                   let own = declared.GetValueOrDefault((row.Figure.ObligationId, row.Figure.Element))
                   select new ReportDecision(
                       row.UnitId, question?.Label ?? new(row.Figure.Element), question?.UnitOfMeasure, Say(question, own?.Number, own?.Text),
                       Say(question, row.Figure.Number, row.Figure.Text) ?? "", row.Figure.Origin, row.Figure.Reason)];

        string? Say(Question? question, decimal? number, string? text) => number is { } known ? VietnameseNumber.Format(known, "vi")
            : text is null || question is null ? text
            : string.Join(", ", text.Split(' ').Select(value => labels.LabelOf(question, value, "vi")));
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

internal static class PreviousAnswers
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// What the same unit submitted for the period before (of an ad hoc request: for the newest regular period that was opened before), under the names that this version of the form gives its questions; a draft is no
    /// figure. A question that was renamed keeps its figure; one whose series was broken in between has none.
    /// </summary>
    public static async Task<(AnswerSet? Answers, IReadOnlySet<string> Broken)> PreviousAsync(
        this SurveyDbContext db, Obligation obligation, Guid versionId, TemplateCache templates, CancellationToken cancellationToken)
    {
        var period = obligation.Exercise.Period.IsAdHoc
            ? await RegularBeforeAsync(db, obligation, cancellationToken)
            : obligation.Exercise.Period.Previous;
        var previous = await (from formReturn in db.Returns
                              where formReturn.Obligation.UnitId == obligation.UnitId
                                  && formReturn.Obligation.Exercise.CollectionCode == obligation.Exercise.CollectionCode
                                  && formReturn.Obligation.Exercise.Period == period
                                  && (formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved)
                              select formReturn.Revisions.OrderByDescending(revision => revision.Number)
                                  .Select(revision => new { revision.AnswersJson, revision.TemplateVersionId }).First())
            .FirstOrDefaultAsync(cancellationToken);
        if (previous is null)
        {
            return (null, None);
        }

        var before = (await templates.GetAsync(db, previous.TemplateVersionId, cancellationToken)).Template;
        var answers = AnswerJson.ReadStored(before, previous.AnswersJson);
        if (previous.TemplateVersionId == versionId)
        {
            return (answers, None);
        }

        var now = (await templates.GetAsync(db, versionId, cancellationToken)).Template;
        var broken = await BrokenAsync(db, before, previous.TemplateVersionId, versionId, cancellationToken);
        var asked = FormElement.ByName(before);
        return (
            SeriesAnswers.Of(answers, before, now, element => !broken(element)),
            FormElement.Of(now).Where(later => asked.ContainsKey(later.Element) && broken(later.Element)).Select(later => later.Question.Name).ToHashSet(StringComparer.Ordinal));
    }

    private static async Task<Period> RegularBeforeAsync(SurveyDbContext db, Obligation obligation, CancellationToken cancellationToken)
    {
        var (code, cutOff) = (obligation.Exercise.CollectionCode, obligation.Exercise.CutOff);
        var earlier = await db.Exercises.AsNoTracking().Where(exercise => exercise.CollectionCode == code && exercise.CutOff <= cutOff)
            .OrderByDescending(exercise => exercise.CutOff).Select(exercise => exercise.Period).ToListAsync(cancellationToken);
        return earlier.Find(period => !period.IsAdHoc);
    }

    private static async Task<Func<string, bool>> BrokenAsync(
        SurveyDbContext db, FormTemplate before, Guid previousId, Guid versionId, CancellationToken cancellationToken)
    {
        var numbers = await db.TemplateVersions.AsNoTracking().Where(version => version.Id == previousId || version.Id == versionId)
            .Select(version => version.Number).ToListAsync(cancellationToken);
        var series = await db.BrokenSeriesAsync(before.Code, cancellationToken);
        return element => !series.IsComparable(element, numbers.Min(), numbers.Max());
    }
}

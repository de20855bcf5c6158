using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Scores;

/// <summary>Reads what a year's scores are worked out from: quarters whose due date has passed, returns that count as submitted, decided figures in place of declared ones.</summary>
internal sealed class ScoreFacts(SurveyDbContext db, DateOnly today)
{
    public async Task<ScoreInput> ReadAsync(ScoreSet set, CancellationToken cancellationToken)
    {
        var exercises = (await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection)
                .Where(exercise => exercise.CollectionCode == QuarterlyReport.UnitCollection && exercise.Due < today).ToListAsync(cancellationToken))
            .Where(exercise => exercise.Period.Year == set.Year && exercise.Period.Frequency == Frequency.Quarterly)
            .OrderBy(exercise => exercise.Period).ToList();
        var quarters = new List<ScoreQuarter>();
        foreach (var exercise in exercises)
        {
            quarters.Add(await QuarterAsync(exercise, set, cancellationToken));
        }

        return new(set, quarters);
    }

    private async Task<ScoreQuarter> QuarterAsync(CollectionExercise exercise, ScoreSet set, CancellationToken cancellationToken)
    {
        var used = set.Criteria.Where(criterion => criterion.Measure == ScoreMeasure.Indicator).Select(criterion => criterion.Of).ToHashSet(StringComparer.Ordinal);
        var indicators = (await db.ReadIndicatorsAsync(exercise.CutOff, cancellationToken)).Where(indicator => used.Contains(indicator.Code)).ToList();
        var standards = await db.StandardsInForceAsync(exercise, cancellationToken);
        return new(
            exercise.Period, indicators,
            [.. standards.SelectMany(standard => standard.Criteria, (standard, criterion) => new StandardCriterion($"{standard.Code}/{criterion.Code}", standard.Title, criterion.Title))],
            await UnitsAsync(exercise.Id, [.. indicators.SelectMany(indicator => indicator.Elements).Distinct()], cancellationToken));
    }

    private async Task<IReadOnlyList<ScoreUnit>> UnitsAsync(ExerciseId exercise, List<string> elements, CancellationToken cancellationToken)
    {
        var owed = await (from obligation in db.Obligations.AsNoTracking()
                          where obligation.ExerciseId == exercise
                          join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                          from formReturn in returns.DefaultIfEmpty()
                          select new
                          {
                              Obligation = obligation,
                              HasReported = formReturn != null && (formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved),
                          }).ToListAsync(cancellationToken);
        var answers = (await db.ReadObservationsAsync(new Dictionary<ExerciseId, string> { [exercise] = QuarterlyReport.UnitCollection }, elements, cancellationToken))[exercise]
            .ToLookup(answer => answer.Unit);
        var decided = (await db.DecidedFigures.AsNoTracking()
                .Where(item => item.Obligation.ExerciseId == exercise && item.WithdrawnAtUtc == null && elements.Contains(item.Element))
                .Select(item => new { item.ObligationId, item.Element }).ToListAsync(cancellationToken))
            .ToLookup(item => item.ObligationId, item => item.Element);
        var verdicts = (await db.CurrentVerdicts().Where(item => item.ExerciseId == exercise)
                .Select(item => new { item.ObligationId, item.StandardCode, item.CriterionCode, item.Outcome, item.Figure }).ToListAsync(cancellationToken))
            .OrderBy(item => item.StandardCode, StringComparer.Ordinal).ThenBy(item => item.CriterionCode, StringComparer.Ordinal)
            .ToLookup(item => item.ObligationId, item => new UnitOutcome($"{item.StandardCode}/{item.CriterionCode}", item.Outcome, item.Figure));
        return
        [
            .. from row in owed
               let unit = row.Obligation
               select new ScoreUnit(
                   unit.Id, unit.UnitId, unit.UnitKind, unit.UnitCode, unit.UnitFullName, unit.UnitSortKey, unit.ParentId,
                   row.HasReported ? new UnitAnswers(answers[unit.UnitId]) : null, [.. verdicts[unit.Id]], decided[unit.Id].ToHashSet(StringComparer.Ordinal)),
        ];
    }
}

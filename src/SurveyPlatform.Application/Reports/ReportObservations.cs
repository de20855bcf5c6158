using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

internal static class ReportObservations
{
    /// <summary>
    /// The answers of all returns that count as submitted, by exercise. Where two sources were held together and one figure was decided for, that
    /// one stands in place of the unit's.
    /// </summary>
    /// <param name="elements">Only these; null: all, those of repeating lines included.</param>
    public static async Task<ILookup<ExerciseId, ReportObservation>> ReadObservationsAsync(
        this SurveyDbContext db, IReadOnlyDictionary<ExerciseId, string> collections, IReadOnlyList<string>? elements, CancellationToken cancellationToken)
    {
        var ids = collections.Keys.ToList();
        var rows = await (from observation in db.Observations.AsNoTracking()
                          where ids.Contains(observation.ExerciseId) && (elements == null || (elements.Contains(observation.Element) && observation.Line == ReportObservation.NoLine))
                          join formReturn in db.Returns on observation.ObligationId equals formReturn.ObligationId
                          where formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved
                          select new { observation.ExerciseId, observation.UnitId, observation.Element, observation.Line, observation.Number, observation.Text })
            .ToListAsync(cancellationToken);
        var decided = await (from figure in db.DecidedFigures.AsNoTracking()
                             where figure.WithdrawnAtUtc == null && ids.Contains(figure.Obligation.ExerciseId)
                             join formReturn in db.Returns on figure.ObligationId equals formReturn.ObligationId
                             where formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved
                             select new { figure.Obligation.ExerciseId, figure.Obligation.UnitId, figure.Element, Line = ReportObservation.NoLine, figure.Number, figure.Text })
            .ToListAsync(cancellationToken);
        var replaced = decided.Select(row => (row.ExerciseId, row.UnitId, row.Element, row.Line)).ToHashSet();
        return rows.Where(row => !replaced.Contains((row.ExerciseId, row.UnitId, row.Element, row.Line)))
            .Concat(decided.Where(row => elements is null || elements.Contains(row.Element)))
            .ToLookup(row => row.ExerciseId, row => new ReportObservation(collections[row.ExerciseId], row.UnitId, row.Element, row.Line, row.Number, row.Text));
    }
}

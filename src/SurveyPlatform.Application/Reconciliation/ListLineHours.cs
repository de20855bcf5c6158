using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>Hours lost by line in one quarter: by the incidents that were reported, beside what the two returns say of it.</summary>
[UseCase]
public sealed class ListLineHours(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Reported">Hours by incident reports; each outage counts once.</param>
    /// <param name="ReturnHours">By the company's quarterly return; null: it says nothing of such a line.</param>
    /// <param name="UnitHours">By the unit's own return, over all its lines; null: it has not said.</param>
    public sealed record Row(
        UnitId UnitId, string UnitName, string SortKey, string? Operator, LineKind Kind, int Incidents, decimal Reported, int? ReturnIncidents, decimal? ReturnHours,
        int? UnitInterruptions, decimal? UnitHours);

    public sealed record Result(Period? Period, IReadOnlyList<Period> Periods, DateOnly? From, DateOnly? To, IReadOnlyList<Row> Rows);

    public async Task<Outcome<Result>> RunAsync(Period? asked, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var exercises = await db.Exercises.AsNoTracking().Where(item => item.Reason == null && item.Collection.TemplateCode == SourceReader.LineForm)
            .OrderByDescending(item => item.CutOff).ToListAsync(cancellationToken);
        if ((exercises.Find(item => item.Period == asked) ?? exercises.FirstOrDefault()) is not { } exercise)
        {
            return new Result(null, [], null, null, []);
        }

        var (from, to) = (ListIncidents.ToUtc(exercise.WindowStart), ListIncidents.ToUtc(exercise.WindowEnd.AddDays(1)));
        var incidents = await db.Incidents.AsNoTracking().VisibleTo(actor)
            .Where(item => item.State != IncidentState.Withdrawn && item.FromUtc < to && (item.ToUtc == null || item.ToUtc > from)).ToListAsync(cancellationToken);
        var units = await db.Obligations.AsNoTracking().VisibleTo(actor).Where(item => item.Exercise.Period == exercise.Period && item.Exercise.Collection.TemplateCode == SourceReader.UnitForm)
            .ToListAsync(cancellationToken);
        var rows = new Dictionary<(UnitId, string?, LineKind), Row>();
        foreach (var line in await LinesAsync(exercise, cancellationToken))
        {
            if (units.Find(unit => unit.UnitId == line.Unit) is { } unit)
            {
                rows[(line.Unit, line.Operator, line.Kind)] = new(
                    line.Unit, unit.UnitFullName, unit.UnitSortKey, line.Operator, line.Kind, 0, 0, line.Incidents, line.Hours, null, null);
            }
        }

        foreach (var incident in incidents.Where(ListIncidents.Counts))
        {
            var key = (incident.UnitId, incident.OperatorName, incident.Kind);
            var row = rows.GetValueOrDefault(key) ?? new(incident.UnitId, incident.UnitName, incident.UnitSortKey, incident.OperatorName, incident.Kind, 0, 0, null, null, null, null);
            rows[key] = row with { Incidents = row.Incidents + 1, Reported = row.Reported + incident.HoursLost(from, to, clock.UtcNow) };
        }

        var own = await OwnAsync([.. units.Select(unit => unit.Id)], cancellationToken);
        return new Result(
            exercise.Period, [.. exercises.Select(item => item.Period).Distinct()], exercise.WindowStart, exercise.WindowEnd,
            [
                .. rows.Values.Where(row => row.Incidents > 0 || row.ReturnIncidents > 0).OrderBy(row => row.SortKey, StringComparer.Ordinal).ThenBy(row => row.UnitId.Value)
                    .ThenBy(row => row.Operator, StringComparer.Ordinal).ThenBy(row => row.Kind)
                    .Select(row => units.Find(unit => unit.UnitId == row.UnitId) is { } unit && own.TryGetValue(unit.Id, out var said)
                        ? row with { UnitInterruptions = said.Count, UnitHours = said.Count == 0 ? 0 : said.Hours }
                        : row),
            ]);
    }

    private async Task<List<(UnitId Unit, string Operator, LineKind Kind, int Incidents, decimal Hours)>> LinesAsync(CollectionExercise exercise, CancellationToken cancellationToken)
    {
        string[] elements = [ConnectionElements.LineKind, ConnectionElements.LineIncidents, ConnectionElements.LineHoursLost];
        var names = await db.Obligations.AsNoTracking().Where(item => item.ExerciseId == exercise.Id).ToDictionaryAsync(item => item.Id, item => item.UnitFullName, cancellationToken);
        var cells = await (from cell in db.Observations.AsNoTracking()
                           where cell.ExerciseId == exercise.Id && cell.SubjectId != null && elements.Contains(cell.Element)
                           join sent in db.Returns on cell.ObligationId equals sent.ObligationId
                           where sent.State == ReturnState.Submitted || sent.State == ReturnState.Approved
                           select new { cell.ObligationId, cell.SubjectId, cell.Line, cell.Element, cell.Number, cell.Text }).ToListAsync(cancellationToken);
        return
        [
            .. from cell in cells
               group cell by (cell.ObligationId, cell.Line) into line
               let kind = SourceReader.KindOf(line.FirstOrDefault(cell => cell.Element == ConnectionElements.LineKind)?.Text)
               where kind is not null
               group line by (Unit: line.First().SubjectId!.Value, Operator: names[line.Key.ObligationId], Kind: kind.Value) into same
               select (same.Key.Unit, same.Key.Operator, same.Key.Kind,
                   (int)same.Sum(line => line.FirstOrDefault(cell => cell.Element == ConnectionElements.LineIncidents)?.Number ?? 0),
                   same.Sum(line => line.FirstOrDefault(cell => cell.Element == ConnectionElements.LineHoursLost)?.Number ?? 0)),
        ];
    }

    private async Task<Dictionary<ObligationId, (int Count, decimal? Hours)>> OwnAsync(List<ObligationId> units, CancellationToken cancellationToken)
    {
        var rows = await db.Observations.AsNoTracking()
            .Where(item => units.Contains(item.ObligationId) && (item.Element == ConnectionElements.Interruptions || item.Element == ConnectionElements.InterruptionHours))
            .Select(item => new { item.ObligationId, item.Element, item.Number }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.ObligationId).Where(unit => unit.Any(row => row.Element == ConnectionElements.Interruptions)).ToDictionary(
            unit => unit.Key,
            unit => ((int)(unit.First(row => row.Element == ConnectionElements.Interruptions).Number ?? 0), unit.FirstOrDefault(row => row.Element == ConnectionElements.InterruptionHours)?.Number));
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>What series are made from, read in a number of statements that does not grow with units or periods.</summary>
internal sealed class SeriesFacts(SurveyDbContext db, Actor actor)
{
    private IReadOnlyDictionary<UnitId, SeriesUnit>? _now;
    private SuccessionGraph? _successions;
    private IReadOnlyDictionary<UnitId, SeriesUnit>? _superiors;

    public async Task<List<CollectionExercise>> QuartersAsync(DateOnly until, CancellationToken cancellationToken) =>
        (await db.Exercises.AsNoTracking().Where(exercise => exercise.CollectionCode == QuarterlyReport.UnitCollection && exercise.CutOff <= until)
            .OrderBy(exercise => exercise.CutOff).ToListAsync(cancellationToken)).FindAll(exercise => exercise.Period.Frequency == Frequency.Quarterly);

    public async Task<List<SeriesFact>> ReadAsync(
        UnitKind kind, IEnumerable<Indicator> indicators, IReadOnlyList<CollectionExercise> exercises, CancellationToken cancellationToken)
    {
        var byId = exercises.ToDictionary(exercise => exercise.Id);
        var ids = byId.Keys.ToList();
        var elements = indicators.SelectMany(indicator => indicator.Elements).Distinct(StringComparer.Ordinal).ToList();
        var answers = (await db.ReadObservationsAsync(byId.ToDictionary(item => item.Key, item => item.Value.CollectionCode), elements, cancellationToken))
            .SelectMany(exercise => exercise, (exercise, answer) => (Exercise: exercise.Key, Answer: answer))
            .GroupBy(item => (item.Exercise, item.Answer.Unit)).ToDictionary(unit => unit.Key, unit => new UnitAnswers(unit.Select(item => item.Answer)));
        var owed = await db.Obligations.AsNoTracking().VisibleTo(actor).Where(item => ids.Contains(item.ExerciseId) && item.UnitKind == kind)
            .Select(item => new { item.ExerciseId, item.UnitId, item.UnitCode, item.UnitTypeName, item.UnitName, item.UnitSortKey, item.ParentId }).ToListAsync(cancellationToken);
        return
        [
            .. from item in owed
               let exercise = byId[item.ExerciseId]
               let unit = new SeriesUnit(item.UnitId, kind, item.UnitCode, UnitNames.Full(item.UnitTypeName, item.UnitName), item.UnitSortKey, item.ParentId)
               select new SeriesFact(exercise.Period, exercise.CutOff, unit, answers.GetValueOrDefault((item.ExerciseId, item.UnitId))),
        ];
    }

    public async Task<UnitSeries> SeriesAsync(
        Indicator indicator, List<SeriesFact> facts, UnitBasis basis, DateOnly day, bool bySuperior, CancellationToken cancellationToken)
    {
        if (basis == UnitBasis.Now)
        {
            _now ??= (await db.UnitsOnAsync(day, cancellationToken)).ToDictionary(unit => unit.Id, RowOf);
            _successions ??= await db.ReadSuccessionsAsync(cancellationToken);
            return UnitSeries.ByNow(indicator, facts, _successions, day, _now, bySuperior);
        }

        return UnitSeries.ByThen(indicator, facts, bySuperior ? _superiors ??= await SuperiorsAsync(facts, cancellationToken) : null);
    }

    /// <summary>As they were when they were superiors last.</summary>
    private async Task<Dictionary<UnitId, SeriesUnit>> SuperiorsAsync(List<SeriesFact> facts, CancellationToken cancellationToken)
    {
        var parents = facts.Select(fact => fact.Unit.Parent).OfType<UnitId>().Distinct().ToList();
        var last = facts.Max(fact => fact.CutOff);
        var units = await db.Units.AsNoTracking().Include(unit => unit.History).Where(unit => parents.Contains(unit.Id)).ToListAsync(cancellationToken);
        return units.ToDictionary(unit => unit.Id, unit => RowOf(new(unit.Id, unit.Kind, unit.History.Where(version => version.ValidFrom <= last).MaxBy(version => version.ValidFrom)!)));
    }

    private static SeriesUnit RowOf(StandingUnit unit) =>
        new(unit.Id, unit.Kind, unit.Version.Code, unit.Version.FullName, unit.Version.SortKey, unit.Version.ParentId);
}

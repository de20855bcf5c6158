using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Which submitted figures deserve a second look, for one return or for a list of them: three statements, however many there are.</summary>
internal static class ReadSignals
{
    /// <summary>So many days back a unit's own history goes: eight quarters.</summary>
    private const int HistoryDays = 750;

    public static async Task<ILookup<ObligationId, FigureSignal>> SignalsAsync(
        this SurveyDbContext db, IReadOnlyCollection<ObligationId> obligations, CancellationToken cancellationToken)
    {
        var now = await (from item in db.Observations.AsNoTracking()
                         join owed in db.Obligations on item.ObligationId equals owed.Id
                         where obligations.Contains(item.ObligationId) && item.Line == Observation.NoLine && item.Number != null
                         select new Figure(
                             item.ObligationId, item.ExerciseId, owed.Exercise.CollectionCode, owed.Exercise.CutOff, item.UnitId, owed.UnitKind, item.Element, item.Number!.Value))
            .ToListAsync(cancellationToken);
        if (now.Count == 0)
        {
            return Enumerable.Empty<FigureSignal>().ToLookup(_ => default(ObligationId));
        }

        var history = (await HistoryAsync(db, now, cancellationToken)).ToLookup(past => (past.Collection, past.Unit, past.Element));
        var peers = await PeersAsync(db, now, cancellationToken);
        return now.SelectMany(figure => SignalsOf(figure), (figure, signal) => (figure.Obligation, signal)).ToLookup(pair => pair.Obligation, pair => pair.signal);

        IEnumerable<FigureSignal> SignalsOf(Figure figure)
        {
            var past = history[(figure.Collection, figure.Unit, figure.Element)].Where(item => item.CutOff < figure.CutOff).ToList();
            var last = past.Count == 0 ? null : past.MaxBy(item => item.CutOff);
            return FigureSignal.Of(
                figure.Element, figure.Number, last?.Number, [.. past.Select(item => item.Number)], peers.GetValueOrDefault((figure.Exercise, figure.Kind, figure.Element)));
        }
    }

    private static async Task<List<Past>> HistoryAsync(SurveyDbContext db, List<Figure> now, CancellationToken cancellationToken)
    {
        var (units, collections) = (now.Select(figure => figure.Unit).Distinct().ToList(), now.Select(figure => figure.Collection).Distinct().ToList());
        var (oldest, newest) = (now.Min(figure => figure.CutOff).AddDays(-HistoryDays), now.Max(figure => figure.CutOff));
        return await (from item in db.Observations.AsNoTracking()
                      join owed in db.Obligations on item.ObligationId equals owed.Id
                      where units.Contains(item.UnitId) && item.Line == Observation.NoLine && item.Number != null
                          && collections.Contains(owed.Exercise.CollectionCode) && owed.Exercise.CutOff >= oldest && owed.Exercise.CutOff < newest
                      select new Past(owed.Exercise.CollectionCode, owed.Exercise.CutOff, item.UnitId, item.Element, item.Number!.Value)).ToListAsync(cancellationToken);
    }

    private static async Task<Dictionary<(ExerciseId, UnitKind, string), FigureSpread?>> PeersAsync(SurveyDbContext db, List<Figure> now, CancellationToken cancellationToken)
    {
        var exercises = now.Select(figure => figure.Exercise).Distinct().ToList();
        var kinds = now.Select(figure => figure.Kind).Distinct().ToList();
        var figures = await (from item in db.Observations.AsNoTracking()
                             join owed in db.Obligations on item.ObligationId equals owed.Id
                             where exercises.Contains(item.ExerciseId) && kinds.Contains(owed.UnitKind) && item.Line == Observation.NoLine && item.Number != null
                             select new { item.ExerciseId, owed.UnitKind, item.Element, Number = item.Number!.Value }).ToListAsync(cancellationToken);
        return figures.GroupBy(figure => (figure.ExerciseId, figure.UnitKind, figure.Element))
            .ToDictionary(group => group.Key, group => FigureSpread.Of([.. group.Select(figure => figure.Number)], FigureSignal.LeastPeers));
    }

    private sealed record Figure(
        ObligationId Obligation, ExerciseId Exercise, string Collection, DateOnly CutOff, UnitId Unit, UnitKind Kind, string Element, decimal Number);

    private sealed record Past(string Collection, DateOnly CutOff, UnitId Unit, string Element, decimal Number);
}

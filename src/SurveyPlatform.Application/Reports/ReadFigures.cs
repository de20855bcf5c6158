using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>All indicators of one quarter, by the units of then or of a day since: the report's tables under other units.</summary>
[UseCase]
public sealed class ReadFigures(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Period">Null: the newest.</param>
    /// <param name="On">The day whose units are meant by <see cref="UnitBasis.Now"/>; null: today.</param>
    public sealed record Query(
        Period? Period = null, UnitKind Kind = UnitKind.Commune, UnitBasis Basis = UnitBasis.Then, DateOnly? On = null, bool BySuperior = false);

    /// <param name="Rows">Their cells are one for each indicator.</param>
    /// <param name="Total">Null: nothing has been collected yet.</param>
    /// <param name="NotAttributable">Null: everything belongs to somebody.</param>
    public sealed record Result(
        Period? Period, IReadOnlyList<Indicator> Indicators, IReadOnlyList<SeriesRow> Rows, SeriesRow? NotAttributable, SeriesRow? Total, DateOnly On, IReadOnlyList<Period> Known);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReports))
        {
            return SharedProblems.NotPermitted;
        }

        var (day, read) = (query.On ?? clock.Today, new SeriesFacts(db, actor));
        var quarters = await read.QuartersAsync(day, cancellationToken);
        var known = quarters.ConvertAll(exercise => exercise.Period);
        var exercise = query.Period is { } period ? quarters.Find(item => item.Period == period) : quarters.LastOrDefault();
        if (exercise is null)
        {
            return new Result(null, [], [], null, null, day, known);
        }

        var indicators = (await db.ReadIndicatorsAsync(exercise.CutOff, cancellationToken)).Where(item => item.IsFor(query.Kind) && item.Use.HasFlag(IndicatorUse.Tables)).ToList();
        var facts = await read.ReadAsync(query.Kind, indicators, [exercise], cancellationToken);
        if (facts.Count == 0 || indicators.Count == 0)
        {
            return new Result(exercise.Period, indicators, [], null, null, day, known);
        }

        var all = new List<UnitSeries>();
        foreach (var indicator in indicators)
        {
            all.Add(await read.SeriesAsync(indicator, facts, query.Basis, day, query.BySuperior, cancellationToken));
        }

        // The units are the same whatever is counted at them.
        var rows = all[0].Rows.Select((row, at) => new SeriesRow(row.Unit, [.. all.Select(series => series.Rows[at].Cells[0])]));
        var orphans = all[0].NotAttributable is null ? null : new SeriesRow(null, [.. all.Select(series => series.NotAttributable!.Cells[0])]);
        return new Result(exercise.Period, indicators, [.. rows], orphans, new(null, [.. all.Select(series => series.Total.Cells[0])]), day, known);
    }
}

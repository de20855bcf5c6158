using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>An indicator quarter by quarter, by the units of then or of a day since.</summary>
[UseCase]
public sealed class ReadSeries(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Ten years of quarters.</summary>
    public const int MostPeriods = 40;

    /// <param name="Indicator">Its code; null: the first.</param>
    /// <param name="On">The day whose units are meant by <see cref="UnitBasis.Now"/>; null: today.</param>
    /// <param name="BySuperior">A row for each superior in place of one for each unit.</param>
    public sealed record Query(
        string? Indicator = null, UnitKind Kind = UnitKind.Commune, UnitBasis Basis = UnitBasis.Then, DateOnly? On = null, bool BySuperior = false,
        Period? From = null, Period? To = null);

    /// <param name="Indicators">Those there are for the kind of unit.</param>
    /// <param name="Series">Null: nothing has been collected yet.</param>
    /// <param name="Known">The periods that there are to choose from.</param>
    public sealed record Result(
        IReadOnlyList<Indicator> Indicators, Indicator? Indicator, UnitSeries? Series, DateOnly On, IReadOnlyList<Period> Known);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReports))
        {
            return SharedProblems.NotPermitted;
        }

        var (day, read) = (query.On ?? clock.Today, new SeriesFacts(db, actor));
        var quarters = await read.QuartersAsync(day, cancellationToken);
        var chosen = quarters.Where(exercise => !(exercise.Period < query.From) && !(exercise.Period > query.To)).TakeLast(MostPeriods).ToList();
        var indicators = (await db.ReadIndicatorsAsync(chosen.Count == 0 ? day : chosen[^1].CutOff, cancellationToken)).Where(item => item.IsFor(query.Kind)).ToList();
        var indicator = indicators.Find(item => item.Code == query.Indicator) ?? indicators.FirstOrDefault();
        var facts = indicator is null ? [] : await read.ReadAsync(query.Kind, [indicator], chosen, cancellationToken);
        var series = facts.Count == 0 ? null : await read.SeriesAsync(indicator!, facts, query.Basis, day, query.BySuperior, cancellationToken);
        return new Result(indicators, indicator, series, day, quarters.ConvertAll(exercise => exercise.Period));
    }
}

using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reports;

/// <summary>Whose rows a series has.</summary>
public enum UnitBasis
{
    /// <summary>The units as they were in each period.</summary>
    Then,

    /// <summary>The units of one later day: what predecessors reported is theirs.</summary>
    Now,
}

/// <summary>A unit as a row of a series names it.</summary>
public sealed record SeriesUnit(UnitId Id, UnitKind Kind, string Code, string Name, string SortKey, UnitId? Parent);

/// <summary>One unit in one period, as it stood then.</summary>
/// <param name="CutOff">The day that decided who owed the period.</param>
/// <param name="Answers">Null: it sent no return.</param>
public sealed record SeriesFact(Period Period, DateOnly CutOff, SeriesUnit Unit, UnitAnswers? Answers);

/// <summary>One indicator of one row in one period, from sums.</summary>
/// <param name="Value">Null: nobody answered, or the denominator is nought.</param>
/// <param name="Answered">Units of then that it speaks about.</param>
/// <param name="Missing">Units of then that owed it and said nothing.</param>
/// <param name="IsApportioned">A part of a split unit is in it, by the share that was decided.</param>
/// <param name="IsIncomplete">A unit that was split has a part here, and nobody has decided how much.</param>
public sealed record SeriesCell(
    decimal? Numerator, decimal? Denominator, decimal? Value, int Answered, int Missing, bool IsApportioned = false, bool IsIncomplete = false);

/// <param name="Unit">Null: what belongs to no unit of the basis, or stands under none.</param>
/// <param name="Cells">One for each period; null where the row has nothing to do with the period.</param>
public sealed record SeriesRow(SeriesUnit? Unit, IReadOnlyList<SeriesCell?> Cells);

/// <summary>
/// An indicator over the periods, by the units of then or of a later day. Of a unit that was split each part gets the share that an administrator
/// decided; what nobody decided, and what belonged to a unit that was abolished, stands in a row of its own. So every total is the same on either basis.
/// </summary>
/// <param name="NotAttributable">Null: everything belongs to somebody.</param>
public sealed record UnitSeries(IReadOnlyList<Period> Periods, IReadOnlyList<SeriesRow> Rows, SeriesRow? NotAttributable, SeriesRow Total)
{
    /// <param name="facts">Every unit that owed a return, period by period.</param>
    /// <param name="superiors">Set: a row for each unit that they stood under in the period, in place of one for each.</param>
    public static UnitSeries ByThen(Indicator indicator, IReadOnlyList<SeriesFact> facts, IReadOnlyDictionary<UnitId, SeriesUnit>? superiors = null) => Build(
        indicator, facts, fact => new([new(fact.Unit.Id, 1)], 0),
        (fact, unit) => superiors is null ? unit : fact.Unit.Parent,
        superiors ?? facts.OrderBy(fact => fact.Period).GroupBy(fact => fact.Unit.Id).ToDictionary(unit => unit.Key, unit => unit.Last().Unit));

    /// <param name="units">All units that stand on <paramref name="day"/>.</param>
    /// <param name="bySuperior">A row for each unit that they stand under on the day, in place of one for each.</param>
    public static UnitSeries ByNow(
        Indicator indicator, IReadOnlyList<SeriesFact> facts, SuccessionGraph successions, DateOnly day, IReadOnlyDictionary<UnitId, SeriesUnit> units, bool bySuperior = false) =>
        Build(
            indicator, facts, fact => successions.Forward(fact.Unit.Id, fact.CutOff, day),
            (_, unit) => bySuperior ? units.GetValueOrDefault(unit)?.Parent : unit, units);

    /// <param name="rowOf">Null: in the row of those that stand under none.</param>
    private static UnitSeries Build(
        Indicator indicator, IReadOnlyList<SeriesFact> facts, Func<SeriesFact, Inheritance> heirs, Func<SeriesFact, UnitId, UnitId?> rowOf,
        IReadOnlyDictionary<UnitId, SeriesUnit> units)
    {
        var periods = facts.Select(fact => fact.Period).Distinct().Order().ToList();
        var (cells, orphans, totals) = (new Dictionary<(UnitId?, Period), Sum>(), new Dictionary<Period, Sum>(), new Dictionary<Period, Sum>());
        foreach (var fact in facts)
        {
            var whole = Part.Of(indicator, fact.Answers);
            var inheritance = heirs(fact);
            Of(totals, fact.Period).Add(whole, 1);
            foreach (var (unit, share) in inheritance.Parts.Where(part => part.Share != 0))
            {
                Of(cells, (rowOf(fact, unit), fact.Period)).Add(whole, share);
            }

            if (inheritance.Unattributed > 0)
            {
                Of(orphans, fact.Period).Add(whole, inheritance.Unattributed);
            }
        }

        var rows = cells.Keys.Select(key => key.Item1).Distinct().Select(unit => (Id: unit, Unit: unit is { } id ? units[id] : null))
            .OrderBy(row => row.Unit is null).ThenBy(row => row.Unit?.Kind).ThenBy(row => row.Unit?.SortKey, StringComparer.Ordinal).ThenBy(row => row.Unit?.Code, StringComparer.Ordinal)
            .Select(row => new SeriesRow(row.Unit, [.. periods.Select(period => cells.GetValueOrDefault((row.Id, period))?.Cell(indicator))]));
        return new(
            periods, [.. rows],
            orphans.Count == 0 ? null : new(null, [.. periods.Select(period => orphans.GetValueOrDefault(period)?.Cell(indicator))]),
            new(null, [.. periods.Select(period => totals.GetValueOrDefault(period)?.Cell(indicator))]));
    }

    private static Sum Of<TKey>(Dictionary<TKey, Sum> sums, TKey key)
        where TKey : notnull => sums.TryGetValue(key, out var sum) ? sum : sums[key] = new();

    /// <summary>What one unit adds; null when it did not answer all that is needed.</summary>
    private readonly record struct Part(decimal Numerator, decimal Denominator)
    {
        public static Part? Of(Indicator indicator, UnitAnswers? answers) =>
            answers is not null && indicator.Numerator.For(answers) is { } top && (indicator.Denominator ?? Term.Units).For(answers) is { } bottom
                ? new(top, bottom)
                : null;
    }

    private sealed class Sum
    {
        private decimal _numerator, _denominator;
        private int _answered, _missing;
        private bool _isApportioned, _isIncomplete;

        /// <param name="share">Null: it has a part in it, and nobody knows how large.</param>
        public void Add(Part? part, decimal? share)
        {
            if (part is not { } known)
            {
                _missing++;
            }
            else if (share is not { } decided)
            {
                _isIncomplete = true;
            }
            else
            {
                (_numerator, _denominator, _answered) = (_numerator + (known.Numerator * decided), _denominator + (known.Denominator * decided), _answered + 1);
                _isApportioned |= decided != 1;
            }
        }

        public SeriesCell Cell(Indicator indicator)
        {
            var isRatio = indicator.Denominator is not null;
            decimal? value = _answered == 0 ? null : !isRatio ? _numerator : _denominator == 0 ? null : _numerator * indicator.Scale / _denominator;
            return new(
                _answered == 0 ? null : _numerator, _answered == 0 || !isRatio ? null : _denominator, value, _answered, _missing, _isApportioned, _isIncomplete);
        }
    }
}

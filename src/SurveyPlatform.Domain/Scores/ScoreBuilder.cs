using SurveyPlatform.Registry;

namespace SurveyPlatform.Scores;

/// <summary>Works the scores out. A ratio over several units and quarters is a ratio of sums; a unit's part counts in both sums or in neither.</summary>
internal sealed class ScoreBuilder(ScoreInput input)
{
    private readonly ScoreSet _set = input.Set;

    /// <summary>The quarters in which there is somebody to score; those after the level was abolished do not count.</summary>
    private readonly List<ScoreQuarter> _quarters = [.. input.Quarters.Where(quarter => quarter.Units.Any(unit => unit.Kind == input.Set.Level))];

    public ScoreBoard Build() => new(
        _set, [.. _quarters.Select(quarter => quarter.Period)], [.. _set.Criteria.Select(Source)], [.. Scored().Select(Score)]);

    /// <summary>As named in the last quarter in which each was asked, in Vietnamese order.</summary>
    private IEnumerable<ScoreUnit> Scored() => _quarters
        .SelectMany(quarter => quarter.Units.Where(unit => unit.Kind == _set.Level))
        .GroupBy(unit => unit.Unit).Select(same => same.Last())
        .OrderBy(unit => unit.SortKey, StringComparer.Ordinal).ThenBy(unit => unit.Code, StringComparer.Ordinal);

    private UnitScore Score(ScoreUnit scored) => new(
        scored.Unit, scored.Obligation, scored.Code, scored.Name, [.. _set.Criteria.Select(criterion => Score(criterion, scored.Unit))]);

    private CriterionScore Score(ScoreCriterion criterion, UnitId scored)
    {
        var quarters = criterion.Span == ScoreSpan.Last ? _quarters.TakeLast(1).ToList() : _quarters;
        var measured = quarters.Select(quarter => (Quarter: quarter, Measure: ScoreFigure.Find(criterion, quarter))).Where(pair => pair.Measure is not null).ToList();
        if (measured.Count == 0)
        {
            return None(criterion, ScoreState.NoSource, []);
        }

        List<ScorePart> parts =
        [
            .. from pair in measured
               from unit in pair.Quarter.Units
               where Counts(criterion, unit, scored)
               let part = pair.Measure!.PartOf(unit, pair.Quarter.Period)
               where part is not null
               orderby unit.Kind, unit.SortKey, unit.Code, pair.Quarter.Period
               select part,
        ];
        return parts.Count == 0 ? None(criterion, ScoreState.NobodyAsked, parts) : Judge(criterion, measured[^1].Measure!, parts);
    }

    private static CriterionScore Judge(ScoreCriterion criterion, ScoreFigure measure, List<ScorePart> parts)
    {
        var counted = parts.Where(part => part.State == PartState.Counted).ToList();
        var needed = Math.Max(1, (int)Math.Ceiling(parts.Count * criterion.MinimumAnswered / 100));
        if (counted.Count < needed)
        {
            return None(criterion, ScoreState.TooFewAnswers, parts, needed);
        }

        var (top, bottom) = (counted.Sum(part => part.Numerator ?? 0), counted.Sum(part => part.Denominator ?? 0));
        if (measure.IsRatio && bottom == 0)
        {
            return None(criterion, ScoreState.NothingToDivide, parts, needed);
        }

        var figure = measure.IsRatio ? top * measure.Scale / bottom : top;
        var uncapped = criterion.PointsFor(figure);
        var points = counted.Count < parts.Count && criterion.CapWhileIncomplete is { } cap ? Math.Min(cap, uncapped) : uncapped;
        return new(
            criterion.Code, points < uncapped ? ScoreState.Capped : ScoreState.Determined, points, uncapped, top, measure.IsRatio ? bottom : null, figure,
            parts.Count, counted.Count, needed, parts);
    }

    private bool Counts(ScoreCriterion criterion, ScoreUnit unit, UnitId scored) =>
        (unit.Unit == scored && criterion.Units != ScoredUnits.Parts) || (unit.Parent == scored && unit.Kind != _set.Level && criterion.Units != ScoredUnits.Own);

    private static CriterionScore None(ScoreCriterion criterion, ScoreState state, List<ScorePart> parts, int needed = 0) => new(
        criterion.Code, state, null, null, null, null, null, parts.Count, parts.Count(part => part.State == PartState.Counted), needed, parts);

    private ScoreSource Source(ScoreCriterion criterion) =>
        _quarters.Select(quarter => ScoreFigure.Find(criterion, quarter)).LastOrDefault(figure => figure is not null) is { } measure
            ? new(criterion.Code, measure.Title, measure.Formula, measure.UnitOfMeasure, measure.Scale, measure.IsRatio)
            : new(criterion.Code, new(criterion.Of), null, new(""), 1, IsRatio: false);
}

using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Scores;

/// <summary>What a criterion measures in one quarter.</summary>
internal abstract class ScoreFigure
{
    public abstract LocalizedText Title { get; }

    public abstract LocalizedText? Formula { get; }

    public abstract LocalizedText UnitOfMeasure { get; }

    public abstract decimal Scale { get; }

    public abstract bool IsRatio { get; }

    /// <summary>Null: the figure is not about units of this kind.</summary>
    public abstract ScorePart? PartOf(ScoreUnit unit, Period period);

    /// <summary>Null: the quarter knows no such indicator or standard.</summary>
    public static ScoreFigure? Find(ScoreCriterion criterion, ScoreQuarter quarter) => criterion.Measure switch
    {
        ScoreMeasure.Indicator => quarter.Indicators.FirstOrDefault(indicator => indicator.Code == criterion.Of) is { } indicator ? new OfIndicator(indicator) : null,
        ScoreMeasure.MetVerdicts => quarter.Criteria.Where(item => item.IsUnder(criterion.Of)).ToList() is { Count: > 0 } criteria ? new OfVerdicts(criterion.Of, criteria) : null,
    };

    private sealed class OfIndicator(Indicator indicator) : ScoreFigure
    {
        public override LocalizedText Title => indicator.Title;

        public override LocalizedText? Formula => indicator.Formula;

        public override LocalizedText UnitOfMeasure => indicator.UnitOfMeasure;

        public override decimal Scale => indicator.Scale;

        public override bool IsRatio => indicator.Denominator is not null;

        public override ScorePart? PartOf(ScoreUnit unit, Period period)
        {
            if (!indicator.IsFor(unit.Kind))
            {
                return null;
            }

            if (unit.Answers is not { } answers)
            {
                return new(unit.Obligation, period, unit.Code, unit.Name, PartState.NotReported, null, null, []);
            }

            List<ScoreCell> cells = [.. indicator.Elements.Distinct(StringComparer.Ordinal).Select(name => new ScoreCell(name, answers.Number(name), answers.Text(name), unit.Decided.Contains(name)))];
            return indicator.Numerator.For(answers) is { } top && (indicator.Denominator ?? Term.Units).For(answers) is { } bottom
                ? new(unit.Obligation, period, unit.Code, unit.Name, PartState.Counted, top, IsRatio ? bottom : null, cells)
                : new(unit.Obligation, period, unit.Code, unit.Name, PartState.NotAnswered, null, null, cells);
        }
    }

    private sealed class OfVerdicts(string of, List<StandardCriterion> criteria) : ScoreFigure
    {
        public override LocalizedText Title => criteria[0].Path == of ? criteria[0].Title : criteria[0].Standard;

        public override LocalizedText? Formula => null;

        public override LocalizedText UnitOfMeasure { get; } = new("%", "%");

        public override decimal Scale => 100;

        public override bool IsRatio => true;

        public override ScorePart? PartOf(ScoreUnit unit, Period period)
        {
            var verdicts = unit.Verdicts.Where(verdict => verdict.Outcome != VerdictOutcome.NotApplicable && criteria.Exists(item => item.Path == verdict.Path)).ToList();
            if (verdicts.Count == 0 && unit.Verdicts.Count > 0)
            {
                return null;
            }

            var (met, known) = (verdicts.Count(verdict => verdict.Outcome == VerdictOutcome.Met), verdicts.Count(verdict => verdict.Outcome != VerdictOutcome.Unknown));
            List<ScoreCell> cells = [.. verdicts.Select(verdict => new ScoreCell(verdict.Path, verdict.Figure, verdict.Outcome.ToString()))];
            var state = unit.Answers is null ? PartState.NotReported : known > 0 ? PartState.Counted : PartState.NotAnswered;
            return state == PartState.Counted
                ? new(unit.Obligation, period, unit.Code, unit.Name, state, met, known, cells)
                : new(unit.Obligation, period, unit.Code, unit.Name, state, null, null, cells);
        }
    }
}

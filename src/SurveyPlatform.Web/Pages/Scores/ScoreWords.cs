using SurveyPlatform.Scores;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Scores;

/// <summary>Points and how they came about, in words and with the numbers in them.</summary>
public static class ScoreWords
{
    /// <summary><c>82,3%</c>, <c>12 lần</c>; empty where there is none.</summary>
    public static string Value(Texts texts, decimal? value, ScoreSource source) => value is not { } known ? ""
        : texts.Of(source.UnitOfMeasure) is "%" ? $"{texts.Number(known, 2)}%" : $"{texts.Number(known, 2)} {texts.Of(source.UnitOfMeasure)}";

    /// <summary><c>1.234 ÷ 1.500 × 100 = 82,27%</c>.</summary>
    public static string Figure(Texts texts, CriterionScore score, ScoreSource source) => score is not { Value: { } value, Numerator: { } top } ? ""
        : score.Denominator is not { } bottom ? texts["scores.sum", ("parts", score.Answered), ("value", Value(texts, value, source))]
        : source.Scale == 1 ? $"{texts.Number(top, 2)} ÷ {texts.Number(bottom, 2)} = {Value(texts, value, source)}"
        : $"{texts.Number(top, 2)} ÷ {texts.Number(bottom, 2)} × {texts.Number(source.Scale)} = {Value(texts, value, source)}";

    /// <summary>What earns how many points.</summary>
    public static string Rule(Texts texts, ScoreCriterion criterion, ScoreSource source) => criterion.Steps is { } steps
        ? string.Join("; ", steps.Select(step => texts["scores.step", ("from", Value(texts, step.From, source)), ("points", texts.Number(step.Points, 2))]))
        : texts["scores.formula-rule", ("zero", Value(texts, criterion.Zero, source)), ("full", Value(texts, criterion.Full, source)), ("max", texts.Number(criterion.MaxPoints, 2))];

    /// <summary>The rule with this unit's figure in it.</summary>
    public static string Points(Texts texts, ScoreCriterion criterion, CriterionScore score, ScoreSource source)
    {
        if (score is not { Value: { } value, Uncapped: { } points })
        {
            return "";
        }

        var earned = texts.Number(points, 2);
        if (criterion.Steps is { } steps)
        {
            return steps.LastOrDefault(step => step.From <= value) is { } reached
                ? texts["scores.step-reached", ("from", Value(texts, reached.From, source)), ("points", earned)]
                : texts["scores.step-none", ("from", Value(texts, steps[0].From, source))];
        }

        return $"{texts.Number(criterion.MaxPoints, 2)} × ({texts.Number(value, 2)} − {texts.Number(criterion.Zero, 2)}) ÷ ({texts.Number(criterion.Full, 2)} − {texts.Number(criterion.Zero, 2)}) = {earned}"
            + (points == criterion.MaxPoints || points == 0 ? $" {texts["scores.clamped", ("max", texts.Number(criterion.MaxPoints, 2))]}" : "");
    }

    /// <summary>Why there are no points, or fewer than the figure earns, and what it takes.</summary>
    public static string Why(Texts texts, ScoreCriterion criterion, CriterionScore score) => score.State switch
    {
        ScoreState.Determined => "",
        ScoreState.Capped => texts["scores.capped", ("cap", texts.Number(criterion.CapWhileIncomplete, 2)), ("missing", score.Expected - score.Answered), ("uncapped", texts.Number(score.Uncapped, 2))],
        ScoreState.TooFewAnswers => texts["scores.too-few", ("answered", score.Answered), ("expected", score.Expected), ("needed", score.Needed), ("lacking", score.Lacking)],
        ScoreState.NothingToDivide => texts["scores.nothing-to-divide"],
        ScoreState.NobodyAsked => texts["scores.nobody-asked"],
        ScoreState.NoSource => texts["scores.no-source", ("of", criterion.Of)],
    };

    public static string Measured(Texts texts, ScoreCriterion criterion, ScoreSource source) =>
        texts[$"scores.measured.{criterion.Measure}", ("title", texts.Of(source.Title)), ("units", texts.Of("scored-units", criterion.Units)), ("span", texts.Of("score-span", criterion.Span))];

    public static string Cell(Texts texts, ScoreCell cell, ScoreNames names) => cell switch
    {
        { Text: { } outcome } when cell.Name.Contains('/', StringComparison.Ordinal) && Enum.TryParse<VerdictOutcome>(outcome, out var verdict) => texts.Of("verdict", verdict),
        { Number: { } number } => texts.Number(number, 2),
        { Text: "yes" or "no" } => texts[$"answer.{cell.Text}"],
        { Text: { } text } => names.Answer(cell.Name, text) is { } label ? texts.Of(label) : text,
        _ => "",
    };

    public static Tone ToneOf(PartState state) => state switch
    {
        PartState.Counted => Tone.Good,
        PartState.NotAnswered => Tone.Warning,
        PartState.NotReported => Tone.Bad,
    };
}

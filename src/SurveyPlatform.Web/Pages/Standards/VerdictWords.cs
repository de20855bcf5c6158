using SurveyPlatform.Returns;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>Verdicts in words and colours.</summary>
public static class VerdictWords
{
    public static Tone ToneOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Met => Tone.Good,
        VerdictOutcome.NotMet => Tone.Bad,
        VerdictOutcome.Unknown => Tone.Warning,
        VerdictOutcome.NotApplicable => Tone.Quiet,
    };

    /// <summary><c>≥ 80</c>.</summary>
    public static string Threshold(Texts texts, Comparison comparison, decimal? threshold) => threshold is not { } known ? "" : comparison switch
    {
        Comparison.AtLeast => $"≥ {texts.Number(known, 2)}",
        Comparison.AtMost => $"≤ {texts.Number(known, 2)}",
    };

    public static CsvResult Csv(ListExercises.Row exercise, IReadOnlyList<ListVerdicts.Row> rows, Texts texts) => new(
        $"{exercise.CollectionCode}-{exercise.Period}-verdicts.csv",
        texts,
        [
            [
                texts["obligations.code"], texts["obligations.unit"], texts["verdicts.criterion"], texts["verdicts.outcome"],
                texts["verdicts.figure"], texts["verdicts.threshold"], texts["verdicts.gap"], texts["sheet.unit"],
            ],
            .. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.UnitCode, row.UnitName, row.Criterion.Title, texts.Of("verdict", row.Outcome), row.Figure, row.Threshold, row.Gap,
                row.Criterion.UnitOfMeasure,
            ]),
        ]);
}

using SurveyPlatform.Reports;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

/// <summary>Indicators in words.</summary>
public static class IndicatorWords
{
    private static readonly IndicatorUse[] Uses = [IndicatorUse.Summary, IndicatorUse.Tables, IndicatorUse.Headline];

    public static string Kinds(Texts texts, Indicator indicator) => string.Join(", ", indicator.Kinds.Select(kind => texts.Of("unit-kind", kind)));

    public static string Use(Texts texts, Indicator indicator) =>
        string.Join(", ", Uses.Where(use => indicator.Use.HasFlag(use)).Select(use => texts.Of("indicator-use", use))) is { Length: > 0 } shown ? shown : texts["indicators.nowhere"];

    /// <summary><c>computers_working ÷ staff_total × 100</c>; what is counted is told with the answer.</summary>
    public static string Expression(Texts texts, Indicator indicator) => indicator.Denominator is not { } bottom ? Term(texts, indicator.Numerator)
        : $"{Bracketed(texts, indicator.Numerator)} ÷ {Bracketed(texts, bottom)}{(indicator.Scale == 1 ? "" : $" × {texts.Number(indicator.Scale)}")}";

    private static string Bracketed(Texts texts, Term term) => term.Elements.Count > 1 ? $"({Term(texts, term)})" : Term(texts, term);

    private static string Term(Texts texts, Term term) => term.Elements.Count == 0 ? texts["indicators.units-answered"]
        : string.Join(" + ", term.Elements.Select(element => term.EqualTo is { } answer ? texts["indicators.count-of", ("element", element), ("answer", answer)] : element));
}

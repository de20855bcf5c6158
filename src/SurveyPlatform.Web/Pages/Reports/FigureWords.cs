using SurveyPlatform.Reports;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

/// <summary>Figures of a report in words: each percentage with what it was worked out from.</summary>
public static class FigureWords
{
    /// <summary><c>83,0%</c>, <c>97,3 Mbps</c>; "not determined" where it cannot be worked out.</summary>
    public static string Value(Texts texts, Figure figure, Indicator indicator) => figure.Value is not { } value ? texts["report.not-determined"]
        : indicator.IsPercentage ? $"{texts.Fixed(value, 1)}%"
        : $"{texts.Number(value, 1)} {texts.Of(indicator.UnitOfMeasure)}";

    /// <summary><c>67/155</c>; empty for a plain sum.</summary>
    public static string Fraction(Texts texts, Figure figure) =>
        figure is { Numerator: { } top, Denominator: { } bottom } ? $"{texts.Number(top, 1)}/{texts.Number(bottom, 1)}" : "";

    /// <summary><c>tăng 2,1 điểm % so với kỳ trước</c>.</summary>
    /// <param name="none">Where there is no period to compare with.</param>
    public static string Change(Texts texts, Figure figure, Indicator indicator, string none) => figure.IsBroken ? texts["report.broken-series"]
        : figure.Change is not { } change ? none
        : change == 0 ? texts["report.unchanged"]
        : texts[change > 0 ? "report.up" : "report.down",
            ("by", texts.Number(Math.Abs(change), 1)), ("unit", indicator.IsPercentage ? texts["report.points"] : texts.Of(indicator.UnitOfMeasure))];
}

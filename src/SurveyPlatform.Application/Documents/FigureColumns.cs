using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

/// <summary>The columns and cells of figures: percentages are stored as Excel stores them, 0.83 shown as 83.0 %.</summary>
internal static class FigureColumns
{
    public static SheetColumn For(Indicator indicator, double width = 9) => new(
        indicator.ShortTitle.Vi,
        width,
        indicator.UnitOfMeasure.Vi,
        indicator.IsPercentage ? SheetColumn.Percentage : indicator.Denominator is null ? SheetColumn.Whole : SheetColumn.OneDecimal);

    public static object? Cell(Figure? figure, Indicator indicator) => Cell(figure?.Value, indicator);

    public static object? Cell(decimal? value, Indicator indicator) => indicator.IsPercentage ? value / 100 : value;
}

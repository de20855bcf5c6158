using SurveyPlatform.Shared;

namespace SurveyPlatform.Standards;

/// <summary>What is missing to a threshold as one says it: <c>thiếu 8 máy</c>, <c>8 computers short</c>.</summary>
public static class GapWords
{
    private const int Decimals = 2;

    private const int PointDecimals = 1;

    /// <summary>Null where nothing is missing.</summary>
    public static LocalizedText? Of(Criterion criterion, decimal? gap) => gap is { } missing ? new(Vietnamese(criterion, missing), English(criterion, missing)) : null;

    private static string Vietnamese(Criterion criterion, decimal gap) => criterion.Comparison switch
    {
        Comparison.AtLeast => $"thiếu {Amount(criterion, gap, "vi", "điểm %")}",
        Comparison.AtMost => $"vượt {Amount(criterion, gap, "vi", "điểm %")}",
    };

    private static string English(Criterion criterion, decimal gap) => criterion.Comparison switch
    {
        Comparison.AtLeast => $"{Amount(criterion, gap, "en", "points")} short",
        Comparison.AtMost => $"{Amount(criterion, gap, "en", "points")} over",
    };

    /// <summary>Between two shares the difference is in points.</summary>
    private static string Amount(Criterion criterion, decimal gap, string language, string points)
    {
        var unit = criterion.UnitOfMeasure?.In(language);
        return unit == "%"
            ? $"{VietnameseNumber.Format(gap, language, PointDecimals)} {points}"
            : $"{VietnameseNumber.Format(gap, language, Decimals)} {unit}".TrimEnd();
    }
}

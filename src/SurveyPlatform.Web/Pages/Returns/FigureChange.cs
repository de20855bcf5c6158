using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>How a figure has changed since the period before, in words and numbers; wwwroot/before.js says the same while one types.</summary>
public static class FigureChange
{
    /// <summary>Such as <c> · tăng 20 (+1,3 %)</c>; empty where one of the two is unknown. A change from 0 has no percentage.</summary>
    public static string Of(Texts texts, decimal? before, decimal? now)
    {
        if (before is not { } was || now is not { } known)
        {
            return "";
        }

        var change = known - was;
        var percent = was == 0 || change == 0 ? "" : texts["fill.percent", ("percent", (change > 0 ? "+" : "−") + texts.Number(Math.Abs(Percent(was, change)), 1))];
        return " · " + texts[change > 0 ? "fill.rose" : change < 0 ? "fill.fell" : "fill.unchanged", ("change", texts.Number(Math.Abs(change)))] + percent;
    }

    private static decimal Percent(decimal was, decimal change) => decimal.Round(change / Math.Abs(was) * 100, 1, MidpointRounding.AwayFromZero);
}

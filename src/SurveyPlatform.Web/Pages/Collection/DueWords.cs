using SurveyPlatform.Collection;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>A due rule in a sentence.</summary>
public static class DueWords
{
    public static string Of(Texts texts, DueRule rule) => rule.DayOfMonth is { } day
        ? texts[rule.MovesToWorkingDay ? "due-rule.day-moves" : "due-rule.day", ("day", day)]
        : texts["due-rule.after", ("days", rule.AfterWorkingDays)];

    /// <summary>What a setting of a collection is called in its history.</summary>
    public static string Setting(Texts texts, string field) => $"collection-setting.{field}" is var key && texts.Has(key) ? texts[key] : field;
}

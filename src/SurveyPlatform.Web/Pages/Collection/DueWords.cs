using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>Due rules and other settings of a collection in words.</summary>
public static class DueWords
{
    public static string Of(Texts texts, DueRule rule) => rule.DayOfMonth is { } day
        ? texts[rule.MovesToWorkingDay ? "due-rule.day-moves" : "due-rule.day", ("day", day)]
        : texts["due-rule.after", ("days", rule.AfterWorkingDays)];

    /// <summary>What a setting of a collection is called in its history.</summary>
    public static string Setting(Texts texts, string field) => $"collection-setting.{field}" is var key && texts.Has(key) ? texts[key] : field;

    /// <summary>A value as the history keeps it (<see cref="CollectionSettings.Fields"/>, <see cref="EditLadder"/>); what it does not know stays as it is.</summary>
    public static string Value(Texts texts, string field, string? value) => (field, value) switch
    {
        (_, null or "") => "–",
        ("respondents", _) => Each(value, kind => Named<UnitKind>(texts, "unit-kind", kind)),
        ("reviewLevels", _) => Each(value, level => level.Split(": ") is [var kind, var by] ? $"{Named<UnitKind>(texts, "unit-kind", kind)}: {Named<ReviewedBy>(texts, "reviewed-by", by)}" : level),
        ("frequency", _) => Named<Frequency>(texts, "frequency", value),
        ("dueRule", _) => RuleOf(value) is { } rule ? Of(texts, rule) : value,
        ("lock", _) => value.TrimStart('+'),
        ("ladder", _) => Each(value, rung => rung.Split(' ') is [var offset, var audience] && int.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? $"{Reminders.ReminderWords.Of(texts, new("", days))}: {Named<ReminderAudience>(texts, "audience", audience)}" : rung),
        _ => value,
    };

    private static string Each(string value, Func<string, string> word) => string.Join("; ", value.Split(", ").Select(word));

    private static string Named<TEnum>(Texts texts, string prefix, string name)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(name, out var value) ? texts.Of(prefix, value) : name;

    /// <summary><c>+5</c>, <c>day 25</c>, <c>day 25, kept</c>.</summary>
    private static DueRule? RuleOf(string value)
    {
        var isDay = value.StartsWith("day ", StringComparison.Ordinal);
        var number = (isDay ? value["day ".Length..].Split(',')[0] : value.TrimStart('+'));
        return !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? null
            : isDay ? DueRule.OnDay(read, !value.EndsWith(", kept", StringComparison.Ordinal)) : DueRule.WorkingDays(read);
    }
}

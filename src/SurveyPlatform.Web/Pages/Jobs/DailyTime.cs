using System.Globalization;

namespace SurveyPlatform.Web.Pages.Jobs;

/// <summary>Reads the schedules that the job table has: every day at one or several hours, or at every hour (<c>0 5 0 * * ?</c>, <c>0 0 7,13 * * ?</c>, <c>0 20 * * * ?</c>).</summary>
public static class DailyTime
{
    private static readonly string[] EveryHour = [.. Enumerable.Range(0, 24).Select(hour => hour.ToString(CultureInfo.InvariantCulture))];

    /// <param name="now">On the clocks of Vietnam.</param>
    /// <returns>Null for a schedule of another kind.</returns>
    public static DateTime? Next(string cron, DateTime now)
    {
        if (cron.Split(' ') is not [var seconds, var minutes, var hours, "*", "*", "?"]
            || !TryRead(seconds, out var second) || !TryRead(minutes, out var minute))
        {
            return null;
        }

        var times = new List<DateTime>();
        foreach (var part in hours == "*" ? EveryHour : hours.Split(','))
        {
            if (!TryRead(part, out var hour))
            {
                return null;
            }

            var today = now.Date.Add(new(hour, minute, second));
            times.Add(today > now ? today : today.AddDays(1));
        }

        return times.Min();
    }

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

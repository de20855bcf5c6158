using System.Globalization;

namespace SurveyPlatform.Web.Pages.Jobs;

/// <summary>Reads the schedules that the job table has: once a day at a time (<c>0 5 0 * * ?</c>).</summary>
public static class DailyTime
{
    /// <param name="now">On the clocks of Vietnam.</param>
    /// <returns>Null for a schedule of another kind.</returns>
    public static DateTime? Next(string cron, DateTime now)
    {
        if (cron.Split(' ') is not [var seconds, var minutes, var hours, "*", "*", "?"]
            || !int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || !int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            || !int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour))
        {
            return null;
        }

        var today = now.Date.Add(new(hour, minute, second));
        return today > now ? today : today.AddDays(1);
    }
}

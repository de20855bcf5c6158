using System.Globalization;

namespace SurveyPlatform.Jobs;

/// <summary>
/// When a schedule comes round, for schedules that name hours, minutes and seconds of every day, as the job table does: numbers, lists,
/// ranges and steps (<c>0 5 0 * * ?</c>, <c>0 0 7,13 * * ?</c>, <c>0 */5 7-17 * * ?</c>). The scheduler of the host knows all others.
/// </summary>
public static class JobTimes
{
    /// <param name="now">On the clocks of Vietnam.</param>
    /// <returns>Null for a schedule of another kind.</returns>
    public static DateTime? Next(string cron, DateTime now)
    {
        if (Read(cron) is not var (hours, minutes, seconds))
        {
            return null;
        }

        foreach (var day in new[] { now.Date, now.Date.AddDays(1) })
        {
            foreach (var hour in hours.Where(hour => day > now.Date || hour >= now.Hour))
            {
                foreach (var minute in minutes)
                {
                    if (seconds.Select(second => day.Add(new(hour, minute, second))).FirstOrDefault(time => time > now) is var next && next > now)
                    {
                        return next;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Every day at one or a few times, and not the whole day through.</summary>
    public static IReadOnlyList<TimeOnly>? Daily(string cron) =>
        Read(cron) is var (hours, minutes, seconds) && hours.Count * minutes.Count * seconds.Count <= 4
            ? [.. from hour in hours from minute in minutes from second in seconds select new TimeOnly(hour, minute, second)]
            : null;

    private static (List<int> Hours, List<int> Minutes, List<int> Seconds)? Read(string cron) =>
        cron.Split(' ') is [var seconds, var minutes, var hours, "*", "*", "?"]
        && Values(hours, 24) is { } hour && Values(minutes, 60) is { } minute && Values(seconds, 60) is { } second
            ? (hour, minute, second)
            : null;

    private static List<int>? Values(string field, int end)
    {
        var values = new SortedSet<int>();
        foreach (var part in field.Split(','))
        {
            if (Range(part, end) is not var (from, to, step))
            {
                return null;
            }

            for (var value = from; value <= to; value += step)
            {
                values.Add(value);
            }
        }

        return [.. values];
    }

    private static (int From, int To, int Step)? Range(string part, int end)
    {
        var (range, step) = part.Split('/') is [var first, var every] ? (first, Number(every)) : (part, 1);
        var (from, to) = range.Split('-') switch
        {
            ["*"] => (0, end - 1),
            [var only] when part.Contains('/') => (Number(only), end - 1),
            [var only] => (Number(only), Number(only)),
            [var low, var high] => (Number(low), Number(high)),
            _ => (-1, -1),
        };
        return step > 0 && from >= 0 && from <= to && to < end ? (from, to, step) : null;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

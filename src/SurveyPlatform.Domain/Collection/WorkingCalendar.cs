namespace SurveyPlatform.Collection;

/// <summary>What the calendar table says of one day that is not as its weekday would have it.</summary>
public enum CalendarDayKind
{
    /// <summary>A holiday, a compensatory day, or a working day swapped away.</summary>
    DayOff,

    /// <summary>A Saturday or Sunday worked in exchange for a day off.</summary>
    WorkingDay,
}

/// <summary>Working days: Monday to Friday, less the days off, plus the worked weekends (Labour Code 2019, Art. 111–112; the Prime Minister's yearly decisions).</summary>
public sealed class WorkingCalendar(IEnumerable<KeyValuePair<DateOnly, CalendarDayKind>> days)
{
    private readonly Dictionary<DateOnly, CalendarDayKind> _days = new(days);

    public bool IsWorkingDay(DateOnly day) => _days.TryGetValue(day, out var kind)
        ? kind == CalendarDayKind.WorkingDay
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The <paramref name="count"/>th working day after the day (before it when negative); 0 is the day itself, working or not.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(Math.Sign(count));
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>The day itself when it is worked, else the next that is (Civil Code 2015, Art. 148(5)).</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var (earlier, later, sign) = from <= to ? (from, to, 1) : (to, from, -1);
        var count = 0;
        for (var day = earlier.AddDays(1); day <= later; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return sign * count;
    }
}

namespace SurveyPlatform.Collection;

/// <summary>When a return is due: so many working days after the cut-off, or on a fixed day of the month.</summary>
/// <param name="AfterWorkingDays">At least 1 (Decree 09/2019/NĐ-CP, Art. 8(5)b); null where <paramref name="DayOfMonth"/> is given.</param>
/// <param name="DayOfMonth">The first such day after the cut-off; in a shorter month its last day.</param>
/// <param name="MovesToWorkingDay">Whether a fixed day that falls on a day off moves to the next working day (Civil Code 2015, Art. 148(5)).</param>
public sealed record DueRule(int? AfterWorkingDays = null, int? DayOfMonth = null, bool MovesToWorkingDay = true)
{
    public const int MostWorkingDays = 250;

    public static DueRule WorkingDays(int count) => new(count);

    public static DueRule OnDay(int day, bool movesToWorkingDay = true) => new(null, day, movesToWorkingDay);

    public bool IsSound => DayOfMonth is null ? AfterWorkingDays is >= 1 and <= MostWorkingDays : AfterWorkingDays is null && DayOfMonth is >= 1 and <= 31;

    /// <summary>Never before the first working day after the cut-off, however holidays fall.</summary>
    public DateOnly DueOn(DateOnly cutOff, WorkingCalendar calendar)
    {
        if (DayOfMonth is not { } dayOfMonth)
        {
            return calendar.AddWorkingDays(cutOff, AfterWorkingDays ?? 1);
        }

        var day = InMonth(cutOff, dayOfMonth);
        if (day <= cutOff)
        {
            day = InMonth(new DateOnly(cutOff.Year, cutOff.Month, 1).AddMonths(1), dayOfMonth);
        }

        var moved = MovesToWorkingDay ? calendar.OnOrAfter(day) : day;
        var earliest = calendar.AddWorkingDays(cutOff, 1);
        return moved < earliest ? earliest : moved;
    }

    private static DateOnly InMonth(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}

namespace SurveyPlatform.Collection;

/// <summary>Which days a period covers: data, because authorities differ.</summary>
/// <param name="Code">Stable name, such as <c>reporting-15-14</c>.</param>
/// <param name="StartDay">Day of the month on which a period starts, 1–28. From 2 on, it starts in the month before the period's
/// first month: 15 gives the reporting quarter of Decree 09/2019/NĐ-CP, Art. 12(2), 15/6 to 14/9 for quarter III. 1 gives calendar periods.</param>
public sealed record PeriodScheme(string Code, int StartDay)
{
    public static PeriodScheme Calendar { get; } = new("calendar", 1);

    public static PeriodScheme Reporting { get; } = new("reporting-15-14", 15);

    /// <summary>First and last day, both included. The last day is the cut-off: stock figures are as at it.</summary>
    public (DateOnly Start, DateOnly End) Window(Period period)
    {
        if (period.IsAdHoc)
        {
            return (period.Day, period.Day);
        }

        var first = new DateOnly(period.Year, period.LastMonth, 1).AddMonths(1 - period.Months);
        var start = StartDay == 1 ? first : first.AddMonths(-1).AddDays(StartDay - 1);
        return (start, start.AddMonths(period.Months).AddDays(-1));
    }

    /// <summary>The period whose window contains the day.</summary>
    public Period PeriodOf(DateOnly day, Frequency frequency)
    {
        if (frequency == Frequency.AdHoc)
        {
            return Period.On(day);
        }

        var month = StartDay > 1 && day.Day >= StartDay ? day.AddMonths(1) : day;
        return frequency switch
        {
            Frequency.Monthly => new(frequency, month.Year, month.Month),
            Frequency.Quarterly => new(frequency, month.Year, (month.Month + 2) / 3),
            _ => new(frequency, month.Year, 1),
        };
    }
}

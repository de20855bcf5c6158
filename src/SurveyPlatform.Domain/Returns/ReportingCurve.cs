using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>
/// How many returns were in by each working day, counted from the due date: what makes two periods comparable whose due dates fell on
/// different weekdays. What comes in on a day off counts to the working day after it.
/// </summary>
public sealed class ReportingCurve
{
    private readonly SortedDictionary<int, int> _byDay = [];

    private ReportingCurve(int expected) => Expected = expected;

    /// <summary>How many are owed.</summary>
    public int Expected { get; }

    public int Received => _byDay.Values.Sum();

    /// <summary>The first working day on which one came; negative: before the due date. 0 where none has come.</summary>
    public int First => _byDay.Keys.FirstOrDefault();

    public int Last => _byDay.Keys.LastOrDefault();

    public static ReportingCurve Of(int expected, IEnumerable<DateOnly> receivedOn, DateOnly due, WorkingCalendar calendar)
    {
        var curve = new ReportingCurve(expected);
        foreach (var day in receivedOn.GroupBy(day => day))
        {
            var offset = calendar.WorkingDaysBetween(due, calendar.OnOrAfter(day.Key));
            curve._byDay[offset] = curve._byDay.GetValueOrDefault(offset) + day.Count();
        }

        return curve;
    }

    /// <summary>How many were in by the end of a working day.</summary>
    public int By(int workingDay) => _byDay.TakeWhile(day => day.Key <= workingDay).Sum(day => day.Value);

    /// <summary>0 to 1; null where nothing is owed.</summary>
    public decimal? RateBy(int workingDay) => Expected == 0 ? null : (decimal)By(workingDay) / Expected;
}

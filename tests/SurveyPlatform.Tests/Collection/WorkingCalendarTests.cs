using System.Globalization;
using SurveyPlatform.Collection;

namespace SurveyPlatform.Tests.Collection;

public sealed class WorkingCalendarTests
{
    /// <summary>Public holidays of 2023, and the swap of 29 April and 4 May 2024.</summary>
    private static readonly WorkingCalendar Vietnam = new(
        from entry in (string[])
            [
                "2023-01-01", "2023-01-02", "2023-01-20", "2023-01-21", "2023-01-22", "2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26",
                "2023-04-29", "2023-04-30", "2023-05-01", "2023-05-02", "2023-05-03", "2023-09-01", "2023-09-02", "2023-09-04",
                "2024-04-29", "2024-04-30", "2024-05-01", "+2024-05-04",
            ]
        select KeyValuePair.Create(Day(entry.TrimStart('+')), entry[0] == '+' ? CalendarDayKind.WorkingDay : CalendarDayKind.DayOff));

    [Theory]
    [InlineData("2023-09-14", true)]
    [InlineData("2023-09-16", false)]
    [InlineData("2023-09-01", false)]
    [InlineData("2023-09-04", false)]
    [InlineData("2024-04-29", false)]
    [InlineData("2024-05-04", true)]
    public void A_day_is_worked_or_not(string day, bool worked) => Vietnam.IsWorkingDay(Day(day)).ShouldBe(worked);

    [Theory]
    [InlineData("2023-03-14", 1, "2023-03-15")]
    [InlineData("2023-09-14", 1, "2023-09-15")]
    [InlineData("2023-09-14", 5, "2023-09-21")]
    [InlineData("2024-06-14", 1, "2024-06-17")]
    [InlineData("2024-09-14", 1, "2024-09-16")]
    [InlineData("2025-03-14", 1, "2025-03-17")]
    [InlineData("2023-08-31", 1, "2023-09-05")]
    [InlineData("2023-04-28", 1, "2023-05-04")]
    [InlineData("2023-01-19", 1, "2023-01-27")]
    [InlineData("2024-05-03", 1, "2024-05-04")]
    [InlineData("2023-09-05", -1, "2023-08-31")]
    [InlineData("2023-09-16", 0, "2023-09-16")]
    public void Working_days_are_counted_over_holidays(string from, int count, string day) =>
        Vietnam.AddWorkingDays(Day(from), count).ShouldBe(Day(day));

    [Theory]
    [InlineData("2023-03-25", "2023-03-27")]
    [InlineData("2023-06-25", "2023-06-26")]
    [InlineData("2023-09-25", "2023-09-25")]
    [InlineData("2023-09-02", "2023-09-05")]
    public void A_term_that_ends_on_a_day_off_ends_on_the_next_working_day(string day, string moved) =>
        Vietnam.OnOrAfter(Day(day)).ShouldBe(Day(moved));

    [Fact]
    public void Counting_undoes_adding()
    {
        for (var count = -30; count <= 30; count++)
        {
            var from = Day("2023-09-14");
            Vietnam.WorkingDaysBetween(from, Vietnam.AddWorkingDays(from, count)).ShouldBe(count);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using SurveyPlatform.Collection;

namespace SurveyPlatform.Tests.Collection;

public sealed class PeriodSchemeTests
{
    /// <summary>Decree 09/2019/NĐ-CP, Art. 12.</summary>
    [Theory]
    [InlineData("2023-Q1", "15/12/2022", "14/03/2023")]
    [InlineData("2023-Q2", "15/03/2023", "14/06/2023")]
    [InlineData("2023-Q3", "15/06/2023", "14/09/2023")]
    [InlineData("2023-Q4", "15/09/2023", "14/12/2023")]
    [InlineData("2024-Q1", "15/12/2023", "14/03/2024")]
    [InlineData("2023-01", "15/12/2022", "14/01/2023")]
    [InlineData("2024-03", "15/02/2024", "14/03/2024")]
    [InlineData("2023", "15/12/2022", "14/12/2023")]
    public void The_reporting_period_runs_from_the_15th_to_the_14th(string period, string start, string end) =>
        PeriodScheme.Reporting.Window(Period.Parse(period)).ShouldBe((Day(start), Day(end)));

    [Theory]
    [InlineData("2023-Q3", "01/07/2023", "30/09/2023")]
    [InlineData("2024-Q1", "01/01/2024", "31/03/2024")]
    [InlineData("2024-02", "01/02/2024", "29/02/2024")]
    [InlineData("2023", "01/01/2023", "31/12/2023")]
    public void The_calendar_period_is_the_calendar_s(string period, string start, string end) =>
        PeriodScheme.Calendar.Window(Period.Parse(period)).ShouldBe((Day(start), Day(end)));

    [Theory]
    [InlineData("14/09/2023", "2023-Q3")]
    [InlineData("15/09/2023", "2023-Q4")]
    [InlineData("14/12/2023", "2023-Q4")]
    [InlineData("15/12/2023", "2024-Q1")]
    [InlineData("31/12/2023", "2024-Q1")]
    public void The_cut_off_day_still_belongs_to_the_quarter(string day, string period) =>
        PeriodScheme.Reporting.PeriodOf(Day(day), Frequency.Quarterly).ToString().ShouldBe(period);

    [Fact]
    public void Every_day_lies_in_the_window_of_its_period()
    {
        foreach (var scheme in new[] { 1, 2, 15, 28 }.Select(startDay => new PeriodScheme("any", startDay)))
        {
            foreach (var frequency in Enum.GetValues<Frequency>())
            {
                for (var day = Day("01/12/2022"); day < Day("01/04/2025"); day = day.AddDays(1))
                {
                    var (start, end) = scheme.Window(scheme.PeriodOf(day, frequency));
                    day.ShouldBeInRange(start, end, $"{scheme} {frequency}");
                }
            }
        }
    }

    [Fact]
    public void Windows_follow_one_another_without_a_gap()
    {
        for (var period = Period.Quarter(2022, 1); period.Year < 2026; period = period.Next)
        {
            PeriodScheme.Reporting.Window(period.Next).Start.ShouldBe(PeriodScheme.Reporting.Window(period).End.AddDays(1));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);
}

using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Collection;

public sealed class DueRuleTests
{
    [Theory]
    [InlineData("2023-09-14", 25, true, "2023-09-25")]
    [InlineData("2023-09-30", 15, true, "2023-10-16")]
    [InlineData("2023-09-30", 15, false, "2023-10-15")]
    [InlineData("2024-01-31", 31, true, "2024-02-29")]
    [InlineData("2023-12-14", 14, true, "2024-01-15")]
    [InlineData("2024-04-14", 18, true, "2024-04-19")]
    public void A_fixed_day_is_the_first_after_the_cut_off_and_moves_if_the_collection_says_so(string cutOff, int day, bool moves, string due) =>
        DueRule.OnDay(day, moves).DueOn(Day(cutOff), BinhDinh.Calendar).ShouldBe(Day(due));

    [Fact]
    public void Holidays_never_leave_a_unit_without_a_working_day() =>
        DueRule.OnDay(2, movesToWorkingDay: false).DueOn(Day("2023-08-31"), BinhDinh.Calendar).ShouldBe(Day("2023-09-05"));

    [Fact]
    public void Over_eight_quarters_with_holidays_every_due_date_lies_on_a_working_day_after_the_cut_off_and_the_lock_not_before_it()
    {
        for (var period = Period.Quarter(2023, 1); period <= Period.Quarter(2024, 4); period = period.Next)
        {
            foreach (var scheme in new[] { PeriodScheme.Calendar, PeriodScheme.Reporting })
            {
                foreach (var rule in Enumerable.Range(1, 31).Select(day => DueRule.OnDay(day)).Concat(Enumerable.Range(1, 40).Select(DueRule.WorkingDays)))
                {
                    var cutOff = scheme.Window(period).End;
                    var due = rule.DueOn(cutOff, BinhDinh.Calendar);
                    BinhDinh.Calendar.IsWorkingDay(due).ShouldBeTrue($"{period} {rule}: {due}");
                    BinhDinh.Calendar.WorkingDaysBetween(cutOff, due).ShouldBeGreaterThanOrEqualTo(rule.AfterWorkingDays ?? 1, $"{period} {rule}");
                }
            }
        }
    }

    [Theory]
    [InlineData(5, null, true)]
    [InlineData(null, 31, true)]
    [InlineData(null, null, false)]
    [InlineData(5, 15, false)]
    [InlineData(0, null, false)]
    [InlineData(251, null, false)]
    [InlineData(null, 32, false)]
    public void A_rule_counts_days_or_names_one(int? workingDays, int? dayOfMonth, bool isSound) =>
        new DueRule(workingDays, dayOfMonth).IsSound.ShouldBe(isSound);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using SurveyPlatform.Jobs;
using SurveyPlatform.Web.Pages.Jobs;

namespace SurveyPlatform.Tests.Pages;

public sealed class DailyTimeTests
{
    [Theory]
    [InlineData("0 0 7 * * ?", "2023-09-15 06:59", "2023-09-15 07:00")]
    [InlineData("0 0 7 * * ?", "2023-09-15 07:00", "2023-09-16 07:00")]
    [InlineData("0 0 7,13 * * ?", "2023-09-15 07:00", "2023-09-15 13:00")]
    [InlineData("0 0 7,13 * * ?", "2023-09-15 13:00", "2023-09-16 07:00")]
    [InlineData("0 20 * * * ?", "2023-09-15 13:00", "2023-09-15 13:20")]
    [InlineData("0 20 * * * ?", "2023-09-15 23:20", "2023-09-16 00:20")]
    [InlineData("0 5 0 * * ?", "2023-12-31 23:00", "2024-01-01 00:05")]
    public void The_next_run_is_today_or_tomorrow(string cron, string now, string next) =>
        DailyTime.Next(cron, At(now)).ShouldBe(At(next));

    [Theory]
    [InlineData("0 0 7 1 * ?")]
    [InlineData("0 */5 * * * ?")]
    [InlineData("0 0 7-13 * * ?")]
    [InlineData("")]
    public void Another_schedule_is_shown_as_it_is_written(string cron) => DailyTime.Next(cron, At("2023-09-15 07:00")).ShouldBeNull();

    [Fact]
    public void Every_job_of_the_table_can_be_told() =>
        JobTable.All.ShouldAllBe(job => DailyTime.Next(job.Cron, At("2023-09-15 07:00")) != null);

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

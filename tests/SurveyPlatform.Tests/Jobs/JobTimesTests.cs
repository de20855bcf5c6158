using System.Globalization;
using SurveyPlatform.Jobs;

namespace SurveyPlatform.Tests.Jobs;

public sealed class JobTimesTests
{
    [Theory]
    [InlineData("0 0 7 * * ?", "2023-09-15 06:59", "2023-09-15 07:00")]
    [InlineData("0 0 7 * * ?", "2023-09-15 07:00", "2023-09-16 07:00")]
    [InlineData("0 0 7,13 * * ?", "2023-09-15 07:00", "2023-09-15 13:00")]
    [InlineData("0 0 7,13 * * ?", "2023-09-15 13:00", "2023-09-16 07:00")]
    [InlineData("0 20 * * * ?", "2023-09-15 13:00", "2023-09-15 13:20")]
    [InlineData("0 20 * * * ?", "2023-09-15 23:20", "2023-09-16 00:20")]
    [InlineData("0 5 0 * * ?", "2023-12-31 23:00", "2024-01-01 00:05")]
    [InlineData("0 */5 * * * ?", "2023-09-15 13:01", "2023-09-15 13:05")]
    [InlineData("0 */5 * * * ?", "2023-09-15 23:55", "2023-09-16 00:00")]
    [InlineData("0 10/20 * * * ?", "2023-09-15 13:50", "2023-09-15 14:10")]
    [InlineData("0 0 7-9,17 * * ?", "2023-09-15 09:00", "2023-09-15 17:00")]
    [InlineData("0 0 7-9,17 * * ?", "2023-09-15 17:00", "2023-09-16 07:00")]
    [InlineData("* * * * * ?", "2023-09-15 17:00", "2023-09-15 17:00:01")]
    public void The_next_run_is_today_or_tomorrow(string cron, string now, string next) =>
        JobTimes.Next(cron, At(now)).ShouldBe(At(next));

    [Theory]
    [InlineData("0 0 7 1 * ?")]
    [InlineData("0 0 7 ? * MON")]
    [InlineData("0 0 24 * * ?")]
    [InlineData("0 */0 * * * ?")]
    [InlineData("0 0 9-7 * * ?")]
    [InlineData("")]
    public void Another_schedule_is_shown_as_it_is_written(string cron) => JobTimes.Next(cron, At("2023-09-15 07:00")).ShouldBeNull();

    [Fact]
    public void Every_job_of_the_table_can_be_told() =>
        JobTable.All.ShouldAllBe(job => JobTimes.Next(job.Cron, At("2023-09-15 07:00")) != null);

    private static DateTime At(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}

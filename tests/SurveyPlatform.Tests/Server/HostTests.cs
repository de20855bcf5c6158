using System.Net;
using SurveyPlatform.Jobs;
using SurveyPlatform.Server.Jobs;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

public sealed class HostTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [EachStore]
    public async Task A_migrated_server_is_healthy_for_everyone_who_asks(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var visitor = site.Visit();
        (await (await visitor.GetAsync("/health")).Content.ReadAsStringAsync()).ShouldBe("""{"status":"healthy"}""");
    }

    [Fact]
    public async Task A_server_without_its_tables_is_not_healthy_and_does_not_say_why()
    {
        await using var site = await ServerSite.OpenAsync();
        await site.AskAsync<SurveyPlatform.Server.Accounts.AccountsDbContext, int>(db =>
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DELETE FROM accounts_migrations"));
        using var visitor = site.Visit();
        var answer = await visitor.GetAsync("/health");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"status":"unhealthy"}""");
    }

    [Fact]
    public async Task Nothing_tells_which_program_answers()
    {
        using var visitor = _site.Visit();
        var headers = (await visitor.GetAsync("/sign-in")).Headers;
        headers.Contains("Server").ShouldBeFalse();
        headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_are_compressed(string encoding)
    {
        using var visitor = _site.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { AcceptEncoding = { new(encoding) } } };
        (await visitor.SendAsync(request)).Content.Headers.ContentEncoding.ShouldBe([encoding]);
    }

    [Theory]
    [InlineData("2023-09-15 07:00:01", "2023-09-15 08:00", false)]
    [InlineData("2023-09-14 13:00:01", "2023-09-15 06:59", false)]
    [InlineData("2023-09-15 07:00:01", "2023-09-15 13:00", true)]
    [InlineData("2023-09-14 07:00:01", "2023-09-15 07:00", true)]
    [InlineData("2023-09-01 07:00:01", "2023-09-15 06:00", true)]
    public void A_job_was_missed_when_its_time_came_round_since_it_last_ran(string last, string now, bool missed) =>
        QuartzJobs.WasMissed(JobTable.Find("send-reminders")!, Utc(last), Utc(now)).ShouldBe(missed);

    [Fact]
    public void A_job_that_never_ran_is_due() => QuartzJobs.WasMissed(JobTable.All[0], null, Utc("2023-09-15 08:00")).ShouldBeTrue();

    private static DateTime Utc(string local) => new SettableClock(local).GetUtcNow().UtcDateTime;
}

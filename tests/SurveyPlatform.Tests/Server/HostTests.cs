using System.Net;
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
        (await (await visitor.GetAsync("/health")).Content.ReadAsStringAsync()).ShouldBe("""{"status":"healthy","database":"healthy","scheduler":"off"}""");
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
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"status":"unhealthy","database":"unhealthy","scheduler":"unknown"}""");
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
}

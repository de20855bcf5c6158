using System.IO.Compression;
using System.Net;
using System.Text;
using SurveyPlatform.Tests.Server;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Http;

public sealed class AssetTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const int MostBytesOfStyle = 8 * 1024;

    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task The_stylesheet_is_small_packed_and_kept_for_ever()
    {
        var answer = await GetAsync(WebAssets.Url("survey.css"), "br");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/css; charset=utf-8");
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        packed.Length.ShouldBeLessThan(MostBytesOfStyle);
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        (await unpacked.ReadToEndAsync()).ShouldContain("--accent");
    }

    [Fact]
    public async Task Who_still_holds_an_older_page_gets_the_file_but_does_not_keep_it()
    {
        var answer = await GetAsync("/assets/000000000000/survey.css", "identity");
        (answer.StatusCode, answer.Headers.CacheControl!.ToString()).ShouldBe((HttpStatusCode.OK, "no-cache"));
    }

    [Theory]
    [InlineData("/assets/x/appsettings.json")]
    [InlineData("/assets/x/no-such.css")]
    public async Task There_is_nothing_else_to_be_had(string path) =>
        (await GetAsync(path, "identity")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/api/v1/obligations")]
    public async Task Every_answer_forbids_script_that_is_not_ours(string path)
    {
        var answer = await GetAsync(path, "identity");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.ContentSecurityPolicy]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        SecurityHeaders.ContentSecurityPolicy.ShouldNotContain("unsafe");
    }

    [Fact]
    public void A_file_that_is_not_there_cannot_be_linked() => Should.Throw<KeyNotFoundException>(() => WebAssets.Url("survy.css"));

    private async Task<HttpResponseMessage> GetAsync(string path, string encoding)
    {
        using var visitor = _site.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", encoding } } };
        return await visitor.SendAsync(request);
    }
}

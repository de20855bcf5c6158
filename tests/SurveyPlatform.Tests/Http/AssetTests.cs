using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Tests.Ground;
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
    public async Task The_style_stands_in_the_page_under_the_hash_that_the_policy_names()
    {
        var answer = await GetAsync("/sign-in", "identity");
        var page = await answer.Content.ReadAsStringAsync();
        var style = page.Split("<style>")[1].Split("</style>")[0];
        SecurityHeaders.ContentSecurityPolicy.ShouldContain($"style-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}';");
        style.ShouldContain(".answer>.before{order:2;flex-basis:100%;");
        style.ShouldContain("padding-left:calc(1rem - 4px)");
        style.ShouldNotContain("/*");
    }

    [Fact]
    public async Task A_page_can_be_read_before_all_of_it_has_come()
    {
        using var visitor = _site.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "Accept-Encoding", "br" } } };
        var packed = await (await visitor.SendAsync(request)).Content.ReadAsByteArrayAsync();
        using var half = new BrotliStream(new MemoryStream(packed[..(packed.Length * 9 / 10)]), CompressionMode.Decompress);
        var first = new byte[12 * 1024];
        (await half.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false)).ShouldBe(first.Length);
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
    public async Task A_part_of_a_page_says_nothing_that_only_documents_need()
    {
        var answer = await GetAsync(WebAssets.Url("form.js"), "br");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
    }

    [Fact]
    public async Task Scripts_go_without_their_comments_and_have_no_text_over_several_lines_that_could_be_taken_for_one()
    {
        var script = await (await GetAsync(WebAssets.Url("typed.js"), "identity")).Content.ReadAsStringAsync();
        script.ShouldNotContain("As a person reads it");
        script.ShouldContain("export function write(value)");

        var folder = Path.Combine(Repository.Root, "src/SurveyPlatform.Web/wwwroot");
        var lines = Directory.EnumerateFiles(folder, "*.js", SearchOption.AllDirectories).SelectMany(File.ReadLines).ToList();
        lines.Count.ShouldBeGreaterThan(1000);
        lines.Where(line => line.Count(letter => letter == '`') % 2 == 1).ShouldBeEmpty();
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

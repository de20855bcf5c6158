using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Storage;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Tests.Pages;

/// <summary>The product's answers as they leave the site: pages within its theme, files as they are.</summary>
public sealed class FrameTests(OpenQuarter quarter) : IClassFixture<OpenQuarter>
{
    [Fact]
    public async Task A_page_stands_in_the_theme_once_with_the_headers_of_the_product()
    {
        using var planner = await quarter.Site.SignInAsync(OpenQuarter.Planner);
        using var answer = await planner.GetAsync("/units");
        (await ReadAsync(answer, HttpStatusCode.OK)).ShouldContain("Quy Nhơn");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.ContentSecurityPolicy]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.CacheControl!.ToString().ShouldContain("no-cache");
    }

    [Theory]
    [InlineData(OpenQuarter.Planner, "/units/999999", HttpStatusCode.NotFound, "problem.shared.not-found")]
    [InlineData(OpenQuarter.Clerk, "/indicators", HttpStatusCode.Forbidden, "problem.shared.not-permitted")]
    public async Task A_refusal_stands_in_the_theme(string user, string address, HttpStatusCode status, string text)
    {
        using var visitor = await quarter.Site.SignInAsync(user);
        using var answer = await visitor.GetAsync(address);
        (await ReadAsync(answer, status)).ShouldContain(Texts.All("vi")[text]);
    }

    [Fact]
    public async Task A_failure_stands_in_the_theme()
    {
        await ChangeAsync("ALTER TABLE indicators RENAME TO gone");
        using var planner = await quarter.Site.SignInAsync(OpenQuarter.Planner);
        using var answer = await planner.GetAsync("/indicators");
        await ChangeAsync("ALTER TABLE gone RENAME TO indicators");
        (await ReadAsync(answer, HttpStatusCode.InternalServerError)).ShouldContain(Texts.All("vi")["problem.web.failed"]);
    }

    [Fact]
    public async Task A_file_goes_through_byte_by_byte()
    {
        using var planner = await quarter.Site.SignInAsync(OpenQuarter.Planner);
        using var answer = await planner.GetAsync($"/reports/{quarter.Report}/workbook");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(quarter.Workbook);
        answer.Content.Headers.ContentLength.ShouldBe(quarter.Workbook.Length);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldContain("2023-Q3-1.xlsx");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData(OpenQuarter.Planner, "/units", HttpStatusCode.OK)]
    [InlineData(OpenQuarter.Clerk, "/indicators", HttpStatusCode.Forbidden)]
    [InlineData(null, "/units", HttpStatusCode.Found)]
    public async Task Who_asks_for_the_head_of_a_page_is_answered_as_its_reader_without_the_page(string? user, string address, HttpStatusCode status)
    {
        using var visitor = user is null ? quarter.Site.Visit() : await quarter.Site.SignInAsync(user);
        using var page = await visitor.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await visitor.SendAsync(request);
        (page.StatusCode, head.StatusCode).ShouldBe((status, status));
        head.Headers.Location.ShouldBe(page.Headers.Location);
        head.Content.Headers.ContentType.ShouldBe(page.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_goes_out_packed()
    {
        using var planner = await quarter.Site.SignInAsync(OpenQuarter.Planner);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/units") { Headers = { { "Accept-Encoding", "br" } } };
        using var answer = await planner.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress));
        var page = await reader.ReadToEndAsync();
        page.ShouldBeOnePage();
        packed.Length.ShouldBeLessThan(page.Length / 4);
    }

    [Fact]
    public async Task One_switch_changes_the_language_of_the_product_and_of_Orchard_Core()
    {
        using var administrator = await quarter.Site.SignInAsync("admin");
        (await administrator.GetStringAsync("/units")).ShouldContain("<html lang=\"vi\"");
        (await administrator.GetStringAsync("/Admin")).ShouldContain("<html lang=\"vi");
        using var english = new FormUrlEncodedContent([new("language", "en"), new("returnTo", "/units")]);
        using var switched = await administrator.PostAsync("/language", english);
        (switched.StatusCode, switched.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Found, "/units"));
        (await administrator.GetStringAsync("/units")).ShouldContain("<html lang=\"en\"");
        (await administrator.GetStringAsync("/Admin")).ShouldContain("<html lang=\"en");
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        using var visitor = quarter.Site.Visit();
        (await visitor.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task ChangeAsync(string sql) => quarter.Site.InTenantAsync(services =>
        services.GetRequiredService<SurveyDbContext>().Database.ExecuteSqlRawAsync(sql));

    private static async Task<string> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(status, page);
        page.ShouldBeOnePage();
        return page;
    }
}

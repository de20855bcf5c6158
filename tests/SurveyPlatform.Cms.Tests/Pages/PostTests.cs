using System.Net;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Tests.Pages;

/// <summary>Large forms come through; too large ones, and those from nowhere, are refused in words.</summary>
public sealed class PostTests(OpenQuarter quarter) : IClassFixture<OpenQuarter>
{
    [Theory]
    [InlineData(2_000)]
    [InlineData(5_000)]
    public async Task A_form_with_thousands_of_fields_is_read_to_the_last(int fields)
    {
        using var clerk = await quarter.Site.SignInAsync(OpenQuarter.Clerk);
        var version = Version(await clerk.GetStringAsync(quarter.FillIn));
        using var answer = await clerk.PostFormAsync(quarter.FillIn, quarter.FillIn, [.. Many(fields, "_other"), ("_version", version), ("staff_officials", $"{fields}")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        (await clerk.GetStringAsync(quarter.FillIn)).ShouldMatch($"name=\"staff_officials\"[^>]*value=\"{fields / 1000}\\.000\"");
    }

    [Theory]
    [InlineData(70_000, 1)]
    [InlineData(1, 10 * 1024 * 1024)]
    public async Task A_form_too_large_is_refused_in_words(int fields, int length)
    {
        using var clerk = await quarter.Site.SignInAsync(OpenQuarter.Clerk);
        using var answer = await clerk.PostFormAsync(quarter.FillIn, $"{quarter.FillIn}/hand-over", Many(fields, "f", new string('x', length)));
        await ShouldSayAsync(answer, HttpStatusCode.RequestEntityTooLarge, "problem.web.form-too-large");
    }

    [Fact]
    public async Task A_form_from_nowhere_is_refused_in_words()
    {
        using var clerk = await quarter.Site.SignInAsync(OpenQuarter.Clerk);
        using var form = new FormUrlEncodedContent([new("note", "x")]);
        using var answer = await clerk.PostAsync($"{quarter.FillIn}/hand-over", form);
        await ShouldSayAsync(answer, HttpStatusCode.UnprocessableEntity, "problem.web.form-expired");
    }

    private static async Task ShouldSayAsync(HttpResponseMessage answer, HttpStatusCode status, string text)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(status, page);
        page.ShouldContain(Texts.All("vi")[text]);
        page.ShouldBeOnePage();
    }

    private static (string Name, string Value)[] Many(int count, string name, string value = "1") => [.. Enumerable.Range(0, count).Select(index => ($"{name}{index}", value))];

    private static string Version(string page) => System.Text.RegularExpressions.Regex.Match(page, "name=\"_version\" value=\"(\\d+)\"").Groups[1].Value;
}

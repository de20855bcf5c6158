using System.Net;
using System.Text.RegularExpressions;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Server;
using static SurveyPlatform.Tests.Documents.RawWorkbook;

namespace SurveyPlatform.Tests.Pages;

public sealed partial class XlsFormPagesTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task A_file_is_checked_shown_cell_by_cell_and_taken_over_as_a_draft()
    {
        using var designer = await _site.SignInAsync("designer");
        var answer = await UploadAsync(designer, "survey.xlsx", WithSurvey(
            Row(1, "type", "name", "label") + Row(2, "integer", "people-now", "Số người &lt;script&gt;") + Row(3, "geopoint", "where", "Ở đâu")).Build());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("survey!B2");
        page.ShouldContain("people_now");
        page.ShouldContain("survey!A3");
        page.ShouldNotContain("<script>alert");

        var pieces = Piece().Matches(page).Select(match => ("document", WebUtility.HtmlDecode(match.Groups["piece"].Value))).ToArray();
        var taken = await designer.PostAsync("/templates/new", "/templates/import/draft", [.. pieces, ("version", "0")]);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        taken.Headers.Location!.ToString().ShouldBe("/designer/survey");
        (await designer.ReadAsync("/designer/survey")).ShouldContain("people_now");

        // The draft is there now; what was read before it is not taken over it.
        (await designer.PostAsync("/templates/new", "/templates/import/draft", [.. pieces, ("version", "0")])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("form.xlsx", "not a workbook", "Tệp này không phải là bảng tính")]
    [InlineData("form.csv", "type,name", ".csv")]
    [InlineData("form.json", "{}", "Đây không phải là tài liệu biểu mẫu")]
    [InlineData("form.xlsx", "", "Tệp rỗng")]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_reason(string name, string content, string reason)
    {
        using var designer = await _site.SignInAsync("designer");
        var answer = await UploadAsync(designer, name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
    }

    [Fact]
    public async Task A_published_form_is_downloaded_and_reads_back_the_same()
    {
        using var designer = await _site.SignInAsync("designer");
        var id = (await _site.AskAsync<ListTemplates, Outcome<ListTemplates.Result>>(list => list.RunAsync(Actor.System, CancellationToken.None)))
            .Require().Versions.Single(version => version.Code == "hardware").VersionId;
        var answer = await designer.GetAsync($"/templates/{id}/form.xlsx");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("hardware-v1.xlsx");
        var form = TemplateFile.Read("hardware.xlsx", await answer.Content.ReadAsStreamAsync());
        form.Template.ShouldNotBeNull().Code.ShouldBe("hardware");

        using var respondent = await _site.SignInAsync("ward21550");
        (await respondent.GetAsync($"/templates/{id}/form.xlsx")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await respondent.PostWithoutTokenAsync("/templates/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor visitor, string name, Stream file)
    {
        var token = Token().Match(await (await visitor.GetAsync("/templates/new")).Content.ReadAsStringAsync()).Groups["token"].Value;
        using var body = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StreamContent(file), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/templates/import") { Content = body };
        return await visitor.SendAsync(request);
    }

    [GeneratedRegex("""name="document" value="(?<piece>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>What the designer's script and its page ask the server for.</summary>
public sealed partial class DesignerTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Script = "</script><script>alert('x')</script><!--";

    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task A_draft_is_saved_over_the_version_that_was_seen_and_answers_with_its_problems()
    {
        using var designer = await StartedAsync("saved");
        var form = Form("saved", """{"kind": "question", "name": "a", "type": "integer", "label": {"vi": "A"}, "calculation": "1 +* 2"}""");

        var first = await PutAsync(designer, "saved", 1, form);
        first.StatusCode.ShouldBe(HttpStatusCode.OK, await first.Content.ReadAsStringAsync());
        var answer = await first.JsonAsync();
        answer["version"]!.GetValue<int>().ShouldBe(2);
        var problem = answer["problems"]!.AsArray().ShouldHaveSingleItem()!;
        problem["place"]!.GetValue<string>().ShouldBe("s › a › calculation");
        problem["position"]!.GetValue<int>().ShouldBe(4);
        problem["text"]!.GetValue<string>().ShouldStartWith("Ký tự 4");

        (await PutAsync(designer, "saved", 2, form)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_is_not_overwritten_and_comes_back_whole()
    {
        using var designer = await StartedAsync("changed");
        await PutAsync(designer, "changed", 1, Form("changed", """{"kind": "note", "text": {"vi": "của người kia"}}"""));

        var refused = await PutAsync(designer, "changed", 1, Form("changed", """{"kind": "note", "text": {"vi": "của tôi"}}"""));
        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var theirs = await refused.JsonAsync();
        theirs["by"]!.GetValue<string>().ShouldBe("designer");
        theirs["version"]!.GetValue<int>().ShouldBe(2);
        theirs["document"]!["sections"]![0]!["items"]![0]!["text"]!["vi"]!.GetValue<string>().ShouldBe("của người kia");
    }

    [Fact]
    public async Task Nothing_is_saved_without_the_token_of_a_page_or_the_version_that_was_seen()
    {
        using var designer = await StartedAsync("token");
        (await PutAsync(designer, "token", 1, Form("token"), token: "wrong")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PutAsync(designer, "token", null, Form("token"))).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await PutAsync(designer, "token", 1, Form("token"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_does_not_design_forms_gets_nothing()
    {
        using var clerk = await _site.SignInAsync("ward21553");
        foreach (var path in (string[])["/designer/hardware", "/designer/lists", "/templates/new"])
        {
            (await clerk.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, "/designer/hardware/draft") { Content = new StringContent(Form("hardware")) };
        (await clerk.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{"code": "hostile", "title": {"vi": "T"}, "optionLists": [null], "sections": []}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"code": "other", "title": {"vi": "T"}, "optionLists": [], "sections": []}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"code": "hostile", "title": {"vi": "T"}, "optionLists": [], "sections": [], "more": 1}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("no JSON", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_form_is_refused_with_a_reason(string body, HttpStatusCode status)
    {
        using var designer = await StartedAsync("hostile");
        var refused = await PutAsync(designer, "hostile", 1, body);
        refused.StatusCode.ShouldBe(status);
        (await refused.JsonAsync())["code"]!.GetValue<string>().ShouldStartWith("templates.");
    }

    [Theory]
    [InlineData(TemplateDraft.DocumentMaxLength)]
    [InlineData(10 * 1024 * 1024)]
    public async Task A_document_that_is_too_large_is_refused_and_the_draft_stays(int length)
    {
        using var designer = await StartedAsync("large");
        var form = Form("large", $$$"""{"kind": "note", "text": {"vi": "{{{new string('x', length)}}}"}}""");
        (await PutAsync(designer, "large", 1, form)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await designer.ReadAsync("/designer/large")).ShouldContain("\"version\":1");
    }

    [Fact]
    public async Task A_text_of_the_form_cannot_end_the_script_it_is_carried_in()
    {
        using var designer = await StartedAsync("script");
        var form = JsonNode.Parse(Form("script"))!;
        form["title"]!["vi"] = Script;
        (await PutAsync(designer, "script", 1, form.ToJsonString())).StatusCode.ShouldBe(HttpStatusCode.OK);

        var page = await (await designer.GetAsync("/designer/script")).Content.ReadAsStringAsync();
        page.ShouldNotContain(Script);
        JsonNode.Parse(Data().Match(page).Groups["json"].Value)!["document"]!["title"]!["vi"]!.GetValue<string>().ShouldBe(Script);
    }

    [Fact]
    public async Task A_form_begins_as_a_copy_with_a_code_of_its_own_and_never_over_another()
    {
        using var designer = await _site.SignInAsync("designer");
        (await designer.PostAsync("/templates/new", "/templates/new", ("code", "copy-1"), ("title", "Bản sao"), ("copyOf", "hardware"))).Headers.Location!.ToString().ShouldBe("/designer/copy-1");
        (await designer.ReadAsync("/designer/copy-1")).ShouldContain("staff_officials");

        foreach (var (code, title, text) in ((string, string, string)[])[("hardware", "T", "Đã có biểu mẫu"), ("copy-1", "T", "Đã có biểu mẫu"), ("có dấu", "T", "không dùng làm tên được"), ("x", " ", "Thiếu nội dung")])
        {
            var refused = await designer.PostAsync("/templates/new", "/templates/new", ("code", code), ("title", title));
            refused.IsSuccessStatusCode.ShouldBeFalse(code);
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain(text);
        }
    }

    [Fact]
    public async Task The_lists_of_all_published_forms_can_be_taken_over()
    {
        using var designer = await _site.SignInAsync("designer");
        var lists = (await (await designer.GetAsync("/designer/lists")).JsonAsync()).AsArray();
        lists.Select(list => $"{list!["from"]} {list["list"]!["code"]}").ShouldContain("hardware operators");
    }

    private async Task<Visitor> StartedAsync(string code)
    {
        var designer = await _site.SignInAsync("designer");
        await designer.PostAsync("/templates/new", "/templates/new", ("code", code), ("title", "Biểu thử"));
        return designer;
    }

    private static async Task<HttpResponseMessage> PutAsync(Visitor designer, string code, int? version, string body, string? token = null)
    {
        var page = await (await designer.GetAsync($"/designer/{code}")).Content.ReadAsStringAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/designer/{code}/draft") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("RequestVerificationToken", token ?? Token().Matches(page)[^1].Groups["token"].Value);
        if (version is not null)
        {
            request.Headers.Add("If-Match", $"\"{version}\"");
        }

        return await designer.SendAsync(request);
    }

    private static string Form(string code, string item = """{"kind": "question", "name": "a", "type": "integer", "label": {"vi": "A"}}""") =>
        $$$"""{"code": "{{{code}}}", "title": {"vi": "Biểu thử"}, "optionLists": [], "sections": [{"code": "s", "title": {"vi": "S"}, "items": [{{{item}}}]}]}""";

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("""id="designer-data">(?<json>.*?)</script>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Data();
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

public sealed class HostileInputTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

    private readonly ServerSite _site = server.Site;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_ten_megabytes_gets_an_answer_and_not_a_broken_connection(bool chunked)
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/obligations/{await _site.ObligationAsync("21550")}/answers")
        {
            Content = new StringContent($$"""{"remarks": "{{new string('x', 10 * 1024 * 1024)}}"}""", Encoding.UTF8, "application/json"),
            Headers = { TransferEncodingChunked = chunked },
        };
        request.Headers.Add("If-Match", "\"0\"");
        var answer = await program.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.JsonAsync())["code"]!.GetValue<string>().ShouldBe("api.body-too-large");
    }

    [Theory]
    [InlineData(10 * 1024 * 1024, 1)]
    [InlineData(1, 70_000)]
    public async Task A_form_that_is_too_large_gets_a_page_that_says_so(int length, int fields)
    {
        using var visitor = await _site.SignInAsync("ward21550");
        var answer = await visitor.PostWithoutTokenAsync(
            $"/returns/{await _site.ObligationAsync("21550")}", [.. Enumerable.Range(0, fields).Select(index => ($"f{index}", new string('x', length)))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(SurveyPlatform.Web.Shared.Texts.All("vi")["problem.web.form-too-large"]);
    }

    [Fact]
    public async Task Five_thousand_unknown_questions_are_refused_with_a_list_that_ends()
    {
        var answers = new JsonObject();
        foreach (var index in Enumerable.Range(0, 5000))
        {
            answers[$"unknown_{index}"] = index;
        }

        var problems = await RefusedAsync(answers);
        problems.Count.ShouldBe(201);
        problems[0].ShouldBe(("returns.unknown-question", "unknown_0"));
        problems[^1].Code.ShouldBe("returns.more-problems");
    }

    [Fact]
    public async Task Wrong_types_are_refused_each_at_its_place() =>
        (await RefusedAsync(JsonNode.Parse("""
            {"staff_officials": "12", "has_lan": true, "internet_operators": 7, "reporter_name": {"$ne": null}, "confirmed": [[[]]], "computers_total": 1e400}
            """)!.AsObject()))
            .Select(problem => problem.Place)
            .ShouldBe(["staff_officials", "has_lan", "internet_operators", "reporter_name", "confirmed", "computers_total"], ignoreOrder: true);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\": 1}}")]
    [InlineData("<answers/>")]
    public async Task What_is_not_JSON_is_refused(string body)
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        var answer = await SendAsync(program, body, "application/json");
        (answer.StatusCode, (await answer.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "api.not-json"));
    }

    [Fact]
    public async Task JSON_nested_ten_thousand_deep_is_refused()
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        (await SendAsync(program, new string('[', 10_000), "application/json")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        var answer = await SendAsync(program, "<a/>", "application/xml");
        (answer.StatusCode, (await answer.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.UnsupportedMediaType, "api.unsupported-media-type"));
    }

    [Fact]
    public async Task Script_in_a_text_comes_back_as_text()
    {
        await using var site = await ServerSite.OpenAsync();
        var id = await site.ObligationAsync("21550");
        using var program = await site.ProgramOfAsync("ward21550");
        var answers = new JsonObject { ["reporter_name"] = Script, ["remarks"] = Script, ["proposals"] = Script };
        (await program.PutAnswersAsync(id, answers, "\"0\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await program.GetAsync($"/api/v1/obligations/{id}/answers")).JsonAsync())["remarks"]!.GetValue<string>().ShouldBe(Script);
        using var visitor = await site.SignInAsync("ward21550");
        var page = await (await visitor.GetAsync($"/returns/{id}")).Content.ReadAsStringAsync();
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img src=x");
        page.ShouldContain("&lt;script&gt;alert");
    }

    private async Task<List<(string Code, string? Place)>> RefusedAsync(JsonObject answers)
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        var id = await _site.ObligationAsync("21550");
        var answer = await program.PutAnswersAsync(id, answers, "\"0\"");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await program.GetAsync($"/api/v1/obligations/{id}/answers")).Headers.ETag!.Tag.ShouldBe("\"0\"");
        return [.. (await answer.JsonAsync())["problems"]!.AsArray().Select(problem => (problem!["code"]!.GetValue<string>(), problem["place"]?.GetValue<string>()))];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient program, string body, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/obligations/{await _site.ObligationAsync("21550")}/answers")
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        };
        request.Headers.Add("If-Match", "\"0\"");
        return await program.SendAsync(request);
    }
}

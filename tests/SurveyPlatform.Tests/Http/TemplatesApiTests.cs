using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Returns;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

public sealed class TemplatesApiTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Templates = "/api/v1/templates";

    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task A_program_drafts_looks_at_the_impact_and_publishes()
    {
        using var program = await _site.ProgramOfAsync("designer");
        var document = await (await program.GetAsync($"{Templates}/hardware/versions/1")).Content.ReadAsStringAsync();
        var changed = TemplateJson.Write(ChangedForm.Of(TemplateJson.Read(document).Require()));
        (await PutAsync(program, changed, null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var saved = await PutAsync(program, changed, "\"0\"");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        saved.Headers.ETag!.Tag.ShouldBe("\"1\"");

        var refused = await PutAsync(program, document, "\"0\"");
        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await refused.JsonAsync())["differences"]!.AsArray().Select(difference => difference!["kind"]!.GetValue<string>()).ShouldContain("renamed");

        var impact = await (await program.GetAsync($"{Templates}/hardware/draft/impact")).JsonAsync();
        (impact["next"]!.GetValue<int>(), impact["canPublish"]!.GetValue<bool>()).ShouldBe((2, true));
        impact["open"]!.AsArray().ShouldHaveSingleItem()!["mapping"]!["routers_unpatched"]!.GetValue<string>().ShouldBe("routers_to_patch");
        (await PublishAsync(program, "{}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "whether open periods go along is said, not guessed");
        (await PublishAsync(program, """{"moveOpenExercises":true,"mapping":{"remarks":"nowhere"}}""")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var published = await (await PublishAsync(program, """{"moveOpenExercises":true}""")).JsonAsync();
        (published["number"]!.GetValue<int>(), published["exercises"]!.GetValue<int>()).ShouldBe((2, 1));
        (await PublishAsync(program, """{"moveOpenExercises":true}""")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var comparison = await (await program.GetAsync($"{Templates}/hardware/compare/1/2")).JsonAsync();
        comparison["differences"]!.AsArray().ShouldContain(difference => difference!["text"]!["vi"]!.GetValue<string>().StartsWith("Đổi tên câu hỏi", StringComparison.Ordinal));
        var versions = (await (await program.GetAsync($"{Templates}/hardware/versions")).JsonAsync())["versions"]!.AsArray();
        versions.Count.ShouldBe(2);
        var one = new HttpRequestMessage(HttpMethod.Get, $"{Templates}/hardware/versions/2");
        one.Headers.IfNoneMatch.Add(new($"\"{versions[0]!["id"]!.GetValue<string>()}\""));
        (await program.SendAsync(one)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_document_is_checked_and_hostile_ones_are_refused_in_words()
    {
        using var program = await _site.ProgramOfAsync("designer");
        var wrong = TemplateJson.Write(new("new-form", new("Mới"), [], [new("a", new("A"), [new Question("q", QuestionType.Integer, new("<script>alert(1)</script>"), Required: "${nothing} >")])]));
        var check = await (await PostAsync(program, "check", wrong)).JsonAsync();
        check["canPublish"]!.GetValue<bool>().ShouldBeFalse();
        check["problems"]!.AsArray().ShouldContain(problem => problem!["place"]!.GetValue<string>() == "a › q › required" && problem["position"] != null);
        foreach (var (body, expected) in new[]
        {
            ("{", HttpStatusCode.BadRequest), ("null", HttpStatusCode.UnprocessableEntity), ("""{"code":1}""", HttpStatusCode.UnprocessableEntity),
            (new string('[', 5000), HttpStatusCode.BadRequest), ("""{"code":"a","nonsense":true}""", HttpStatusCode.UnprocessableEntity),
            ("\"\\ud800\"", HttpStatusCode.UnprocessableEntity),
        })
        {
            (await PostAsync(program, "check", body)).StatusCode.ShouldBe(expected, body[..Math.Min(40, body.Length)]);
        }
    }

    [Theory]
    [InlineData("ward21550")]
    [InlineData("department")]
    public async Task Drafts_are_nobodys_business_but_the_designers(string user)
    {
        using var stranger = await _site.ProgramOfAsync(user);
        (await stranger.GetAsync($"{Templates}/hardware/draft")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"{Templates}/hardware/draft/impact")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(stranger, "{}", "\"0\"")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PublishAsync(stranger, """{"moveOpenExercises":true}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(stranger, "check", "{}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync(Templates)).StatusCode.ShouldBe(user == "department" ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        using var nobody = _site.Visit();
        (await nobody.GetAsync(Templates)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient program, string document, string? ifMatch) =>
        SendAsync(program, HttpMethod.Put, $"{Templates}/hardware/draft", document, ifMatch);

    private static Task<HttpResponseMessage> PublishAsync(HttpClient program, string body) =>
        SendAsync(program, HttpMethod.Post, $"{Templates}/hardware/publish", body, "\"1\"");

    private static Task<HttpResponseMessage> PostAsync(HttpClient program, string path, string body) =>
        SendAsync(program, HttpMethod.Post, $"{Templates}/{path}", body, null);

    private static Task<HttpResponseMessage> SendAsync(HttpClient program, HttpMethod method, string path, string body, string? ifMatch)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        }

        return program.SendAsync(request);
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>What the script of the fill-in page saves: only what has changed, over the version that it has seen.</summary>
public sealed partial class ReturnChangesTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task What_has_changed_is_saved_and_the_rest_stays()
    {
        using var clerk = await _site.SignInAsync("ward21553");
        var page = await OpenAsync(clerk, "21553");
        var first = await PatchAsync(clerk, page, page.Version, """{"staff_officials": "10", "remarks": "a  b"}""");
        first.StatusCode.ShouldBe(HttpStatusCode.OK, await first.Content.ReadAsStringAsync());
        var saved = await first.JsonAsync();
        saved["version"]!.GetValue<int>().ShouldBe(page.Version + 1);
        saved["saved"]!.GetValue<string>().ShouldStartWith("Đã lưu lúc");

        (await PatchAsync(clerk, page, page.Version + 1, """{"staff_officials": "nhiều"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await clerk.ReadAsync(page.Path);
        again.ShouldContain("value=\"nhiều\"");
        again.ShouldContain("a b</textarea>");
    }

    [Fact]
    public async Task Who_has_not_seen_the_newest_version_is_given_all_answers_to_merge_and_overwrites_nothing()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var page = await OpenAsync(clerk, "21550");
        (await PatchAsync(clerk, page, page.Version, """{"staff_officials": "1500", "remarks": "của người kia"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var refused = await PatchAsync(clerk, page, page.Version, """{"staff_officials": "12"}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var theirs = await refused.JsonAsync();
        (theirs["version"]!.GetValue<int>(), theirs["form"]!.GetValue<string>()).ShouldBe((page.Version + 1, page.Form));
        theirs["by"]!.GetValue<string>().ShouldNotBeEmpty();
        theirs["answers"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"staff_officials":"1.500","remarks":"của người kia"}""")!.ToJsonString());
        (await clerk.ReadAsync(page.Path)).ShouldContain("value=\"1.500\"");
    }

    [Fact]
    public async Task Answers_to_another_version_of_the_form_are_not_taken_for_this_one()
    {
        using var clerk = await _site.SignInAsync("ward21553");
        var page = await OpenAsync(clerk, "21553") with { Form = Guid.Empty.ToString() };
        (await PatchAsync(clerk, page, page.Version, """{"staff_officials": "1"}""")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Nothing_is_saved_without_the_token_of_a_page_or_the_version_that_was_seen()
    {
        using var clerk = await _site.SignInAsync("ward21553");
        var page = await OpenAsync(clerk, "21553");
        var expired = await PatchAsync(clerk, page with { Token = "wrong" }, page.Version, "{}");
        ((int)expired.StatusCode, (await expired.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((422, "web.form-expired"));
        (await PatchAsync(clerk, page, null, "{}")).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task A_stranger_saves_nothing_and_learns_nothing()
    {
        using var clerk = await _site.SignInAsync("ward21553");
        using var stranger = await _site.SignInAsync("ward21550");
        var page = await OpenAsync(stranger, "21550") with { Path = (await OpenAsync(clerk, "21553")).Path };
        var refused = await PatchAsync(stranger, page, 0, """{"staff_officials": "1"}""");
        ((int)refused.StatusCode, (await refused.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((404, "shared.not-found"));
    }

    [Theory]
    [InlineData("[]", 422, "returns.not-changes")]
    [InlineData("{", 422, "returns.not-changes")]
    [InlineData("{}", 422, "returns.not-changes")]
    [InlineData("""{"form": 7}""", 422, "returns.not-changes")]
    [InlineData("""{"form": "FORM", "answers": {"staff_officials": {"deep": []}}}""", 422, "returns.not-changes")]
    [InlineData("""{"form": "FORM", "answers": {"unknown<script>": "1"}}""", 422, "returns.unknown-question")]
    [InlineData("""{"form": "FORM", "answers": {"_version": "1"}}""", 422, "returns.unknown-question")]
    [InlineData("""{"form": "FORM", "lines": {"nothing": {"0": {"x": "1"}}}}""", 422, "returns.unknown-question")]
    public async Task What_is_no_change_to_the_form_is_refused_whole(string body, int status, string code)
    {
        using var clerk = await _site.SignInAsync("ward21553");
        var page = await OpenAsync(clerk, "21553");
        var refused = await SendAsync(clerk, page, page.Version, body.Replace("FORM", page.Form, StringComparison.Ordinal));
        ((int)refused.StatusCode, (await refused.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((status, code));
        (await OpenAsync(clerk, "21553")).Version.ShouldBe(page.Version);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_so()
    {
        using var clerk = await _site.SignInAsync("ward21553");
        var page = await OpenAsync(clerk, "21553");
        using var nobody = _site.Visit();
        (await PatchAsync(nobody, page, page.Version, "{}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private sealed record Opened(string Path, string Token, string Form, int Version);

    private async Task<Opened> OpenAsync(Visitor clerk, string unit)
    {
        var path = $"/returns/{await _site.ObligationAsync(unit)}";
        var page = await (await clerk.GetAsync(path)).Content.ReadAsStringAsync();
        return new(path, Hidden(page, "__RequestVerificationToken"), Hidden(page, "_form"), int.Parse(Hidden(page, "_version"), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Hidden(string page, string name) => Field().Matches(page).Last(field => field.Groups["name"].Value == name).Groups["value"].Value;

    private static Task<HttpResponseMessage> PatchAsync(Visitor clerk, Opened page, int? version, string answers) =>
        SendAsync(clerk, page, version, $$"""{"form": "{{page.Form}}", "answers": {{answers}}}""");

    private static async Task<HttpResponseMessage> SendAsync(Visitor clerk, Opened page, int? version, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{page.Path}/answers") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("RequestVerificationToken", page.Token);
        if (version is not null)
        {
            request.Headers.Add("If-Match", $"\"{version}\"");
        }

        return await clerk.SendAsync(request);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}

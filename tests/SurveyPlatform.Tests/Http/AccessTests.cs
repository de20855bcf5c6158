using System.Net;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>Who gets in where: the same for pages and API.</summary>
public sealed class AccessTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [Theory]
    [InlineData("")]
    [InlineData("/template")]
    [InlineData("/answers")]
    [InlineData("/receipt")]
    public async Task Another_units_obligation_does_not_exist_for_a_program(string part)
    {
        using var program = await _site.ProgramOfAsync("ward21553");
        var foreign = await program.GetAsync($"/api/v1/obligations/{await _site.ObligationAsync("21550")}{part}");
        var unknown = await program.GetAsync($"/api/v1/obligations/{Guid.Empty}{part}");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_units_obligation_cannot_be_written()
    {
        using var program = await _site.ProgramOfAsync("ward21553");
        var foreign = await _site.ObligationAsync("21550");
        (await program.PutAnswersAsync(foreign, CommuneAnswers.Complete(), "\"0\"")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.SubmitAsync(foreign, "\"0\"")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_units_return_does_not_exist_for_a_person()
    {
        using var visitor = await _site.SignInAsync("ward21553");
        (await visitor.GetAsync($"/returns/{await _site.ObligationAsync("21550")}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"/returns/{await _site.ObligationAsync("21553")}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("admin", 11 + 159 + 4)]
    [InlineData("department", 11 + 159 + 4)]
    [InlineData("district540", 1 + 21)]
    [InlineData("ward21550", 1)]
    public async Task Everyone_sees_the_own_part(string userName, int count)
    {
        using var program = await _site.ProgramOfAsync(userName);
        (await (await program.GetAsync("/api/v1/obligations?pageSize=500")).JsonAsync())["total"]!.GetValue<int>().ShouldBe(count);
    }

    [Fact]
    public async Task A_stranger_is_refused_by_the_API_in_JSON_and_led_to_the_sign_in_by_a_page()
    {
        using var visitor = _site.Visit();
        var api = await visitor.GetAsync("/api/v1/obligations");
        (api.StatusCode, api.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.Unauthorized, "application/problem+json"));
        (await api.JsonAsync())["code"]!.GetValue<string>().ShouldBe("web.sign-in-needed");
        (await visitor.GetAsync("/returns")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused()
    {
        using var program = await _site.ProgramOfAsync("designer");
        var api = await program.GetAsync("/api/v1/obligations");
        (api.StatusCode, (await api.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "shared.not-permitted"));
        using var visitor = await _site.SignInAsync("designer");
        (await visitor.GetAsync("/returns")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_browsers_cookie_reads_the_API_but_changes_nothing_through_it()
    {
        using var visitor = await _site.SignInAsync("ward21553");
        (await visitor.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/obligations/{await _site.ObligationAsync("21553")}/submit") { Headers = { { "If-Match", "\"0\"" } } };
        var refused = await visitor.SendAsync(request);
        (refused.StatusCode, (await refused.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "api.token-needed"));
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        (await program.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer sp_")]
    [InlineData("Bearer sp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic d2FyZDoxMjM=")]
    public async Task A_token_that_is_none_is_refused_even_beside_a_good_cookie(string authorization)
    {
        using var visitor = await _site.SignInAsync("ward21553");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/obligations");
        request.Headers.TryAddWithoutValidation("Authorization", authorization).ShouldBeTrue();
        (await visitor.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api/v1/obligations?period=2023-Q7", "period")]
    [InlineData("/api/v1/obligations?show=everything", "show")]
    [InlineData("/api/v1/obligations?show=7", "show")]
    public async Task A_filter_that_means_nothing_is_refused_and_not_ignored(string path, string place)
    {
        using var program = await _site.ProgramOfAsync("ward21550");
        var answer = await program.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.JsonAsync())["problems"]![0]!["place"]!.GetValue<string>().ShouldBe(place);
    }
}

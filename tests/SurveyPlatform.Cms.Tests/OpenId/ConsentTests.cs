using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using SurveyPlatform.Cms.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>Another provincial system that reads in the name of somebody who agreed (authorization code with PKCE).</summary>
public sealed class ConsentTests(OpenedQuarter quarter) : IClassFixture<OpenedQuarter>
{
    [Fact]
    public async Task Another_system_reads_in_the_name_of_who_agreed_and_no_further()
    {
        var (status, tokens) = await quarter.RedeemAsync(await quarter.AgreeAsync("duyet.540"), Authorizing.Verifier);
        status.ShouldBe(HttpStatusCode.OK, tokens.ToJsonString());
        using var program = quarter.Site.Visit().With(tokens["access_token"]!.GetValue<string>());
        var seen = (await (await program.GetAsync("/api/v1/obligations")).JsonAsync())["items"]!.AsArray();
        seen.Count.ShouldBeGreaterThan(10);
        seen.Count.ShouldBeLessThan(30);
        (await program.GetAsync($"/api/v1/obligations/{await quarter.ObligationOfAsync("21601")}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync($"/api/v1/obligations/{await quarter.ObligationOfAsync("VNPT")}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await program.GetAsync("/api/v1/incidents/00000000-0000-0000-0000-000000000001")).RefusalAsync()).ShouldBe((HttpStatusCode.Forbidden, "api.scope-needed"));
        using var page = await program.GetAsync("/returns");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_with_another_verifier_or_without_one()
    {
        (await quarter.RefusedAsync(await quarter.AgreeAsync("duyet.543"), new string('b', 50))).ShouldBe("invalid_grant");
        (await quarter.RefusedAsync(await quarter.AgreeAsync("duyet.550"), null)).ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Authorizing.Verifier, "plain")]
    [InlineData(Authorizing.Verifier, null)]
    public async Task Nobody_is_asked_to_agree_where_the_code_would_not_be_bound(string? challenge, string? method)
    {
        using var clerk = await quarter.Site.SignInAsync("duyet.550");
        using var page = await clerk.GetAsync(Authorizing.Authorize(challenge, method));
        (page.StatusCode, page.Headers.Location).ShouldBe((HttpStatusCode.BadRequest, null));
        (await page.Content.ReadAsStringAsync()).ShouldContain("code_challenge");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in()
    {
        using var visitor = quarter.Site.Visit();
        using var page = await visitor.GetAsync(await visitor.AskedAsync("survey.returns"));
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldContain("/Login?ReturnUrl=");
    }

    [Fact]
    public async Task A_refresh_token_gives_one_more_hour_and_only_until_it_is_revoked()
    {
        var (_, tokens) = await quarter.RedeemAsync(await quarter.AgreeAsync("lanhdao", "survey.reports offline_access"), Authorizing.Verifier);
        var (status, again) = await quarter.RefreshAsync(tokens["refresh_token"]!.GetValue<string>());
        status.ShouldBe(HttpStatusCode.OK, again.ToJsonString());
        using var program = quarter.Site.Visit().With(again["access_token"]!.GetValue<string>());
        (await program.GetAsync("/api/v1/reports")).StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);

        using var visitor = quarter.Site.Visit();
        var latest = again["refresh_token"]!.GetValue<string>();
        using var revoked = await visitor.PostAsync("/connect/revoke", Tokens.Form(("token", latest), ("client_id", "ioc"), ("client_secret", Tokens.SecretOf("ioc"))));
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await quarter.RefreshAsync(latest)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_does_not_say_which_button_is_pressed()
    {
        using var clerk = await quarter.Site.SignInAsync("xa.21601");
        var page = await clerk.GetStringAsync(await clerk.AskedAsync("survey.returns") + "&submit.Accept=yes&submit.Deny=no");
        page.Split("name=\"submit.").Length.ShouldBe(3, "the two buttons and nothing else");
    }

    [Fact]
    public async Task The_page_says_what_is_asked_for_in_the_words_of_the_site_and_in_the_language_chosen()
    {
        using var clerk = await quarter.Site.SignInAsync("xa.21550");
        var page = await clerk.GetStringAsync(await clerk.AskedAsync("survey.returns survey.reports"));
        page.ShouldContain("Trung tâm giám sát, điều hành đô thị thông minh (trình diễn) đề nghị được thay mặt tài khoản xa.21550");
        page.ShouldContain("ghi và nộp số liệu của đơn vị mình");
        page.ShouldContain("Đọc báo cáo tổng hợp");
        page.ShouldNotContain("survey.re");
        page.ShouldContain("class=\"site\"", Case.Sensitive, "in the frame of the site");

        using var switched = await clerk.PostFormAsync("/", "/language", ("language", "en"), ("returnTo", "/"));
        (await clerk.GetStringAsync(await clerk.AskedAsync("survey.returns"))).ShouldContain("hand in the unit&#x27;s own figures");
    }

    [Fact]
    public async Task Who_refuses_goes_back_with_access_denied_and_is_asked_again()
    {
        using var clerk = await quarter.Site.SignInAsync("noivu");
        var given = await clerk.AnswerAsync(await clerk.AskedAsync("survey.reports"), "submit.Deny");
        given["error"].ShouldBe("access_denied");
        given.ShouldNotContainKey("code");
        (await clerk.GetStringAsync(await clerk.AskedAsync("survey.reports"))).ShouldContain("submit.Accept");
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_given_nor_written_into_the_token()
    {
        var (_, tokens) = await quarter.RedeemAsync(await quarter.AgreeAsync("dieuphoi", "survey.reports"), Authorizing.Verifier);
        var token = new JsonWebToken(tokens["access_token"]!.GetValue<string>());
        token.GetClaim("scope").Value.ShouldBe("survey.reports");
        token.Claims.Select(claim => claim.Type).ShouldBeSubsetOf(["iss", "exp", "iat", "aud", "scope", "jti", "oc:entyp", "sub", "oi_prst", "oi_au_id", "client_id", "oi_tkn_id"]);
        using var program = quarter.Site.Visit().With(token.EncodedToken);
        (await (await program.GetAsync("/api/v1/obligations")).RefusalAsync()).ShouldBe((HttpStatusCode.Forbidden, "api.scope-needed"));
    }

    [Fact]
    public async Task A_scope_that_the_system_was_not_allowed_is_refused_before_anybody_is_asked()
    {
        using var clerk = await quarter.Site.SignInAsync("taichinh");
        using var page = await clerk.GetAsync(Authorizing.Authorize("survey.reports survey.templates"));
        (page.StatusCode, page.Headers.Location).ShouldBe((HttpStatusCode.BadRequest, null));
        (await page.Content.ReadAsStringAsync()).ShouldContain("Chưa thực hiện được yêu cầu của hệ thống khác");
    }

    [Fact]
    public async Task What_an_administrator_let_a_system_do_does_not_open_the_administration_to_it()
    {
        var (_, tokens) = await quarter.RedeemAsync(await quarter.AgreeAsync("admin"), Authorizing.Verifier);
        using var program = quarter.Site.Visit().With(tokens["access_token"]!.GetValue<string>());
        (await program.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var published = await program.SendJsonAsync(HttpMethod.Post, "/api/content", """{ "ContentType": "Announcement", "TitlePart": { "Title": "x" } }""");
        published.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var tenant = await program.SendJsonAsync(HttpMethod.Post, "/api/tenants/create", """{ "Name": "X", "RequestUrlHost": "x.example", "RecipeName": "binh-dinh" }""");
        tenant.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}

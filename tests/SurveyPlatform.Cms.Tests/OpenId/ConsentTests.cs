using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using SurveyPlatform.Cms.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>Another provincial system that reads in the name of somebody who agreed (authorization code with PKCE).</summary>
public sealed class ConsentTests(OpenedQuarter quarter) : IClassFixture<OpenedQuarter>
{
    private const string Verifier = "a-verifier-of-more-than-forty-three-characters-0123456789";
    private const string Callback = "https://ioc.binhdinh.example/signin-oidc";

    [Fact]
    public async Task Another_system_reads_in_the_name_of_who_agreed_and_no_further()
    {
        var (status, tokens) = await RedeemAsync(await AgreeAsync("duyet.540"), Verifier);
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
        (await RefusedAsync(await AgreeAsync("duyet.543"), new string('b', 50))).ShouldBe("invalid_grant");
        (await RefusedAsync(await AgreeAsync("duyet.550"), null)).ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Verifier, "plain")]
    [InlineData(Verifier, null)]
    public async Task Nobody_is_asked_to_agree_where_the_code_would_not_be_bound(string? challenge, string? method)
    {
        using var clerk = await quarter.Site.SignInAsync("duyet.550");
        using var page = await clerk.GetAsync(Authorize(challenge, method));
        (page.StatusCode, page.Headers.Location).ShouldBe((HttpStatusCode.BadRequest, null));
        (await page.Content.ReadAsStringAsync()).ShouldContain("code_challenge");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in()
    {
        using var visitor = quarter.Site.Visit();
        using var page = await visitor.GetAsync(await AskedAsync(visitor, "survey.returns"));
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldContain("/Login?ReturnUrl=");
    }

    [Fact]
    public async Task A_refresh_token_gives_one_more_hour_and_only_until_it_is_revoked()
    {
        var (_, tokens) = await RedeemAsync(await AgreeAsync("lanhdao", "survey.reports offline_access"), Verifier);
        var (status, again) = await RefreshAsync(tokens["refresh_token"]!.GetValue<string>());
        status.ShouldBe(HttpStatusCode.OK, again.ToJsonString());
        using var program = quarter.Site.Visit().With(again["access_token"]!.GetValue<string>());
        (await program.GetAsync("/api/v1/reports")).StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);

        using var visitor = quarter.Site.Visit();
        var latest = again["refresh_token"]!.GetValue<string>();
        using var revoked = await visitor.PostAsync("/connect/revoke", Tokens.Form(("token", latest), ("client_id", "ioc"), ("client_secret", Tokens.SecretOf("ioc"))));
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(latest)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static string Authorize(string? challenge, string? method, string scope = "survey.returns") => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = "ioc",
        ["response_type"] = "code",
        ["redirect_uri"] = Callback,
        ["scope"] = scope,
        ["state"] = "xyz",
        ["code_challenge"] = challenge,
        ["code_challenge_method"] = method,
    });

    /// <summary>The request is kept by the server; its page is at a short address.</summary>
    private static async Task<string> AskedAsync(HttpClient visitor, string scope)
    {
        using var kept = await visitor.GetAsync(Authorize(Challenge, "S256", scope));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return kept.Headers.Location!.PathAndQuery;
    }

    /// <summary>Signs in, reads what is asked for and says yes.</summary>
    private async Task<string> AgreeAsync(string userName, string scope = "survey.returns")
    {
        using var clerk = await quarter.Site.SignInAsync(userName);
        var page = await AskedAsync(clerk, scope);
        var asked = QueryHelpers.ParseQuery(page[page.IndexOf('?')..]).Select(field => (field.Key, field.Value.ToString()));
        using var agreed = await clerk.PostFormAsync(page, "/connect/authorize", [("submit.Accept", "Yes"), .. asked]);
        agreed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await agreed.Content.ReadAsStringAsync());
        agreed.Headers.Location!.OriginalString.ShouldStartWith(Callback);
        var given = QueryHelpers.ParseQuery(agreed.Headers.Location.Query);
        given["state"].ToString().ShouldBe("xyz");
        return given["code"].ToString();
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> RedeemAsync(string code, string? verifier)
    {
        using var visitor = quarter.Site.Visit();
        (string, string)[] fields =
        [
            ("grant_type", "authorization_code"), ("client_id", "ioc"), ("client_secret", Tokens.SecretOf("ioc")), ("code", code), ("redirect_uri", Callback),
        ];
        return await visitor.AskTokenAsync(verifier is null ? fields : [.. fields, ("code_verifier", verifier)]);
    }

    private async Task<string> RefusedAsync(string code, string? verifier)
    {
        var (status, body) = await RedeemAsync(code, verifier);
        status.ShouldBe(HttpStatusCode.BadRequest);
        return body["error"]!.GetValue<string>();
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> RefreshAsync(string token)
    {
        using var visitor = quarter.Site.Visit();
        return await visitor.AskTokenAsync(("grant_type", "refresh_token"), ("client_id", "ioc"), ("client_secret", Tokens.SecretOf("ioc")), ("refresh_token", token));
    }
}

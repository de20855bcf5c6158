using System.Net;
using System.Net.Http.Headers;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>Which tokens are taken, and for what.</summary>
public abstract class TokenTests(OpenedQuarter quarter)
{
    public sealed class OnSqlite(OpenedQuarter quarter) : TokenTests(quarter), IClassFixture<OpenedQuarter>;

    public sealed class OnPostgres(OpenedQuarterOnPostgres quarter) : TokenTests(quarter), IClassFixture<OpenedQuarterOnPostgres>;

    private const string Path = "/api/v1/obligations";

    /// <summary>Many times: an answer that overtakes what it tells of does so only now and then.</summary>
    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        using var visitor = quarter.Site.Visit();
        for (var token = 0; token < 40; token++)
        {
            await RevokedTokenIsRefusedAsync(visitor, await visitor.TokenOfCompanyAsync("vnpt", "survey.returns"));
        }
    }

    [Fact]
    public async Task A_client_that_is_deleted_takes_its_tokens_along()
    {
        using var program = await quarter.ClientNamedAsync("mobifone");
        (await program.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await quarter.DeleteClientAsync("mobifone");
        (await (await program.GetAsync(Path)).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        using var visitor = quarter.Site.Visit();
        var token = await visitor.TokenOfCompanyAsync("vnpt", "survey.returns");
        await quarter.LetExpireAsync(token);
        using var program = quarter.Site.Visit().With(token);
        (await (await program.GetAsync(Path)).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }

    [Fact]
    public async Task A_token_that_was_changed_or_never_issued_is_refused_also_beside_the_cookie_of_somebody_signed_in()
    {
        using var visitor = quarter.Site.Visit();
        var token = await visitor.TokenOfCompanyAsync("vnpt", "survey.returns");
        using var clerk = await quarter.Site.SignInAsync("xa.21601");
        (await clerk.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK, "the cookie alone reads");
        var parts = token.Split('.');
        parts.Length.ShouldBe(3, "a JWT that is signed and can be read");
        foreach (var authorization in new[] { $"Bearer {parts[0]}.{Swapped(parts[1])}.{parts[2]}", "Bearer sp_nothing", "Bearer", "Basic dm5wdDp4" })
        {
            clerk.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
            (await (await clerk.GetAsync(Path)).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"), authorization);
        }
    }

    [Fact]
    public async Task A_token_of_another_site_is_refused()
    {
        await using var other = await Ground.CmsSite.StartAsync(quarter.Clock);
        await other.RunRecipesAsync("demo-accounts", "openid-demo");
        using var visitor = other.Visit();
        using var program = quarter.Site.Visit().With(await visitor.TokenOfCompanyAsync("vnpt", "survey.returns"));
        (await (await program.GetAsync(Path)).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused()
    {
        using var own = quarter.Site.Visit().With(await quarter.SignedAgainAsync("oct:Default"));
        (await own.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing else is wrong with it");
        using var program = quarter.Site.Visit().With(await quarter.SignedAgainAsync("oct:GiaLai"));
        (await (await program.GetAsync(Path)).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }

    [Fact]
    public async Task A_token_in_the_address_or_in_a_form_is_not_looked_at()
    {
        using var visitor = quarter.Site.Visit();
        var token = await visitor.TokenOfCompanyAsync("vnpt", "survey.returns");
        (await (await visitor.GetAsync($"{Path}?access_token={token}")).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
        using var posted = await visitor.PostAsync($"{Path}/{Guid.Empty}/submit", Tokens.Form(("access_token", token)));
        (await posted.RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        using var program = await quarter.CompanyAsync("vnpt");
        using var page = await program.GetAsync("/returns");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldContain("/Login");
    }

    [Fact]
    public async Task The_description_of_the_API_lists_its_calls()
    {
        using var visitor = quarter.Site.Visit();
        var description = await (await visitor.GetAsync("/openapi/v1.json")).JsonAsync();
        var paths = description["paths"]!.AsObject();
        paths.Select(path => path.Key).ShouldContain("/api/v1/obligations/{id}/answers");
        paths.Count.ShouldBeGreaterThan(20);
        paths.Select(path => path.Key).ShouldAllBe(path => path.StartsWith("/api/v1/"));
    }

    private static string Swapped(string payload) => payload[..^2] + (payload[^2] == 'A' ? 'B' : 'A') + payload[^1];

    private async Task RevokedTokenIsRefusedAsync(HttpClient visitor, string token)
    {
        using var program = quarter.Site.Visit().With(token);
        (await program.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var revoked = await visitor.PostAsync("/connect/revoke", Tokens.Form(("token", token), ("client_id", "vnpt"), ("client_secret", Tokens.SecretOf("vnpt"))));
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await program.GetAsync(Path)).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }
}

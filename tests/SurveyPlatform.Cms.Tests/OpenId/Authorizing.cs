using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using SurveyPlatform.Cms.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>What a browser and the other system's server say to each other by way of this site (authorization code with PKCE).</summary>
internal static class Authorizing
{
    public const string Verifier = "a-verifier-of-more-than-forty-three-characters-0123456789";
    public const string Callback = "https://ioc.binhdinh.example/signin-oidc";

    private static string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static string Authorize(string? challenge, string? method, string scope = "survey.returns") => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = "ioc",
        ["response_type"] = "code",
        ["redirect_uri"] = Callback,
        ["scope"] = scope,
        ["state"] = "xyz",
        ["code_challenge"] = challenge,
        ["code_challenge_method"] = method,
    });

    public static string Authorize(string scope) => Authorize(Challenge, "S256", scope);

    /// <summary>The request is kept by the server; its page is at a short address.</summary>
    public static async Task<string> AskedAsync(this HttpClient visitor, string scope)
    {
        using var kept = await visitor.GetAsync(Authorize(scope));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return kept.Headers.Location!.PathAndQuery;
    }

    /// <summary>One of the two buttons of the page; what the other system then gets.</summary>
    public static async Task<Dictionary<string, string>> AnswerAsync(this HttpClient clerk, string page, string button)
    {
        var asked = Fields(page[page.IndexOf('?')..]).Select(field => (field.Key, field.Value));
        using var answered = await clerk.PostFormAsync(page, "/connect/authorize", [(button, "yes"), .. asked]);
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answered.Content.ReadAsStringAsync());
        answered.Headers.Location!.OriginalString.ShouldStartWith(Callback);
        var given = Fields(answered.Headers.Location.Query);
        given["state"].ShouldBe("xyz");
        return given;
    }

    extension(OpenedQuarter quarter)
    {
        /// <summary>Signs in, reads what is asked for and says yes.</summary>
        public async Task<string> AgreeAsync(string userName, string scope = "survey.returns")
        {
            using var clerk = await quarter.Site.SignInAsync(userName);
            return (await clerk.AnswerAsync(await clerk.AskedAsync(scope), "submit.Accept"))["code"];
        }

        public async Task<(HttpStatusCode Status, JsonNode Body)> RedeemAsync(string code, string? verifier)
        {
            using var visitor = quarter.Site.Visit();
            (string, string)[] fields =
            [
                ("grant_type", "authorization_code"), ("client_id", "ioc"), ("client_secret", Tokens.SecretOf("ioc")), ("code", code), ("redirect_uri", Callback),
            ];
            return await visitor.AskTokenAsync(verifier is null ? fields : [.. fields, ("code_verifier", verifier)]);
        }

        public async Task<string> RefusedAsync(string code, string? verifier)
        {
            var (status, body) = await quarter.RedeemAsync(code, verifier);
            status.ShouldBe(HttpStatusCode.BadRequest);
            return body["error"]!.GetValue<string>();
        }

        public async Task<(HttpStatusCode Status, JsonNode Body)> RefreshAsync(string token)
        {
            using var visitor = quarter.Site.Visit();
            return await visitor.AskTokenAsync(("grant_type", "refresh_token"), ("client_id", "ioc"), ("client_secret", Tokens.SecretOf("ioc")), ("refresh_token", token));
        }
    }

    private static Dictionary<string, string> Fields(string query) => QueryHelpers.ParseQuery(query).ToDictionary(field => field.Key, field => field.Value.ToString());
}

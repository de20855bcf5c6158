using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SurveyPlatform.Server.Accounts;

/// <summary><c>Authorization: Bearer sp_…</c> on API calls.</summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "access-token";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer + AccessToken.Prefix, StringComparison.OrdinalIgnoreCase) || header.Length > 200)
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.FindOwnerAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is { } owner
            ? AuthenticateResult.Success(new(owner, Scheme.Name))
            : AuthenticateResult.Fail("The access token is unknown, revoked or expired.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.Append(HeaderNames.WWWAuthenticate, "Bearer");
        return base.HandleChallengeAsync(properties);
    }
}

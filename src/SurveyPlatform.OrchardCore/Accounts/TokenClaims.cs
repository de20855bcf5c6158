using System.Collections.Frozen;
using System.Security.Claims;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>What stands in a token about who it was given to, and how much of that counts.</summary>
internal static class TokenClaims
{
    /// <summary>Orchard Core marks what its tokens were given to with it.</summary>
    public const string EntityType = "oc:entyp";

    private static readonly FrozenDictionary<string, string> ScopeOf = new Dictionary<string, string>
    {
        [Claims.Name] = Scopes.Profile,
        [ClaimTypes.Name] = Scopes.Profile,
        [Claims.PreferredUsername] = Scopes.Profile,
        [Claims.Email] = Scopes.Email,
        [ClaimTypes.Email] = Scopes.Email,
        [Claims.EmailVerified] = Scopes.Email,
        [Claims.PhoneNumber] = Scopes.Phone,
        [ClaimTypes.MobilePhone] = Scopes.Phone,
        [Claims.PhoneNumberVerified] = Scopes.Phone,
        [Claims.Role] = Scopes.Roles,
        [ClaimTypes.Role] = Scopes.Roles,
    }.ToFrozenDictionary();

    /// <summary>Orchard Core writes all it knows of a user into an access token, which whoever has it can read; here only what they agreed to.</summary>
    public static void WriteWhatWasAskedFor(this OpenIddictServerOptions server) => server.Handlers.Add(OpenIddictServerHandlerDescriptor
        .CreateBuilder<OpenIddictServerEvents.ProcessSignInContext>()
        .UseInlineHandler(context =>
        {
            Drop(context.AccessTokenPrincipal, claim => !IsOfTheToken(claim) && !(ScopeOf.TryGetValue(claim.Type, out var scope) && context.Principal!.HasClaim(Claims.Private.Scope, scope)));
            return default;
        })
        .SetOrder(OpenIddictServerHandlers.PrepareAccessTokenPrincipal.Descriptor.Order + 1)
        .Build());

    /// <summary>Orchard Core's own interfaces (content, tenants) ask for roles and never for scopes: to them, who brings a token is nobody in particular.</summary>
    public static void TakeNoRoles(this OpenIddictValidationOptions tokens) => tokens.Handlers.Add(OpenIddictValidationHandlerDescriptor
        .CreateBuilder<OpenIddictValidationEvents.ProcessAuthenticationContext>()
        .UseInlineHandler(context =>
        {
            Drop(context.AccessTokenPrincipal, claim => !IsOfTheToken(claim));
            return default;
        })
        .SetOrder(OpenIddictValidationHandlers.ValidateAccessToken.Descriptor.Order + 1)
        .Build());

    private static bool IsOfTheToken(Claim claim) =>
        claim.Type is Claims.Subject or Claims.ClientId or EntityType || claim.Type.StartsWith(Claims.Prefixes.Private, StringComparison.Ordinal);

    private static void Drop(ClaimsPrincipal? principal, Predicate<Claim> unwanted)
    {
        foreach (var identity in principal?.Identities ?? [])
        {
            foreach (var claim in identity.Claims.Where(claim => unwanted(claim)).ToList())
            {
                identity.RemoveClaim(claim);
            }
        }
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Web.Shared;
using Permission = SurveyPlatform.Shared.Permission;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>
/// Turns whoever Orchard Core has signed in, a person or a system, into what the product sees of them. Looked up with every request: a role, a
/// permission or a unit that is changed counts at once.
/// </summary>
internal sealed class ActorClaims(
    UserManager<IUser> users, IUserClaimsPrincipalFactory<IUser> principals, IAuthorizationService authorization, SurveyDbContext db, TimeProvider clock) : IClaimsTransformation
{
    private const string IdentityType = "SurveyPlatform";

    private const string SubjectClaim = "sub";

    /// <summary>OAuth 2.0: the scopes of a token, one claim each (as OpenIddict presents them).</summary>
    private const string TokenScopeClaim = "oi_scp";

    /// <summary>Of a person who has signed in. What Orchard Core put on the principal stays for its own pages; a token is left for who asks for it.</summary>
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || principal.Identities.Any(identity => identity.AuthenticationType == IdentityType))
        {
            return principal;
        }

        var isPerson = !principal.HasClaim(claim => claim.Type == TokenClaims.EntityType);
        var own = isPerson && principal.Identity.Name is { } name ? await IdentityOfAsync(await users.FindByNameAsync(name), tokenScopes: null) : null;
        return new(own is null ? principal.Identities.Select(Strip) : [.. principal.Identities.Select(Strip), own]);
    }

    /// <summary>Of a token: its owner, as far as its scopes, and nothing else that stands in it. A system that signed in for itself is the user who bears the name of its client id.</summary>
    public async Task<ClaimsPrincipal> OfTokenAsync(ClaimsPrincipal token)
    {
        var owner = (token.FindFirstValue(TokenClaims.EntityType), token.FindFirstValue(SubjectClaim)) switch
        {
            ("application", { } client) => await users.FindByNameAsync(client),
            ("user", { } id) => await users.FindByIdAsync(id),
            _ => null,
        };
        return new(await IdentityOfAsync(owner, string.Join(' ', token.FindAll(TokenScopeClaim).Select(claim => claim.Value))) ?? new ClaimsIdentity());
    }

    private async Task<ClaimsIdentity?> IdentityOfAsync(IUser? found, string? tokenScopes)
    {
        if (found is not User { IsEnabled: true } user)
        {
            return null;
        }

        var identity = new ClaimsIdentity(IdentityType, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.Name, user.UserName));
        identity.AddClaim(new(Authorization.DisplayNameClaim, user.DisplayName));
        foreach (var permission in await PermissionsOfAsync(user))
        {
            identity.AddClaim(new(Authorization.PermissionClaim, permission.ToString()));
        }

        var scope = user.SeesEveryUnit || (user.Administers && user.UnitId is null) ? "/" : user.UnitId is { } unit ? await db.ScopeOfAsync(unit, clock.Today, CancellationToken.None) : null;
        if (scope is not null)
        {
            identity.AddClaim(new(Authorization.ScopeClaim, scope));
        }

        if (tokenScopes is not null)
        {
            identity.AddClaim(new(Authorization.ApiScopesClaim, tokenScopes));
        }

        return identity;
    }

    private async Task<IReadOnlyList<Permission>> PermissionsOfAsync(User user)
    {
        var principal = await principals.CreateAsync(user);
        var grantable = user.Administers ? Actor.PermissionsOf([Role.Administrator]) : Enum.GetValues<Permission>().AsEnumerable();
        var granted = new List<Permission>();
        foreach (var permission in grantable)
        {
            if (await authorization.AuthorizeAsync(principal, SurveyPermissions.Of(permission)))
            {
                granted.Add(permission);
            }
        }

        return granted;
    }

    /// <summary>Nothing that came with a cookie or from an identity provider may speak for the product.</summary>
    private static ClaimsIdentity Strip(ClaimsIdentity identity)
    {
        foreach (var claim in identity.Claims.Where(claim => claim.Type.StartsWith("survey_", StringComparison.Ordinal)).ToList())
        {
            identity.RemoveClaim(claim);
        }

        return identity;
    }
}

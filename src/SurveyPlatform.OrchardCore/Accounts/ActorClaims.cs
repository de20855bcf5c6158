using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using OrchardCore;
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

    /// <summary>Orchard Core marks what its tokens were given to with it.</summary>
    private const string EntityTypeClaim = "oc:entyp";
    private const string SubjectClaim = "sub";

    /// <summary>OAuth 2.0: the scopes of a token, one claim each (as OpenIddict presents them).</summary>
    private const string TokenScopeClaim = "oi_scp";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || principal.Identities.Any(identity => identity.AuthenticationType == IdentityType))
        {
            return principal;
        }

        var isToken = principal.HasClaim(claim => claim.Type == EntityTypeClaim);
        var found = await FindAsync(principal, isToken) is User { IsEnabled: true } user ? user : null;
        var own = found is null ? null : await IdentityOfAsync(found, principal, isToken);
        // A token speaks for its owner and no further; what Orchard Core put on the principal of a person stays for its own pages.
        return isToken
            ? new(own ?? new ClaimsIdentity())
            : new(own is null ? principal.Identities.Select(Strip) : [.. principal.Identities.Select(Strip), own]);
    }

    /// <summary>Of a system that signed in for itself: the user who bears the name of its client id.</summary>
    private Task<IUser?> FindAsync(ClaimsPrincipal principal, bool isToken) => (isToken, principal.FindFirstValue(EntityTypeClaim), principal.FindFirstValue(SubjectClaim)) switch
    {
        (true, "application", { } client) => users.FindByNameAsync(client),
        (true, "user", { } id) => users.FindByIdAsync(id),
        (true, _, _) => Task.FromResult<IUser?>(null),
        _ => principal.Identity!.Name is { } name ? users.FindByNameAsync(name) : Task.FromResult<IUser?>(null),
    };

    private async Task<ClaimsIdentity> IdentityOfAsync(User user, ClaimsPrincipal principal, bool isToken)
    {
        var identity = new ClaimsIdentity(IdentityType, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.Name, user.UserName));
        identity.AddClaim(new(Authorization.DisplayNameClaim, user.DisplayName));
        // Of Orchard Core's own administrator, who is there before any unit is.
        var administers = user.RoleNames.Contains(OrchardCoreConstants.Roles.Administrator, StringComparer.OrdinalIgnoreCase);
        foreach (var permission in await PermissionsOfAsync(user, administers))
        {
            identity.AddClaim(new(Authorization.PermissionClaim, permission.ToString()));
        }

        var scope = user.SeesEveryUnit || (administers && user.UnitId is null) ? "/" : user.UnitId is { } unit ? await db.ScopeOfAsync(unit, clock.Today, CancellationToken.None) : null;
        if (scope is not null)
        {
            identity.AddClaim(new(Authorization.ScopeClaim, scope));
        }

        if (isToken)
        {
            identity.AddClaim(new(Authorization.ApiScopesClaim, string.Join(' ', principal.FindAll(TokenScopeClaim).Select(claim => claim.Value))));
        }

        return identity;
    }

    /// <summary>An administrator of Orchard Core may everything there; here, what an administrator of the product may.</summary>
    private async Task<IReadOnlyList<Permission>> PermissionsOfAsync(User user, bool administers)
    {
        var principal = await principals.CreateAsync(user);
        var grantable = administers ? Actor.PermissionsOf([Role.Administrator]) : Enum.GetValues<Permission>().AsEnumerable();
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

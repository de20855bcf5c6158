using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>
/// Turns an account into what the product sees of it. The scope is looked up each time: units move, and the claims are
/// made anew at sign-in, at every recheck of a cookie and at every call with a token.
/// </summary>
internal sealed class AccountClaims(SurveyDbContext db, TimeProvider clock) : IUserClaimsPrincipalFactory<Account>
{
    public const string Id = "sub";
    public const string Name = "name";
    public const string Stamp = "stamp";

    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, Name, Authorization.RoleClaim);
        identity.AddClaim(new(Id, user.Id.ToString()));
        identity.AddClaim(new(Name, user.UserName!));
        identity.AddClaim(new(Authorization.DisplayNameClaim, user.DisplayName));
        identity.AddClaim(new(Stamp, user.SecurityStamp ?? ""));
        identity.AddClaims(user.Roles.Select(role => new Claim(Authorization.RoleClaim, role.ToString())));
        if (await db.ScopeOfAsync(user.UnitId, clock.Today, CancellationToken.None) is { } scope)
        {
            identity.AddClaim(new(Authorization.ScopeClaim, scope));
        }

        return new(identity);
    }
}

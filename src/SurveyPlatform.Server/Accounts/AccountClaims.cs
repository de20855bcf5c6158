using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
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
        if (await ScopeOfAsync(user.UnitId) is { } scope)
        {
            identity.AddClaim(new(Authorization.ScopeClaim, scope));
        }

        return new(identity);
    }

    /// <summary>
    /// Who worked at a unit that has ended works where its rows are; at one that was abolished, where they are kept and nothing else is.
    /// A unit that ended without anybody in its place opens nothing.
    /// </summary>
    private async Task<string?> ScopeOfAsync(UnitId? unit)
    {
        var today = clock.Today;
        return unit is null
            ? "/"
            : await db.UnitVersions.AsNoTracking()
                .Where(version => EF.Property<UnitId>(version, "UnitId") == unit && version.ValidFrom <= today)
                .Where(version => version.ValidTo == null || today < version.ValidTo)
                .Select(version => version.Path)
                .SingleOrDefaultAsync()
                ?? await db.UnitVersions.AsNoTracking()
                    .Where(version => EF.Property<UnitId>(version, "UnitId") == unit && version.ValidTo <= today && version.SuccessorPath != null)
                    .Select(version => version.SuccessorPath)
                    .SingleOrDefaultAsync();
    }
}

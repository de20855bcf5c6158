using OrchardCore;
using OrchardCore.Security;
using OrchardCore.Security.Services;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using YesSql;
using YesSql.Services;
using Permission = SurveyPlatform.Shared.Permission;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>The users of Orchard Core as the product asks for them.</summary>
internal sealed class OrchardPeople(ISession session, IRoleService roles, IPermissionGrantingService grants, SurveyDbContext db, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyList<Person>> AnsweringForAsync(string scope, CancellationToken cancellationToken)
    {
        var units = (await db.UnitsOfScopeAsync(scope, clock.Today, cancellationToken)).Select(unit => SurveyUser.ValueOf(unit)).ToArray();
        var found = await session.Query<User, UserByClaimIndex>(index => index.ClaimType == SurveyUser.UnitClaim && index.ClaimValue.IsIn(units)).ListAsync(cancellationToken);
        var answering = await RolesWithAsync(Permission.AnswerReturns, cancellationToken);
        return
        [
            .. found.Where(user => user is { IsEnabled: true, Administers: false } && answering.Overlaps(RolesOf(user)))
                .Select(PersonOf).OrderBy(person => VietnameseText.SortKey(person.DisplayName), StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<Person>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var normalized = names.Select(name => name.ToUpperInvariant()).ToArray();
        return [.. (await session.Query<User, UserIndex>(index => index.NormalizedUserName.IsIn(normalized)).ListAsync(cancellationToken)).Select(PersonOf)];
    }

    /// <summary>Whatever an administrator has called them.</summary>
    private async Task<HashSet<string>> RolesWithAsync(Permission permission, CancellationToken cancellationToken)
    {
        var requirement = new PermissionRequirement(SurveyPermissions.Of(permission));
        var granting = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in await roles.GetRolesAsync())
        {
            if (grants.IsGranted(requirement, await roles.GetRoleClaimsAsync(role.RoleName, cancellationToken)))
            {
                granting.Add(role.RoleName);
            }
        }

        return granting;
    }

    /// <summary>Besides those that are kept with the user, the one of whoever has signed in.</summary>
    private static IEnumerable<string> RolesOf(User user) => user.RoleNames.Append(OrchardCoreConstants.Roles.Authenticated);

    private static Person PersonOf(User user) => new(user.UserName, user.DisplayName);
}

using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using YesSql;
using YesSql.Services;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>The users of Orchard Core as the product asks for them.</summary>
internal sealed class OrchardPeople(ISession session, SurveyDbContext db, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyList<Person>> AnsweringForAsync(string scope, CancellationToken cancellationToken)
    {
        var units = (await db.UnitsOfScopeAsync(scope, clock.Today, cancellationToken)).Select(unit => SurveyUser.ValueOf(unit)).ToArray();
        var found = await session.Query<User, UserByClaimIndex>(index => index.ClaimType == SurveyUser.UnitClaim && index.ClaimValue.IsIn(units)).ListAsync(cancellationToken);
        return
        [
            .. found.Where(user => user.IsEnabled && user.RoleNames.Contains(SurveyPermissions.NameOf(Role.Respondent), StringComparer.OrdinalIgnoreCase))
                .Select(PersonOf).OrderBy(person => VietnameseText.SortKey(person.DisplayName), StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<Person>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var normalized = names.Select(name => name.ToUpperInvariant()).ToArray();
        return [.. (await session.Query<User, UserIndex>(index => index.NormalizedUserName.IsIn(normalized)).ListAsync(cancellationToken)).Select(PersonOf)];
    }

    private static Person PersonOf(User user) => new(user.UserName, user.DisplayName);
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Accounts;

/// <summary>The accounts as the product asks for them.</summary>
internal sealed class AccountPeople(AccountsDbContext accounts, SurveyDbContext db, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyList<Person>> AnsweringForAsync(string scope, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        // The unit of the scope, and those that have ended in its favour: their people came along.
        var units = await db.UnitVersions.AsNoTracking()
            .Where(version => (version.Path == scope && version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo)) || version.SuccessorPath == scope)
            .Select(version => (UnitId?)EF.Property<UnitId>(version, "UnitId"))
            .ToListAsync(cancellationToken);
        var found = await accounts.Accounts.AsNoTracking().Where(account => account.UnitId != null && units.Contains(account.UnitId) && !account.IsDisabled).ToListAsync(cancellationToken);
        return [.. found.Where(account => account.Roles.Contains(Role.Respondent)).Select(PersonOf).OrderBy(person => VietnameseText.SortKey(person.DisplayName), StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<Person>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await accounts.Accounts.AsNoTracking().Where(account => names.Contains(account.UserName!)).ToListAsync(cancellationToken)).Select(PersonOf)];

    private static Person PersonOf(Account account) => new(account.UserName!, account.DisplayName);
}

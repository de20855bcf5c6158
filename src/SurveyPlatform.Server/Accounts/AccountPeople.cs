using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Accounts;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Accounts;

/// <summary>The accounts as the product asks for them.</summary>
internal sealed class AccountPeople(AccountsDbContext accounts, SurveyDbContext db, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyList<Person>> AnsweringForAsync(string scope, CancellationToken cancellationToken)
    {
        var units = (await db.UnitsOfScopeAsync(scope, clock.Today, cancellationToken)).Select(unit => (UnitId?)unit).ToList();
        var found = await accounts.Accounts.AsNoTracking().Where(account => account.UnitId != null && units.Contains(account.UnitId) && !account.IsDisabled).ToListAsync(cancellationToken);
        return [.. found.Where(account => account.Roles.Contains(Role.Respondent)).Select(PersonOf).OrderBy(person => VietnameseText.SortKey(person.DisplayName), StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<Person>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await accounts.Accounts.AsNoTracking().Where(account => names.Contains(account.UserName!)).ToListAsync(cancellationToken)).Select(PersonOf)];

    private static Person PersonOf(Account account) => new(account.UserName!, account.DisplayName);
}

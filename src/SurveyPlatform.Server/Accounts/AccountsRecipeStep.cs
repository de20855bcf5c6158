using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Accounts;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Writes what the recipe step <c>accounts</c> asks for.</summary>
internal sealed class AccountsRecipeStep(SurveyDbContext db, UserManager<Account> users, TimeProvider clock) : AccountsStep(db)
{
    protected override async Task<Problem?> PasswordProblemAsync(string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, new(), password)).Succeeded)
            {
                return AccountProblems.PasswordTooShort;
            }
        }

        return null;
    }

    protected override async Task SaveAsync(Item item, UnitId? unit)
    {
        var existing = await users.FindByNameAsync(item.UserName);
        var account = existing ?? new() { Id = clock.NewKey(), UserName = item.UserName, CreatedAtUtc = clock.UtcNow };
        if (existing is not null && existing.IsDisabled != item.Disabled)
        {
            account.SecurityStamp = clock.NewKey().ToString();
        }

        (account.DisplayName, account.Email, account.UnitId) = (VietnameseText.Clean(item.DisplayName), item.Email, unit);
        (account.Roles, account.IsDisabled) = ([.. item.Roles.Distinct()], item.Disabled);
        Require(existing is not null ? await users.UpdateAsync(account)
            : item.Password is { } password ? await users.CreateAsync(account, password) : await users.CreateAsync(account));
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Description)));
        }
    }
}

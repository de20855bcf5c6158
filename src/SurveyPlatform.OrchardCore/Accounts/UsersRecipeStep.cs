using Microsoft.AspNetCore.Identity;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>Writes what the recipe step <c>accounts</c> asks for: users of Orchard Core with roles of the same names.</summary>
internal sealed class UsersRecipeStep(SurveyDbContext db, UserManager<IUser> users, Microsoft.Extensions.Options.IOptions<IdentityOptions> identity) : AccountsStep(db)
{
    protected override async Task<Problem?> PasswordProblemAsync(string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, new User(), password)).Succeeded)
            {
                return AccountsProblems.PasswordTooShort(identity.Value.Password.RequiredLength);
            }
        }

        return null;
    }

    protected override async Task SaveAsync(Item item, UnitId? unit)
    {
        var existing = await users.FindByNameAsync(item.UserName) as User;
        var user = existing ?? new User { UserName = item.UserName };
        (user.Email, user.EmailConfirmed, user.IsEnabled) = (item.Email ?? $"{item.UserName}@users.invalid", true, !item.Disabled);
        user.Call(VietnameseText.Clean(item.DisplayName));
        user.Belong(unit, everyUnit: item.UnitCode is null);
        Require(existing is not null ? await users.UpdateAsync(user)
            : item.Password is { } password ? await users.CreateAsync(user, password) : await users.CreateAsync(user));
        await TakeRolesAsync(user, [.. item.Roles.Distinct().Select(SurveyPermissions.NameOf)]);
    }

    /// <summary>Roles of Orchard Core that the product does not know stay as they are.</summary>
    private async Task TakeRolesAsync(User user, IReadOnlyList<string> wanted)
    {
        var known = Enum.GetValues<Role>().Select(SurveyPermissions.NameOf);
        var had = await users.GetRolesAsync(user);
        Require(await users.RemoveFromRolesAsync(user, had.Intersect(known, StringComparer.OrdinalIgnoreCase).Except(wanted, StringComparer.OrdinalIgnoreCase)));
        Require(await users.AddToRolesAsync(user, wanted.Except(had, StringComparer.OrdinalIgnoreCase)));
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Description)));
        }
    }
}

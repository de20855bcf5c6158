using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Accounts;

/// <summary>
/// The recipe step <c>accounts</c>. Everything is checked inside the recipe's transaction; the accounts, which are in a context of
/// their own, are written once it has been committed. An account that exists takes the new roles, unit and name, and keeps its password.
/// </summary>
internal sealed class AccountsRecipeStep(SurveyDbContext db, UserManager<Account> users, TimeProvider clock) : IRecipeStep
{
    /// <param name="UnitCode">Official code; null: every unit.</param>
    /// <param name="Password">For a new account; without one it cannot sign in until it is given one.</param>
    public sealed record Item(
        string UserName, string DisplayName, string? Email, IReadOnlyList<Role> Roles, string? UnitCode, string? Password, bool Disabled = false);

    private static readonly Role[] RolesOfAUnit = [Role.Reviewer, Role.Respondent, Role.Adviser];

    public string Name => "accounts";

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var wanted = new List<(Item Item, UnitId? Unit)>();
        foreach (var (item, field) in context.ReadItems<Item>("accounts"))
        {
            var unit = item.UnitCode is null ? null : await UnitAsync(item.UnitCode, cancellationToken);
            if (item.UnitCode is not null && unit is null)
            {
                context.Report(RecipesProblems.UnknownReference("unit", item.UnitCode), $"{field}.unitCode");
            }

            await CheckAsync(item, field, context);
            wanted.Add((item, unit));
        }

        context.AfterCommit(async _ =>
        {
            foreach (var (item, unit) in wanted)
            {
                await SaveAsync(item, unit);
            }
        });
    }

    private async Task CheckAsync(Item item, string field, RecipeStepContext context)
    {
        CheckLength(item.UserName, Actor.NameMaxLength, "userName");
        CheckLength(item.DisplayName, Account.DisplayNameMaxLength, "displayName");
        CheckLength(item.Email ?? "-", Account.EmailMaxLength, "email");
        foreach (var role in item.Roles.Where(role => item.UnitCode is null && RolesOfAUnit.Contains(role)))
        {
            context.Report(AccountProblems.UnitRequired(role), $"{field}.unitCode");
        }

        if (item.Password is { } password)
        {
            foreach (var validator in users.PasswordValidators)
            {
                var result = await validator.ValidateAsync(users, new(), password);
                if (!result.Succeeded)
                {
                    context.Report(AccountProblems.PasswordTooShort, $"{field}.password");
                }
            }
        }

        void CheckLength(string value, int limit, string name)
        {
            if (string.IsNullOrWhiteSpace(value) || value.Length > limit)
            {
                context.Report(string.IsNullOrWhiteSpace(value) ? AccountProblems.FieldMissing(name) : AccountProblems.FieldTooLong(name, limit), $"{field}.{name}");
            }
            else if (name == "userName" && value.Any(character => !users.Options.User.AllowedUserNameCharacters.Contains(character, StringComparison.Ordinal)))
            {
                context.Report(AccountProblems.UserNameInvalid(value), $"{field}.{name}");
            }
        }
    }

    /// <summary>The unit that bears the code now, or bore it last.</summary>
    private async Task<UnitId?> UnitAsync(string code, CancellationToken cancellationToken) =>
        await db.UnitVersions.AsNoTracking()
            .Where(version => version.Code == code)
            .OrderByDescending(version => version.ValidFrom)
            .Select(version => (UnitId?)EF.Property<UnitId>(version, "UnitId"))
            .FirstOrDefaultAsync(cancellationToken);

    private async Task SaveAsync(Item item, UnitId? unit)
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

    /// <summary>All that a person can get wrong was reported before; what is left is a bug or a broken database.</summary>
    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Description)));
        }
    }
}

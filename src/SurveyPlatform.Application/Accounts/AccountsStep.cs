using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Accounts;

/// <summary>
/// The recipe step <c>accounts</c>; the host keeps the accounts. Everything is checked inside the recipe's transaction; the accounts are written
/// once it has been committed. An account that exists takes the new roles, unit and name, and keeps its password.
/// </summary>
public abstract class AccountsStep(SurveyDbContext db) : IRecipeStep
{
    public const int DisplayNameMaxLength = 200;

    /// <summary>Of ASP.NET Core Identity, which every host signs people in with.</summary>
    public const string UserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";

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
            var unit = item.UnitCode is null ? null : await db.UnitWithCodeAsync(item.UnitCode, cancellationToken);
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

    /// <summary>Null: the host takes the password.</summary>
    protected abstract Task<Problem?> PasswordProblemAsync(string password);

    /// <summary>All that a person can get wrong was reported before; what is left is a bug or a broken database.</summary>
    protected abstract Task SaveAsync(Item item, UnitId? unit);

    private async Task CheckAsync(Item item, string field, RecipeStepContext context)
    {
        CheckLength(item.UserName, Actor.NameMaxLength, "userName");
        CheckLength(item.DisplayName, DisplayNameMaxLength, "displayName");
        CheckLength(item.Email ?? "-", Contact.EmailMaxLength, "email");
        foreach (var role in item.Roles.Where(role => item.UnitCode is null && RolesOfAUnit.Contains(role)))
        {
            context.Report(AccountsProblems.UnitRequired(role), $"{field}.unitCode");
        }

        if (item.Password is not null && await PasswordProblemAsync(item.Password) is { } problem)
        {
            context.Report(problem, $"{field}.password");
        }

        void CheckLength(string value, int limit, string name)
        {
            if (string.IsNullOrWhiteSpace(value) || value.Length > limit)
            {
                context.Report(string.IsNullOrWhiteSpace(value) ? AccountsProblems.FieldMissing(name) : AccountsProblems.FieldTooLong(name, limit), $"{field}.{name}");
            }
            else if (name == "userName" && value.Any(character => !UserNameCharacters.Contains(character, StringComparison.Ordinal)))
            {
                context.Report(AccountsProblems.UserNameInvalid(value), $"{field}.{name}");
            }
        }
    }
}

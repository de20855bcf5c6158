using Microsoft.AspNetCore.Identity;

namespace SurveyPlatform.Server.Accounts;

/// <summary>The numbers that sign-in goes by.</summary>
internal static class AccountRules
{
    public const int FailuresToLockout = 5;
    public const int LockoutMinutes = 15;
    public const int PasswordMinLength = 10;

    /// <summary>Hashing an endless password would cost more than checking it.</summary>
    public const int PasswordMaxLength = 200;

    public static readonly TimeSpan SignedInFor = TimeSpan.FromHours(8);

    /// <summary>How long a disabled account, a changed role or a changed password may go unnoticed by an open browser.</summary>
    public static readonly TimeSpan RecheckAfter = TimeSpan.FromMinutes(5);

    public static void Apply(IdentityOptions options)
    {
        options.Password = new()
        {
            RequiredLength = PasswordMinLength,
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.Lockout = new()
        {
            AllowedForNewUsers = true,
            MaxFailedAccessAttempts = FailuresToLockout,
            DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockoutMinutes),
        };
        options.SignIn.RequireConfirmedAccount = true;
        options.ClaimsIdentity.UserIdClaimType = AccountClaims.Id;
        options.ClaimsIdentity.SecurityStampClaimType = AccountClaims.Stamp;
    }
}

/// <summary>What "confirmed" means here: an administrator made the account and has not disabled it.</summary>
internal sealed class EnabledAccount : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(!user.IsDisabled);
}

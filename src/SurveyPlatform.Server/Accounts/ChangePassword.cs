using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>A new password signs out every other browser and leaves this one signed in. Tokens stay: they have a life of their own.</summary>
internal sealed class ChangePassword(UserManager<Account> users, SignInManager<Account> signIn)
{
    public async Task<Outcome<Done>> RunAsync(ClaimsPrincipal user, string? current, string? wanted, string? repeated)
    {
        if (await users.GetUserAsync(user) is not { } account)
        {
            return SharedProblems.NotFound;
        }

        if (wanted is not { Length: <= AccountRules.PasswordMaxLength })
        {
            return AccountProblems.PasswordTooLong.At("new");
        }

        if (!string.Equals(wanted, repeated, StringComparison.Ordinal))
        {
            return AccountProblems.PasswordsDiffer.At("repeated");
        }

        var result = await users.ChangePasswordAsync(account, current ?? "", wanted);
        if (!result.Succeeded)
        {
            return new([.. result.Errors.Select(error => ProblemOf(error, account))]);
        }

        await signIn.RefreshSignInAsync(account);
        return default(Done);
    }

    private static Problem ProblemOf(IdentityError error, Account account) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => AccountProblems.PasswordWrong.At("current"),
        nameof(IdentityErrorDescriber.PasswordTooShort) => AccountProblems.PasswordTooShort.At("new"),
        _ => AccountProblems.Refused(account.UserName!, error.Description),
    };
}

using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Signs a person in, or says one and the same thing for every reason why not.</summary>
internal sealed partial class SignIn(
    SignInManager<Account> signIn, UserManager<Account> users, IPasswordHasher<Account> hasher, ILogger<SignIn> log)
{
    private static readonly Account Nobody = new();
    private static string? s_nobodysHash;

    public async Task<Outcome<Done>> RunAsync(string? userName, string? password)
    {
        if (password is not { Length: > 0 and <= AccountRules.PasswordMaxLength } || userName is not { Length: > 0 and <= Actor.NameMaxLength })
        {
            return AccountProblems.SignInRefused;
        }

        if (await users.FindByNameAsync(userName.Trim()) is not { } account)
        {
            // Takes as long as a real check: the time must not tell either whether the name exists.
            hasher.VerifyHashedPassword(Nobody, s_nobodysHash ??= hasher.HashPassword(Nobody, "nobody"), password);
            return AccountProblems.SignInRefused;
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            LogSignedIn(account.UserName!);
            return default(Done);
        }

        LogRefused(account.UserName!, result.ToString());
        return AccountProblems.SignInRefused;
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Information, Message = "{UserName} signed in")]
    private partial void LogSignedIn(string userName);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Warning, Message = "Sign-in of {UserName} was refused: {Reason}")]
    private partial void LogRefused(string userName, string reason);
}

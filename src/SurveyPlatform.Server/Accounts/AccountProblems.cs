using SurveyPlatform.Accounts;
using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Every way sign-in and accounts refuse. Codes are public: never reuse or renumber one.</summary>
public static class AccountProblems
{
    /// <summary>One message for a wrong password, an unknown name, a locked and a disabled account: a stranger learns nothing from it.</summary>
    public static Problem SignInRefused { get; } =
        new Problem("accounts.sign-in-refused", Invalid, $"User name or password is wrong. After {AccountRules.FailuresToLockout} failures an account is locked for {AccountRules.LockoutMinutes} minutes.")
            .With("failures", AccountRules.FailuresToLockout).With("minutes", AccountRules.LockoutMinutes);

    public static Problem TooManyAttempts { get; } = new("accounts.too-many-attempts", TooLarge, "Too many attempts from your address. Wait a minute.");

    public static Problem PasswordWrong { get; } = new("accounts.password-wrong", Invalid, "The current password is not right.");

    public static Problem PasswordTooShort { get; } = AccountsProblems.PasswordTooShort(AccountRules.PasswordMinLength);

    public static Problem PasswordTooLong { get; } =
        new Problem("accounts.password-too-long", Invalid, $"A password has at most {AccountRules.PasswordMaxLength} characters.")
            .With("length", AccountRules.PasswordMaxLength);

    public static Problem PasswordsDiffer { get; } = new("accounts.passwords-differ", Invalid, "The two new passwords are not the same.");

    public static Problem TokenNameMissing { get; } = new("accounts.token-name-missing", Invalid, "Say what the token is for.");

    public static Problem TokenNameTooLong { get; } =
        new Problem("accounts.token-name-too-long", Invalid, $"The name of a token is over {AccessToken.NameMaxLength} characters.")
            .With("limit", AccessToken.NameMaxLength);

    public static Problem TokenDays { get; } =
        new Problem("accounts.token-days", Invalid, $"A token is good for 1 to {AccessToken.MaxDays} days.").With("limit", AccessToken.MaxDays);

    public static Problem Refused(string userName, string reason) =>
        new Problem("accounts.refused", Invalid, $"Account '{userName}' was refused: {reason}").With("userName", userName).With("reason", reason);
}

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

    public static Problem PasswordTooShort { get; } =
        new Problem("accounts.password-too-short", Invalid, $"A password has at least {AccountRules.PasswordMinLength} characters.")
            .With("length", AccountRules.PasswordMinLength);

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

    public static Problem FieldMissing(string field) =>
        new Problem("accounts.field-missing", Invalid, $"'{field}' is missing.").With("field", field);

    public static Problem FieldTooLong(string field, int limit) =>
        new Problem("accounts.field-too-long", Invalid, $"'{field}' is over {limit} characters.").With("field", field).With("limit", limit);

    public static Problem UserNameInvalid(string userName) =>
        new Problem("accounts.user-name-invalid", Invalid, $"'{userName}' is no user name: letters without accents, digits and - . _ @ only.")
            .With("userName", userName);

    public static Problem UnitRequired(Role role) =>
        new Problem("accounts.unit-required", Invalid, $"A {role} belongs to a unit; without one, every unit would be open to them.")
            .With("role", role.ToString());

    public static Problem Refused(string userName, string reason) =>
        new Problem("accounts.refused", Invalid, $"Account '{userName}' was refused: {reason}").With("userName", userName).With("reason", reason);
}

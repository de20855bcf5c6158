using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Accounts;

/// <summary>What can be wrong with accounts in a recipe. Codes are public: never reuse or renumber one.</summary>
public static class AccountsProblems
{
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

    public static Problem PasswordTooShort(int length) =>
        new Problem("accounts.password-too-short", Invalid, $"A password has at least {length} characters.").With("length", length);
}

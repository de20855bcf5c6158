using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Registry;

/// <summary>Every way the registry can refuse. Codes are public: never reuse or renumber one.</summary>
public static class RegistryProblems
{
    public static Problem UnknownParent(string code) =>
        new Problem("registry.unknown-parent", Invalid, $"There is no unit '{code}' to be placed under; list it before its parts.").With("code", code);

    public static Problem KindChanged(string code, UnitKind kind) =>
        new Problem("registry.kind-changed", Conflict, $"Unit '{code}' is a {kind}; a unit never changes its kind.").With("code", code).With("kind", kind);

    public static Problem BadEmail(string email) =>
        new Problem("registry.bad-email", Invalid, $"'{email}' is not an e-mail address.").With("email", email);
}

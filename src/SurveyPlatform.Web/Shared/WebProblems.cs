using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Web.Shared;

/// <summary>Refusals of the pages themselves, before any use case is asked. Codes are public: never reuse or renumber one.</summary>
public static class WebProblems
{
    public static Problem FormExpired { get; } = new("web.form-expired", Invalid, "The form was not sent from a page of this site, or its sign-in has ended.");

    public static Problem FormTooLarge { get; } = new("web.form-too-large", TooLarge, "The form has more fields or longer texts than are taken at once.");

    public static Problem SignInNeeded { get; } = new("web.sign-in-needed", Forbidden, "Sign in first.");

    public static Problem Failed { get; } = new("web.failed", Conflict, "Something went wrong here; it has been written down.");
}

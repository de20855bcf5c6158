using Microsoft.AspNetCore.Http;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Web.Api;

/// <summary>Refusals of the API itself, before any use case is asked. Codes are public: never reuse or renumber one.</summary>
public static class ApiProblems
{
    public static Problem TokenNeeded { get; } = new(
        "api.token-needed", Forbidden, "A call that changes something needs an access token (Authorization: Bearer sp_…); a browser's sign-in is not enough.");

    public static Problem ScopeNeeded(string scope) =>
        new Problem("api.scope-needed", Forbidden, $"The access token does not have the scope '{scope}'.").With("scope", scope);

    public static Problem IfMatchNeeded { get; } = new(
        "api.if-match-needed", Conflict, "Send If-Match with the ETag of the answers that you have seen; \"0\" when there were none yet.");

    public static Problem NotJson(string reason) => new Problem("api.not-json", Invalid, $"The body is not JSON: {reason}").With("reason", reason);

    public static Problem BadParameter(string name, string value) =>
        new Problem("api.bad-parameter", Invalid, $"'{value}' is not a value of the parameter '{name}'.").At(name).With("name", name).With("value", value);

    public static Problem BadRequest { get; } = new("api.bad-request", Invalid, "The call cannot be read: its address, a header or the body is not as it must be.");

    public static Problem MethodNotAllowed { get; } = new("api.method-not-allowed", NotFound, "The address does not take this method.");

    public static Problem UnsupportedMediaType { get; } = new("api.unsupported-media-type", Invalid, "The Content-Type is not one that this address takes: application/json, or for a workbook its own.");

    public static Problem BodyTooLarge { get; } = new("api.body-too-large", TooLarge, "The body is larger than is taken at once.");

    /// <summary>An empty refusal of the framework in words.</summary>
    public static Problem Of(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => BadRequest,
        StatusCodes.Status401Unauthorized => WebProblems.SignInNeeded,
        StatusCodes.Status403Forbidden => SharedProblems.NotPermitted,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        >= StatusCodes.Status500InternalServerError => WebProblems.Failed,
        _ => SharedProblems.NotFound,
    };
}

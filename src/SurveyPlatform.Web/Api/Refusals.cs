using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>What an endpoint may refuse with, for the OpenAPI document.</summary>
/// <param name="Codes">Of the problems; empty: too many to list, see the form.</param>
public sealed record Refusal(int StatusCode, IReadOnlyList<string> Codes);

internal static class Refusals
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int statusCode, params string[] codes) =>
        route.ProducesProblem(statusCode).WithMetadata(new Refusal(statusCode, codes));

    /// <summary>For the few that HTTP has a status code of its own for.</summary>
    public static ProblemHttpResult ToHttp(this Problem problem, int statusCode, params (string Name, object Value)[] more)
    {
        var result = ((IReadOnlyList<Problem>)[problem]).ToHttp();
        result.ProblemDetails.Status = statusCode;
        foreach (var (name, value) in more)
        {
            result.ProblemDetails.Extensions[name] = value;
        }

        return result;
    }
}

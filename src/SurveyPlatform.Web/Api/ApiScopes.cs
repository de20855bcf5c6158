using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>
/// What a program is let into, beside what its owner may do: the scopes of its token (OAuth 2.0, RFC 6749 §3.3). A token of a host without scopes opens
/// whatever its owner may open.
/// </summary>
public static class ApiScopes
{
    /// <summary>What is owed, the form, the answers, the workbook.</summary>
    public const string Returns = "survey.returns";
    public const string Incidents = "survey.incidents";
    public const string Reports = "survey.reports";
    public const string Templates = "survey.templates";

    internal static IEndpointRouteBuilder MapScope(this IEndpointRouteBuilder api, string scope) =>
        api.MapGroup("").WithMetadata(new Needed(scope)).AddEndpointFilter(async (invocation, next) =>
            invocation.HttpContext.User.FindFirst(Authorization.ApiScopesClaim) is { } granted && !granted.Value.Split(' ').Contains(scope)
                ? ApiProblems.ScopeNeeded(scope).ToHttp(StatusCodes.Status403Forbidden)
                : await next(invocation));

    /// <summary>Of an endpoint, for the description of the API.</summary>
    public sealed record Needed(string Scope);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SurveyPlatform.Web.Api;

/// <summary>The JSON interface: the same use cases as the pages, under <c>/api/v1</c>.</summary>
public static class SurveyApi
{
    public const string Prefix = "/api/v1";

    public static IServiceCollection AddSurveyApi(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    });

    public static IEndpointRouteBuilder MapSurveyApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix).AddEndpointFilter(DemandTokenToWriteAsync)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        var returns = api.MapScope(ApiScopes.Returns);
        returns.MapObligationsApi();
        returns.MapAnswersApi();
        returns.MapWorkbookApi();
        api.MapScope(ApiScopes.Reports).MapReportsApi();
        api.MapScope(ApiScopes.Incidents).MapIncidentsApi();
        var templates = api.MapScope(ApiScopes.Templates);
        templates.MapTemplatesApi();
        templates.MapTemplateDraftsApi();
        return routes;
    }

    /// <summary>
    /// A page of another site can make a browser send the cookie along, but never this header: with it, no such page can
    /// change anything. Whether the token is good has been decided before.
    /// </summary>
    private static async ValueTask<object?> DemandTokenToWriteAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var request = invocation.HttpContext.Request;
        var writes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        return writes && request.Headers.Authorization.Count == 0
            ? ApiProblems.TokenNeeded.ToHttp(StatusCodes.Status403Forbidden)
            : await next(invocation);
    }
}

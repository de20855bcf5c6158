using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using SurveyPlatform.Web.Api;

namespace SurveyPlatform.Cms;

/// <summary>Calls of the API that it has no answer to. Routing tells why only where no other route takes every address, as one of Orchard Core's does.</summary>
internal static class UnansweredCalls
{
    /// <summary>Null where there is an answer, or the address is somebody else's.</summary>
    public static int? StatusOf(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(SurveyApi.Prefix, StringComparison.OrdinalIgnoreCase) || IsOurs(context.GetEndpoint()))
        {
            return null;
        }

        var here = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsOurs(endpoint) && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(context.Request.Path, [])).ToList();
        var taking = here.Find(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(context.Request.Method) is true);
        return here.Count == 0 ? StatusCodes.Status404NotFound
            : taking is null ? StatusCodes.Status405MethodNotAllowed
            : taking.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && !Accepts(accepts, context.Request) ? StatusCodes.Status415UnsupportedMediaType
            : StatusCodes.Status404NotFound;
    }

    private static bool IsOurs(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Ours>() is not null;

    private static bool Accepts(IAcceptsMetadata endpoint, HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent) && endpoint.ContentTypes.Contains(sent.MediaType.Value, StringComparer.OrdinalIgnoreCase);
}

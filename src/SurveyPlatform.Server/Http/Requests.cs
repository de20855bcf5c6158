namespace SurveyPlatform.Server.Http;

internal static class Requests
{
    /// <summary>Programs call these: they get status codes and problem details, never a page or a redirect.</summary>
    public static bool IsApi(this HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}

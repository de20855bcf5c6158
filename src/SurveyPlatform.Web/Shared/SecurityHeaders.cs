using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace SurveyPlatform.Web.Shared;

/// <summary>What every answer tells the browser: run nothing but our own files, show us in nobody's frame, guess no types.</summary>
public static class SecurityHeaders
{
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'self'; script-src 'self'; style-src 'self' {InlineStyle.Source}; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    private static readonly string FramedPolicy = ContentSecurityPolicy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (context.GetEndpoint()?.Metadata.GetMetadata<NoDocument>() is not null)
            {
                return Task.CompletedTask;
            }

            if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
            {
                headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<FramedByOwnPages>() is null ? ContentSecurityPolicy : FramedPolicy;
            }

            headers.Remove("blazor-enhanced-nav");
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            // What one person saw is not for the next one at the same machine, unless the endpoint says it may be kept.
            if (StringValues.IsNullOrEmpty(headers.CacheControl))
            {
                headers.CacheControl = "private, no-cache";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}

/// <summary>Of an endpoint whose page stands in a frame of another page of this site.</summary>
public sealed class FramedByOwnPages;

/// <summary>Of an endpoint whose answers are parts of pages: what is said of documents, some 300 bytes each time, goes without saying.</summary>
public sealed class NoDocument;

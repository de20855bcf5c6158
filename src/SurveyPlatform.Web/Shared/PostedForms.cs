using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Shared;

/// <summary>Forms sent by a browser: read whole within limits, and only when they come from a page of ours (<see cref="FormToken"/>).</summary>
public static class PostedForms
{
    public const int MaxFields = 60_000;
    public const int MaxValueLength = 64 * 1024;
    public const long MaxBytes = 8 * 1024 * 1024;

    /// <summary>Of a form with files beside its fields; each file has a limit of its own.</summary>
    public const long MaxBytesWithFiles = 40 * 1024 * 1024;

    /// <summary>The handler finds the form read and genuine in <c>request.Form</c>; otherwise a page says why not.</summary>
    public static RouteHandlerBuilder Posted(this RouteHandlerBuilder route) => route
        .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
        .AddEndpointFilter(async (invocation, next) =>
            (await invocation.HttpContext.ReadPostedAsync()) is { } problem ? problem.ToPage() : await next(invocation));

    /// <summary>Null when all is well. With <see cref="WebProblems.FormExpired"/> the form is still there to be shown again.</summary>
    public static async Task<Problem?> ReadPostedAsync(this HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return WebProblems.FormTooLarge;
        }

        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? null : WebProblems.FormExpired;
    }
}

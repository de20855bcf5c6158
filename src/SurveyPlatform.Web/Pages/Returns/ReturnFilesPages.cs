using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The files of a return: sent one by one by the script of the fill-in page (wwwroot/upload.js), and fetched. Refusals to the script are JSON.</summary>
internal static class ReturnFilesPages
{
    public const string FileField = "file";
    public const string ThumbnailField = "thumbnail";

    // The fields around the file.
    private const int MaxFrameBytes = 64 * 1024;

    public static IEndpointRouteBuilder MapReturnFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/returns/{id:guid}/files", AttachAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns)
            .WithMetadata(new RequestSizeLimitAttribute(Attachment.MaxBytes + Thumbnail.MaxBytes + MaxFrameBytes));
        routes.MapGet("/returns/{id:guid}/files/{file:guid}", FileAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/files/{file:guid}/thumbnail", ThumbnailAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> AttachAsync(
        Guid id, string? place, HttpContext context, IAntiforgery antiforgery, AttachFile attach, Texts texts, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Refused(WebProblems.FormExpired, texts);
        }

        if (!context.Request.HasFormContentType || context.Request.Form.Files[FileField] is not { } file)
        {
            return Refused(AttachmentProblems.Empty, texts);
        }

        if (file.Length > Attachment.MaxBytes)
        {
            return Refused(AttachmentProblems.TooLarge, texts);
        }

        var thumbnail = context.Request.Form.Files[ThumbnailField] is { Length: > 0 and <= Thumbnail.MaxBytes } small ? await PostedFiles.ReadAsync(small, cancellationToken) : null;
        var outcome = await attach.RunAsync(
            new(id), place ?? "", file.FileName, await PostedFiles.ReadAsync(file, cancellationToken), context.User.ToActor(), cancellationToken, thumbnail);
        return outcome.Succeeded(out var kept)
            ? TypedResults.Json(new { kept.Id, name = kept.FileName, size = FileLink.SizeOf(kept, texts), path = FileLink.PathOf(kept), thumbnail = FileLink.ThumbnailOf(kept) })
            : Refused(outcome.Problems[0], texts);
    }

    /// <summary>Only ever saved, never shown: nothing in the file acts in the name of the site.</summary>
    private static async Task<IResult> FileAsync(Guid id, Guid file, HttpContext context, GetAttachment get, CancellationToken cancellationToken)
    {
        if (!(await get.RunAsync(new(id), file, context.User.ToActor(), cancellationToken)).Succeeded(out var found))
        {
            return SharedProblems.NotFound.ToPage();
        }

        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(found.Content, found.Attachment.ContentType, found.Attachment.FileName);
    }

    private static async Task<IResult> ThumbnailAsync(Guid id, Guid file, HttpContext context, GetAttachment get, CancellationToken cancellationToken)
    {
        if (!(await get.RunAsync(new(id), file, context.User.ToActor(), cancellationToken, isThumbnail: true)).Succeeded(out var found))
        {
            return SharedProblems.NotFound.ToPage();
        }

        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.File(found.Content, Thumbnail.ContentType);
    }

    private static JsonHttpResult<Refusal> Refused(Problem problem, Texts texts) =>
        TypedResults.Json(new Refusal(problem.Code, texts.Of(problem)), statusCode: problem.Kind.StatusCode());

    /// <param name="Title">In the reader's language.</param>
    private sealed record Refusal(string Code, string Title);
}

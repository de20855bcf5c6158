using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>The return as a workbook: fetched, filled in elsewhere, sent back. As on the page, nothing is taken before somebody has seen what it changes.</summary>
public static class WorkbookApi
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapWorkbookApi(this IEndpointRouteBuilder routes)
    {
        var workbook = routes.MapGroup("/obligations/{id:guid}/workbook").WithTags("Workbook");
        workbook.MapGet("/", GetAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).WithName("GetWorkbook")
            .WithSummary("One's own return as an .xlsx with the answers as last saved; only this file, filled in, is taken back")
            .WithDescription("`language` is `vi` (default) or `en`.")
            .Produces<FileContentHttpResult>(contentType: ContentType)
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found")
            .Refuses(StatusCodes.Status409Conflict, "returns.not-editable", "returns.locked");
        workbook.MapPost("/", PostAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).WithName("SendWorkbook")
            .WithSummary("What a filled-in workbook changes; with `take=true` the changes are saved into the draft")
            .WithDescription("The body is the file. Without `take` nothing is changed and `If-Match` is not needed; the ETag is the version to name when taking. "
                + "`remarks` are cells that are not taken, each with its address. Where somebody has changed the same answers since the download, taking is refused.")
            .Accepts<Stream>(ContentType, "application/octet-stream")
            .WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytes))
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found")
            .Refuses(StatusCodes.Status409Conflict, "returns.not-editable", "returns.locked", "workbook.both-changed")
            .Refuses(StatusCodes.Status412PreconditionFailed, "returns.changed-meanwhile")
            .Refuses(StatusCodes.Status413PayloadTooLarge, "api.body-too-large")
            .Refuses(StatusCodes.Status415UnsupportedMediaType, "api.unsupported-media-type")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "workbook.not-ours", "workbook.tampered", "workbook.other-unit", "workbook.other-form",
                "workbook.other-period", "xlsform.not-a-workbook", "xlsform.damaged", "xlsform.too-large")
            .Refuses(StatusCodes.Status428PreconditionRequired, "api.if-match-needed");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, GetReturnWorkbook get, HttpContext context, CancellationToken cancellationToken, string language = "vi")
    {
        var texts = new Texts(language == "en" ? "en" : "vi");
        var outcome = await get.RunAsync(new(id), texts.Language, (key, arguments) => texts[key, arguments], context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, file.ContentType, file.Name) : outcome.Problems.ToHttp();
    }

    private static async Task<Results<Ok<ApiWorkbook>, ProblemHttpResult>> PostAsync(
        Guid id, PreviewReturnWorkbook preview, SaveDraft save, HttpContext context, CancellationToken cancellationToken, bool take = false)
    {
        var version = context.Request.VersionSeen();
        if (take && version is null)
        {
            return ApiProblems.IfMatchNeeded.ToHttp(StatusCodes.Status428PreconditionRequired);
        }

        using var file = new MemoryStream();
        await context.Request.Body.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        var actor = context.User.ToActor();
        var outcome = await preview.RunAsync(new(id), file, actor, cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(result.Current.Version);
        var changes = WorkbookChange.Between(result.Current.Template.Template, result.Answers, result.Current.Answers, result.Seen);
        return take
            ? await TakeAsync(result, changes, version!.Value, save, actor, context, cancellationToken)
            : TypedResults.Ok(ApiWorkbook.Of(result, changes, result.Current.Version, isTaken: false));
    }

    private static async Task<Results<Ok<ApiWorkbook>, ProblemHttpResult>> TakeAsync(
        PreviewReturnWorkbook.Result result, IReadOnlyList<WorkbookChange> changes, int version, SaveDraft save, Actor actor, HttpContext context, CancellationToken cancellationToken)
    {
        if (version != result.Current.Version)
        {
            return ReturnsProblems.ChangedMeanwhile.ToHttp(StatusCodes.Status412PreconditionFailed, ("version", result.Current.Version));
        }

        var both = changes.Where(change => change is { IsMine: true, IsTheirs: true }).Select(change => change.Key).ToList();
        if (both.Count > 0)
        {
            return WorkbookProblems.BothChanged(both.Count).ToHttp(StatusCodes.Status409Conflict, ("changes", both));
        }

        var mine = changes.Where(change => change.IsMine).Select(change => change.Key).ToHashSet(StringComparer.Ordinal);
        var answers = WorkbookChange.Take(result.Current.Template.Template, result.Answers, result.Current.Answers, mine);
        var outcome = await save.RunAsync(result.Current.Obligation.Id, version, answers, actor, cancellationToken, result.Current.TemplateVersionId);
        if (!outcome.Succeeded(out var saved))
        {
            return outcome.Problems.Contains(ReturnsProblems.ChangedMeanwhile)
                ? ReturnsProblems.ChangedMeanwhile.ToHttp(StatusCodes.Status412PreconditionFailed)
                : outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(saved.Version);
        return TypedResults.Ok(ApiWorkbook.Of(result, changes, saved.Version, isTaken: true));
    }
}

/// <summary>What a workbook would change, or has changed.</summary>
/// <param name="Version">Of the draft: what taking, or the next save, must name in <c>If-Match</c>; also the ETag.</param>
/// <param name="IsStale">The draft has changed since the download.</param>
/// <param name="IsOlderForm">Downloaded for an earlier version of the form.</param>
/// <param name="Formulas">Cells of which the saved value was read and not the formula.</param>
public sealed record ApiWorkbook(
    int Version, bool IsTaken, bool IsStale, bool IsOlderForm, IReadOnlyList<ApiWorkbookChange> Changes, IReadOnlyList<ApiWorkbookRemark> Remarks, IReadOnlyList<string> Formulas)
{
    internal static ApiWorkbook Of(PreviewReturnWorkbook.Result result, IReadOnlyList<WorkbookChange> changes, int version, bool isTaken) => new(
        version, isTaken, result.Seen is not null, result.IsOlderForm,
        [
            .. from change in changes
               from cell in change.Cells
               select new ApiWorkbookChange(cell.Place, result.At(cell.Place), cell.Theirs.ToString(), cell.Mine.ToString(), change.IsMine, change.IsTheirs),
        ],
        [.. result.Remarks.Select(remark => new ApiWorkbookRemark(remark.At, remark.Problem.Place, remark.Problem.Code, remark.Problem.Message))],
        result.Formulas);
}

/// <param name="Cell">As <c>Sheet!E5</c>; null where the answer has none in the file.</param>
/// <param name="Draft">As it is in the draft; empty: no answer.</param>
/// <param name="IsMine">The workbook changes it, and taking takes it. In lines all cells of the group go together.</param>
/// <param name="IsTheirs">Changed in the draft since the download.</param>
public sealed record ApiWorkbookChange(string Place, string? Cell, string Draft, string Workbook, bool IsMine, bool IsTheirs);

/// <summary>A cell that is not taken, and why.</summary>
public sealed record ApiWorkbookRemark(string? Cell, string? Place, string Code, string Message);

using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>The draft of a form: kept, looked at for what it would mean, published.</summary>
public static class TemplateDraftsApi
{
    private const string IfMatch = "`If-Match` names the save of the draft that the caller has seen, as in its ETag: `\"3\"`, or `\"0\"` where there is no draft yet.";

    public static void MapTemplateDraftsApi(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/templates/{code}").WithTags("Templates");
        drafts.MapGet("/draft", GetAsync).Demand(Permission.DesignTemplates).WithName("GetTemplateDraft")
            .WithSummary("The draft, or the newest published document where there is none; the version is the ETag")
            .Produces<FormTemplate>(contentType: "application/json")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        drafts.MapPut("/draft", PutAsync).Demand(Permission.DesignTemplates).WithName("SaveTemplateDraft")
            .WithSummary("Keeps a document as the draft, right or wrong; what is wrong with it is told").WithDescription(IfMatch)
            .Accepts<FormTemplate>("application/json")
            .Refuses(StatusCodes.Status400BadRequest, "api.not-json")
            .Refuses(StatusCodes.Status412PreconditionFailed, "templates.draft-changed")
            .Refuses(StatusCodes.Status413PayloadTooLarge, "api.body-too-large", "shared.too-large")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "templates.unreadable", "templates.unknown-property", "templates.bad-name", "api.bad-parameter")
            .Refuses(StatusCodes.Status428PreconditionRequired, "api.if-match-needed");
        drafts.MapGet("/draft/impact", ImpactAsync).Demand(Permission.DesignTemplates).WithName("PreviewTemplateImpact")
            .WithSummary("What publishing the draft would mean: changes, broken series, open periods and drafts, and where answers would go")
            .Refuses(StatusCodes.Status409Conflict, "templates.no-draft");
        drafts.MapPost("/publish", PublishAsync).Demand(Permission.DesignTemplates).WithName("PublishTemplate")
            .WithSummary("Publishes the draft as the next version; says whether open periods go over to it").WithDescription(IfMatch)
            .Refuses(StatusCodes.Status409Conflict, "templates.no-draft", "templates.newer-published", "templates.nothing-changed")
            .Refuses(StatusCodes.Status412PreconditionFailed, "templates.draft-changed")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "templates.mapping-unknown", "templates.mapping-twice", "templates.mapping-place",
                "templates.break-unknown", "templates.break-certain", "templates.break-reason-missing", "templates.reason-too-long")
            .Refuses(StatusCodes.Status428PreconditionRequired, "api.if-match-needed");
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetAsync(
        string code, OpenTemplateDraft open, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(code, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var draft))
        {
            return outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(draft.Version);
        return TypedResults.Text(TemplateJson.Write(draft.Template), "application/json; charset=utf-8");
    }

    private static async Task<Results<Ok<ApiDraftSaved>, ProblemHttpResult>> PutAsync(
        string code, SaveTemplateDraft save, OpenTemplateDraft open, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.VersionSeen() is not { } version)
        {
            return ApiProblems.IfMatchNeeded.ToHttp(StatusCodes.Status428PreconditionRequired);
        }

        var body = await context.Request.ReadJsonAsync(cancellationToken);
        if (!body.Succeeded(out var json))
        {
            return body.Problems[0].ToHttp(StatusCodes.Status400BadRequest);
        }

        var read = TemplateJson.Read(json);
        if (!read.Succeeded(out var template))
        {
            return read.Problems.ToHttp();
        }

        if (template.Code != code)
        {
            return ApiProblems.BadParameter("code", code).ToHttp(StatusCodes.Status422UnprocessableEntity);
        }

        var actor = context.User.ToActor();
        var outcome = await save.RunAsync(template, version, actor, cancellationToken);
        if (outcome.Succeeded(out var saved))
        {
            context.Response.Headers.ETag = ApiRequests.Quoted(saved.Version);
            return TypedResults.Ok(new ApiDraftSaved(saved.Version, saved.SavedAtUtc, ApiTemplateProblem.Of(saved.Problems)));
        }

        if (outcome.Problems[0].Code != "templates.draft-changed" || !(await open.RunAsync(code, actor, cancellationToken)).Succeeded(out var theirs))
        {
            return outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(theirs.Version);
        return outcome.Problems[0].ToHttp(
            StatusCodes.Status412PreconditionFailed, ("version", theirs.Version), ("differences", ApiTemplateDifference.Of(TemplateDifference.Between(theirs.Template, template))));
    }

    private static async Task<Results<Ok<ApiImpact>, ProblemHttpResult>> ImpactAsync(
        string code, PreviewTemplateImpact preview, ListElementReaders list, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var actor = user.ToActor();
        var outcome = await preview.RunAsync(code, actor, cancellationToken);
        if (!outcome.Succeeded(out var impact))
        {
            return outcome.Problems.ToHttp();
        }

        var readers = await list.RunAsync(code, [.. impact.Gone.Select(gone => gone.Element)], actor, cancellationToken);
        return readers.Then<ApiImpact>(found => ApiImpact.Of(impact, found)).ToHttp();
    }

    private static async Task<Results<Ok<ApiPublished>, ProblemHttpResult>> PublishAsync(
        string code, ApiPublishRequest asked, PreviewTemplateImpact preview, PublishForm publish, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.VersionSeen() is not { } version)
        {
            return ApiProblems.IfMatchNeeded.ToHttp(StatusCodes.Status428PreconditionRequired);
        }

        var actor = context.User.ToActor();
        var outcome = await preview.RunAsync(code, actor, cancellationToken);
        if (!outcome.Succeeded(out var impact))
        {
            return outcome.Problems.ToHttp();
        }

        IReadOnlyList<ExerciseId> exercises = asked.MoveOpenExercises ? [.. impact.Exercises.Select(exercise => exercise.Id)] : [];
        var published = await publish.RunAsync(new(code, version, exercises, Mappings(impact, asked), Breaks: asked.Breaks), actor, cancellationToken);
        return published.Problems is [{ Code: "templates.draft-changed" } changed]
            ? changed.ToHttp(StatusCodes.Status412PreconditionFailed)
            : published.Then<ApiPublished>(done => new ApiPublished(done.VersionId, done.Number, done.Breaks, done.Exercises, done.DraftsMoved, done.DraftsLeft)).ToHttp();
    }

    private static Dictionary<Guid, TemplateMapping> Mappings(PreviewTemplateImpact.Result impact, ApiPublishRequest asked)
    {
        if (asked.Mapping is not { Count: > 0 } changes || impact.Sources.FirstOrDefault(source => source.VersionId == impact.NewestId) is not { } newest)
        {
            return [];
        }

        var names = new Dictionary<string, string?>(newest.Mapping.Names, StringComparer.Ordinal);
        foreach (var (from, to) in changes)
        {
            names[from] = to;
        }

        return new() { [newest.VersionId] = new(names) };
    }
}

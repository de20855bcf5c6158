using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>The forms: what is published, and checking a document.</summary>
public static class TemplatesApi
{
    public static void MapTemplatesApi(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/templates").WithTags("Templates");
        templates.MapGet("/", ListAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns).WithName("ListTemplates")
            .WithSummary("Every form with its versions, newest first, its draft, and the collections that ask it");
        templates.MapGet("/{code}/versions", VersionsAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns).WithName("ListTemplateVersions")
            .WithSummary("One form with its versions")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        templates.MapGet("/{code}/versions/{number:int}", DocumentAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns).WithName("GetTemplateDocument")
            .WithSummary("The document of one version, which never changes; its hash is the ETag")
            .Produces<FormTemplate>(contentType: "application/json")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        templates.MapGet("/{code}/compare/{before:int}/{after:int}", CompareAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns).WithName("CompareTemplates")
            .WithSummary("What changed from one version to another, each as data and as a sentence")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        templates.MapPost("/check", CheckAsync).Demand(Permission.DesignTemplates).WithName("CheckTemplate")
            .WithSummary("Everything that would keep a document from being published; nothing is kept")
            .Accepts<FormTemplate>("application/json")
            .Refuses(StatusCodes.Status400BadRequest, "api.not-json")
            .Refuses(StatusCodes.Status413PayloadTooLarge, "api.body-too-large")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "templates.unreadable", "templates.unknown-property");
    }

    private static async Task<Results<Ok<IReadOnlyList<ApiForm>>, ProblemHttpResult>> ListAsync(ListForms list, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(user.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? TypedResults.Ok<IReadOnlyList<ApiForm>>([.. found.Forms.Select(ApiForm.Of)]) : outcome.Problems.ToHttp();
    }

    private static async Task<Results<Ok<ApiForm>, ProblemHttpResult>> VersionsAsync(string code, ListForms list, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await list.GetAsync(code, user.ToActor(), cancellationToken)).Then<ApiForm>(form => ApiForm.Of(form)).ToHttp();

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> DocumentAsync(
        string code, int number, ListForms forms, ListTemplates list, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        if (await IdOfAsync(code, number, forms, actor, cancellationToken) is not { } id)
        {
            return SharedProblems.NotFound.ToHttp(StatusCodes.Status404NotFound);
        }

        var detail = (await list.GetAsync(id, actor, cancellationToken)).Require();
        var tag = $"\"{id}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Text(TemplateJson.Write(detail.Template), "application/json; charset=utf-8");
    }

    private static async Task<Results<Ok<ApiComparison>, ProblemHttpResult>> CompareAsync(
        string code, int before, int after, ListForms forms, CompareTemplates compare, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var actor = user.ToActor();
        if (await IdOfAsync(code, before, forms, actor, cancellationToken) is not { } one || await IdOfAsync(code, after, forms, actor, cancellationToken) is not { } other)
        {
            return SharedProblems.NotFound.ToHttp(StatusCodes.Status404NotFound);
        }

        return (await compare.RunAsync(one, other, actor, cancellationToken)).Then<ApiComparison>(found => new ApiComparison(
            code, found.Before.Number, found.After.Number, ApiTemplateDifference.Of(found.Differences), [.. found.Breaks.Select(broken => broken.Break)])).ToHttp();
    }

    private static async Task<Results<Ok<ApiTemplateCheck>, ProblemHttpResult>> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken);
        if (!body.Succeeded(out var json))
        {
            return body.Problems[0].ToHttp(StatusCodes.Status400BadRequest);
        }

        return TemplateJson.Read(json).Then<ApiTemplateCheck>(template =>
        {
            var problems = ApiTemplateProblem.Of(TemplateCheck.Check(template));
            return new ApiTemplateCheck(problems.Count == 0, problems);
        }).ToHttp();
    }

    private static async Task<Guid?> IdOfAsync(string code, int number, ListForms forms, Actor actor, CancellationToken cancellationToken) =>
        (await forms.GetAsync(code, actor, cancellationToken)).Succeeded(out var form) ? form.Versions.FirstOrDefault(version => version.Number == number)?.Id : null;
}

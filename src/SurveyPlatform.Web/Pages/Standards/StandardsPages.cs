using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>The standards and their versions; where a new one or the next one begins.</summary>
public static class StandardsPages
{
    public static IEndpointRouteBuilder MapStandardsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/standards", ListAsync).Demand(Permission.ManageStandards, Permission.ViewReturns);
        routes.MapGet("/standards/new", NewAsync).Demand(Permission.ManageStandards);
        routes.MapPost("/standards/new", StartAsync).Demand(Permission.ManageStandards).Posted();
        routes.MapGet("/standards/{code}", ShowAsync).Demand(Permission.ManageStandards, Permission.ViewReturns);
        routes.MapPost("/standards/{code}/next", NextAsync).Demand(Permission.ManageStandards).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListStandards list, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<StandardsPage>(new { result.Standards, MayWrite = actor.May(Permission.ManageStandards) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, OpenStandard open, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(code, actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<StandardPage>(new { Found = found, MayWrite = actor.May(Permission.ManageStandards), MaySee = actor.May(Permission.ViewReturns) })
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> NewAsync(HttpContext context, NewestTemplates forms, CancellationToken cancellationToken) =>
        NewPageAsync(context, forms, new("", "", "", ""), [], cancellationToken);

    private static async Task<IResult> StartAsync(HttpContext context, StartStandard start, NewestTemplates forms, CancellationToken cancellationToken)
    {
        var typed = NewStandardPage.Typing.From(context.Request.Form);
        var outcome = await start.NewAsync(typed.Code, new(typed.Title, typed.TitleEn.Length > 0 ? typed.TitleEn : null), typed.Template, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _)
            ? TypedResults.LocalRedirect($"/standards/{typed.Code}/draft")
            : await NewPageAsync(context, forms, typed, outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> NewPageAsync(
        HttpContext context, NewestTemplates forms, NewStandardPage.Typing typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await forms.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var newest)
            ? new RazorComponentResult<NewStandardPage>(new { newest.Forms, Typed = typed, Problems = problems })
            {
                StatusCode = problems is [var first, ..] ? first.Kind.StatusCode() : null,
            }
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> NextAsync(string code, HttpContext context, StartStandard start, CancellationToken cancellationToken)
    {
        var outcome = await start.NextAsync(code, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _) ? TypedResults.LocalRedirect($"/standards/{code}/draft") : outcome.Problems.ToPage();
    }
}

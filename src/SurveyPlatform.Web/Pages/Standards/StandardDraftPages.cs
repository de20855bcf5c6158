using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>The next version of a standard: written, tried out on the last quarters, put in force.</summary>
public static class StandardDraftPages
{
    public static IEndpointRouteBuilder MapStandardDraftPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/standards/{code}/draft", ShowAsync).Demand(Permission.ManageStandards);
        routes.MapPost("/standards/{code}/draft", SaveAsync).Demand(Permission.ManageStandards).Posted();
        routes.MapPost("/standards/{code}/draft/discard", DiscardAsync).Demand(Permission.ManageStandards).Posted();
        routes.MapGet("/standards/{code}/draft/try", TryAsync).Demand(Permission.ManageStandards);
        routes.MapPost("/standards/{code}/draft/publish", PublishAsync).Demand(Permission.ManageStandards).Posted();
        return routes;
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, OpenStandard open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(code, context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var found) ? outcome.Problems.ToPage()
            : found.Draft is null ? TypedResults.LocalRedirect($"/standards/{code}")
            : new RazorComponentResult<StandardDraftPage>(new
            {
                Found = found,
                Typed = StandardForm.Of(found.Draft.Standard),
                Seen = found.Draft.Number,
                found.Draft.Problems,
                Open = context.Request.Query.Number("open"),
            });
    }

    /// <summary>Every button keeps what was typed; then it adds, moves or removes a criterion, or goes on to the try-out.</summary>
    private static async Task<IResult> SaveAsync(string code, HttpContext context, OpenStandard open, SaveStandardDraft save, CancellationToken cancellationToken)
    {
        var (actor, form) = (context.User.ToActor(), context.Request.Form);
        var opened = await open.RunAsync(code, actor, cancellationToken);
        if (!opened.Succeeded(out var found))
        {
            return opened.Problems.ToPage();
        }

        if (found.Draft is not { } draft)
        {
            return StandardsProblems.DraftChanged(null).ToPage();
        }

        var seen = int.TryParse(form["seen"], out var number) ? number : 0;
        var typed = StandardForm.From(form);
        var step = DraftStep.Of(form["step"].ToString());
        var (changed, at) = step.On(typed);
        var read = changed.Read(draft.Standard);
        var saved = read.Succeeded(out var standard) ? await save.RunAsync(standard, seen, actor, cancellationToken) : new(read.Problems);
        if (saved.Succeeded(out _))
        {
            context.Say("standard-saved");
            return TypedResults.LocalRedirect(
                step.IsTrial ? $"/standards/{code}/draft/try"
                : at is { } index ? $"/standards/{code}/draft?open={index}#criterion-{index}"
                : $"/standards/{code}/draft");
        }

        var isConflict = saved.Problems.Any(problem => problem.Code == StandardsProblems.DraftChanged(null).Code);
        return new RazorComponentResult<StandardDraftPage>(new
        {
            Found = found,
            Typed = typed,
            Seen = isConflict ? draft.Number : seen,
            saved.Problems,
            Theirs = isConflict ? StandardDifference.Between(StandardForm.Of(draft.Standard), typed, Texts.For(context)) : null,
            Open = at,
        })
        {
            StatusCode = saved.Problems[0].Kind.StatusCode(),
        };
    }

    private static async Task<IResult> DiscardAsync(string code, HttpContext context, SaveStandardDraft drafts, OpenStandard open, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var seen = int.TryParse(context.Request.Form["seen"], out var number) ? number : 0;
        var outcome = await drafts.DiscardAsync(code, seen, actor, cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("standard-discarded");
        var isPublished = (await open.RunAsync(code, actor, cancellationToken)).Succeeded(out _);
        return TypedResults.LocalRedirect(isPublished ? $"/standards/{code}" : "/standards");
    }

    private static async Task<IResult> TryAsync(string code, HttpContext context, TryStandard tryOut, CancellationToken cancellationToken)
    {
        var outcome = await tryOut.RunAsync(code, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? new RazorComponentResult<StandardTryPage>(new { Found = found })
            : outcome.Problems.Any(problem => problem.Place is not null || problem.Kind == ProblemKind.Invalid) ? TypedResults.LocalRedirect($"/standards/{code}/draft#errors")
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> PublishAsync(string code, HttpContext context, PublishStandard publish, CancellationToken cancellationToken)
    {
        var seen = int.TryParse(context.Request.Form["seen"], out var number) ? number : 0;
        var outcome = await publish.RunAsync(code, seen, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var done))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("standard-published", ("version", done.Version), ("judged", done.Judged));
        return TypedResults.LocalRedirect($"/standards/{code}");
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>What is collected, and each collection's settings.</summary>
public static class CollectionSettingsPages
{
    public static IEndpointRouteBuilder MapCollectionSettingsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/collections", ListAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/collections/{code}", ShowAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/collections/{code}", ChangeAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadCollection read, CancellationToken cancellationToken)
    {
        var outcome = await read.ListAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var rows)
            ? new RazorComponentResult<CollectionsPage>(new { Rows = (IReadOnlyList<ReadCollection.Row>)rows })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, ReadCollection read, CancellationToken cancellationToken)
    {
        var outcome = await read.RunAsync(code, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<CollectionPage>(new { Found = found, Typed = CollectionForm.Of(found.Row.Collection) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ChangeAsync(string code, HttpContext context, ChangeCollection change, ReadCollection read, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var (typed, isTrial) = (CollectionForm.From(form), form["step"] != "do");
        var version = int.TryParse(form["version"], out var seen) ? seen : 0;
        var outcome = await change.RunAsync(code, version, typed.Read(), isTrial, actor, cancellationToken);
        if (outcome.Succeeded(out var result) && !isTrial)
        {
            context.Say("collection-changed", ("count", result.Changes.Count));
            return TypedResults.LocalRedirect($"/collections/{code}");
        }

        var current = await read.RunAsync(code, actor, cancellationToken);
        return current.Succeeded(out var found)
            ? new RazorComponentResult<CollectionPage>(new { Found = found, Typed = typed, Trial = result, outcome.Problems })
            {
                StatusCode = outcome.Problems is [var first, ..] ? first.Kind.StatusCode() : null,
            }
            : current.Problems.ToPage();
    }
}

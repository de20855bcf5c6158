using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>Returns asked for outside the schedule.</summary>
public static class AdHocPages
{
    public static IEndpointRouteBuilder MapAdHocPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exercises/ad-hoc", AskAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/exercises/ad-hoc", OpenAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static async Task<IResult> AskAsync(HttpContext context, ListAskable list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.Request.Query.Text("collection"), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<AdHocPage>(new { List = found, Typed = AdHocForm.Blank(found) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> OpenAsync(HttpContext context, OpenAdHocExercise open, ListAskable list, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var (typed, collection) = (AdHocForm.From(form), form["collection"].ToString());
        var asked = typed.For(collection);
        var outcome = asked.Succeeded(out var request) ? await open.RunAsync(request, actor, cancellationToken) : new(asked.Problems);
        if (outcome.Succeeded(out var result))
        {
            context.Say("ad-hoc-opened", ("obligations", result.Obligations), ("due", result.Due));
            return TypedResults.LocalRedirect($"/exercises/{result.Id}");
        }

        var listed = await list.RunAsync(collection, actor, cancellationToken);
        return listed.Succeeded(out var found)
            ? new RazorComponentResult<AdHocPage>(new { List = found, Typed = typed, outcome.Problems }) { StatusCode = outcome.Problems[0].Kind.StatusCode() }
            : listed.Problems.ToPage();
    }
}

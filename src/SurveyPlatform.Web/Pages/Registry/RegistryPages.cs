using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Registry;

public static class RegistryPages
{
    public static IEndpointRouteBuilder MapRegistryPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/units", SearchAsync).Demand(Permission.ManageRegistry, Permission.ViewReturns);
        routes.MapGet("/units/{id:int}", ShowAsync).Demand(Permission.ManageRegistry, Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> SearchAsync(HttpContext context, SearchUnits search, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var asked = new SearchUnits.Query(
            query.Text("q"), query.Choice<UnitKind>("kind"), query.Number("parent") is { } parent ? new UnitId(parent) : null, query.Page);
        var outcome = await search.RunAsync(asked, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<UnitsPage>(new { Query = asked, Found = result })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ShowAsync(int id, HttpContext context, GetUnit get, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result) ? new RazorComponentResult<UnitPage>(new { Found = result }) : outcome.Problems.ToPage();
    }
}

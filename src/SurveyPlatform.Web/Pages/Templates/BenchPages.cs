using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>What stands beside the designer: the draft to be tried, and how expressions are written.</summary>
public static class BenchPages
{
    public static IEndpointRouteBuilder MapBenchPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/designer/help/expressions", () => new RazorComponentResult<ExpressionHelpPage>()).Demand(Permission.DesignTemplates);
        return routes;
    }
}

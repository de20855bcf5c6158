using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>What one takes away of a published form: its dictionary as a file, and the form on paper.</summary>
public static class TemplateSheets
{
    public static IEndpointRouteBuilder MapTemplateSheets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/templates/{id:guid}/dictionary.csv", DictionaryAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        routes.MapGet("/templates/{id:guid}/blank", BlankAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> DictionaryAsync(Guid id, HttpContext context, ListTemplates list, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.GetAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var detail)
            ? new CsvResult($"{detail.Version.Code}-{detail.Version.Number}-dictionary.csv", texts, DictionaryFile.Rows(detail.Template, texts))
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> BlankAsync(Guid id, HttpContext context, ListTemplates list, CancellationToken cancellationToken)
    {
        var outcome = await list.GetAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var detail)
            ? new RazorComponentResult<BlankPage>(new { detail.Version, detail.Template })
            : outcome.Problems.ToPage();
    }
}

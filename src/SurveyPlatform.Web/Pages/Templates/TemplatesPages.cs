using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

public static class TemplatesPages
{
    public static IEndpointRouteBuilder MapTemplatesPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/templates", ListAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        routes.MapGet("/templates/{id:guid}", ShowAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListTemplates list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<TemplatesPage>(new { result.Versions })
            : outcome.Problems.ToPage();
    }

    /// <summary>The form as a unit sees it before it has typed anything, or the dictionary of what it asks.</summary>
    private static async Task<IResult> ShowAsync(
        Guid id, HttpContext context, ListTemplates list, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.GetAsync(id, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var detail))
        {
            return outcome.Problems.ToPage();
        }

        var blank = FormEvaluation.Evaluate(detail.Template, new AnswerSet(), new() { Today = clock.Today });
        return new RazorComponentResult<TemplatePage>(new
        {
            Detail = detail,
            View = new FormView(detail.Template, new(), blank, null, texts, [], showErrors: false),
            AsDictionary = context.Request.Query["view"] == "dictionary",
        });
    }
}

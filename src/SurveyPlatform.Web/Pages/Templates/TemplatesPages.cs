using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
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
        routes.MapGet("/templates/{id:guid}/compare/{other:guid}", CompareAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        routes.MapGet("/templates/{id:guid}/form.json", JsonAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        routes.MapGet("/templates/{id:guid}/recipe.json", RecipeAsync).Demand(Permission.DesignTemplates);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListForms list, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<TemplatesPage>(new { result.Forms, MayDesign = actor.May(Permission.DesignTemplates) })
            : outcome.Problems.ToPage();
    }

    /// <summary>The form as a unit sees it before it has typed anything, the dictionary of what it asks, or all its versions.</summary>
    private static async Task<IResult> ShowAsync(
        Guid id, HttpContext context, ListTemplates list, ListForms forms, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.GetAsync(id, actor, cancellationToken);
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
            AsVersions = context.Request.Query["view"] == "versions",
            Form = (await forms.GetAsync(detail.Version.Code, actor, cancellationToken)).Require(),
            MayDesign = actor.May(Permission.DesignTemplates),
        });
    }

    private static async Task<IResult> CompareAsync(Guid id, Guid other, HttpContext context, CompareTemplates compare, CancellationToken cancellationToken)
    {
        var outcome = await compare.RunAsync(id, other, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? new RazorComponentResult<ComparePage>(new { Found = found }) : outcome.Problems.ToPage();
    }

    private static Task<IResult> JsonAsync(Guid id, HttpContext context, ListTemplates list, CancellationToken cancellationToken) =>
        FileAsync(id, context, list, detail => (TemplateFiles.Json(detail.Template), $"{detail.Version.Code}-{detail.Version.Number}.json"), cancellationToken);

    private static Task<IResult> RecipeAsync(Guid id, HttpContext context, ListTemplates list, CancellationToken cancellationToken) =>
        FileAsync(id, context, list, detail => (TemplateFiles.Recipe(detail.Template, detail.Version.Number), $"form-templates-{detail.Version.Code}.recipe.json"), cancellationToken);

    private static async Task<IResult> FileAsync(
        Guid id, HttpContext context, ListTemplates list, Func<ListTemplates.Detail, (string Text, string Name)> write, CancellationToken cancellationToken)
    {
        var outcome = await list.GetAsync(id, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var detail))
        {
            return outcome.Problems.ToPage();
        }

        var (text, name) = write(detail);
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "application/json", name);
    }
}

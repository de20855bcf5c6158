using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>What stands beside the designer: the draft to be tried, and how expressions are written.</summary>
public static class BenchPages
{
    public static IEndpointRouteBuilder MapBenchPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/designer/help/expressions", () => new RazorComponentResult<ExpressionHelpPage>()).Demand(Permission.DesignTemplates);
        routes.MapGet("/designer/{code}/preview", ShowAsync).Demand(Permission.DesignTemplates).WithMetadata(new FramedByOwnPages());
        routes.MapPost("/designer/{code}/preview", TryAsync).Demand(Permission.DesignTemplates).Posted().WithMetadata(new FramedByOwnPages());
        return routes;
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, TryTemplateDraft attempt, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await attempt.RunAsync(code, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var tried) ? Page(tried, BenchSettings.At(tried.Today, texts), [], texts) : outcome.Problems.ToPage();
    }

    /// <summary>The answers that were posted are shown and judged, and forgotten.</summary>
    private static async Task<IResult> TryAsync(string code, HttpContext context, TryTemplateDraft attempt, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await attempt.RunAsync(code, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var tried))
        {
            return outcome.Problems.ToPage();
        }

        var form = context.Request.Form;
        var settings = BenchSettings.Of(form, BenchSettings.At(tried.Today, texts));
        if (form[FillForm.ActionField] == BenchSettings.Sample && tried.Form is not null)
        {
            settings = settings.WithSamples(tried.Form);
        }

        return Page(tried, settings, form[FillForm.ActionField] == BenchSettings.Clear ? [] : FillForm.Answers(form), texts);
    }

    private static RazorComponentResult<PreviewPage> Page(
        TryTemplateDraft.Result tried, BenchSettings settings, IEnumerable<KeyValuePair<string, string>> typed, Texts texts)
    {
        if (tried.Form is not { } form)
        {
            return new(new { Tried = tried, Settings = settings });
        }

        // Answers to questions that the draft no longer has are left out without a word.
        var answers = AnswerReader.ReadForm(form.Template, typed, null).Answers;
        var context = settings.Context(form.Template, tried.Units);
        var evaluation = FormEvaluation.Evaluate(form, answers, context);
        return new(new
        {
            Tried = tried,
            Settings = settings,
            View = new FormView(form.Template, answers, evaluation, context.Previous, texts, tried.Units, settings.Checked),
            Context = context,
            Rules = FormTrace.Of(form, answers, context),
        });
    }
}

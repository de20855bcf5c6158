using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns.Import;

/// <summary>What taking a file would do, and taking it.</summary>
internal static class ImportPreviewPages
{
    public static void MapImportPreviewPages(this IEndpointRouteBuilder import)
    {
        import.MapGet("/preview", PreviewAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        import.MapPost("/preview", PlanAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        import.MapPost("/take", TakeAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        import.MapGet("/problems.csv", ProblemsAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        import.MapGet("/lines.csv", LinesAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
    }

    private static async Task<IResult> PreviewAsync(Guid id, string group, HttpContext context, PreviewImport preview, CancellationToken cancellationToken)
    {
        var outcome = await preview.RunAsync(new(id), group, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result) ? Page(result, [], context) : ImportPages.WithoutFile(id, group, outcome.Problems);
    }

    private static async Task<IResult> PlanAsync(Guid id, string group, HttpContext context, PlanImport plan, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var outcome = await plan.RunAsync(new(id), group, import => ImportForm.Mode(import, form), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _) ? TypedResults.LocalRedirect(ImportPages.PathOf(id, group, ImportStep.Preview)) : ImportPages.WithoutFile(id, group, outcome.Problems);
    }

    /// <summary>Where the draft has changed since the preview, there is a new preview and nothing is taken.</summary>
    private static async Task<IResult> TakeAsync(
        Guid id, string group, HttpContext context, TakeImport take, PreviewImport preview, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await take.RunAsync(new(id), group, FillForm.Version(context.Request.Form), actor, cancellationToken);
        if (outcome.Succeeded(out var taken))
        {
            context.Say("lines-imported", ("count", taken.Merge.Lines.Count(line => line.Imported is not null)));
            return TypedResults.LocalRedirect($"/returns/{id}#{Uri.EscapeDataString(Fields.Id(group))}");
        }

        var again = await preview.RunAsync(new(id), group, actor, cancellationToken);
        return again.Succeeded(out var result) ? Page(result, outcome.Problems, context) : ImportPages.WithoutFile(id, group, outcome.Problems);
    }

    private static async Task<IResult> ProblemsAsync(Guid id, string group, HttpContext context, PreviewImport preview, CancellationToken cancellationToken)
    {
        var outcome = await preview.RunAsync(new(id), group, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        var view = new ImportView(result.Session, Texts.For(context));
        IReadOnlyList<object?> heads = [view.T["import.at"], view.T["fill.item"], view.T["import.content"], view.T["import.problem"], view.T["import.fix"]];
        return new CsvResult("import-problems.csv", view.T, result.Remarks
            .Select(remark => (IReadOnlyList<object?>)[view.At(remark), view.LabelOf(remark), view.ContentAt(remark), view.T.Of(remark.Problem), view.FixOf(remark)]).Prepend(heads));
    }

    /// <summary>The lines there are, with heads and words that are understood as they stand: also to see what a file might look like.</summary>
    private static async Task<IResult> LinesAsync(Guid id, string group, HttpContext context, BeginImport begin, CancellationToken cancellationToken)
    {
        var outcome = await begin.RunAsync(new(id), group, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new CsvResult($"{group}.csv", Texts.For(context), LinesFile.Rows(found.Opened, found.Group, Texts.For(context)))
            : outcome.Problems.ToPage();
    }

    private static RazorComponentResult<ImportPreviewPage> Page(PreviewImport.Result result, IReadOnlyList<Problem> problems, HttpContext context) =>
        new(new { Card = ReturnCard.Of(result.Session.Opened), Preview = result, View = new ImportView(result.Session, Texts.For(context)), Problems = problems })
        {
            StatusCode = problems is [var first, ..] ? first.Kind.StatusCode() : StatusCodes.Status200OK,
        };
}

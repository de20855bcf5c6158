using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>A return as a workbook, to fill in without a line; back again with a preview of what would change.</summary>
public static class WorkbookPages
{
    public const string FileField = "file";
    public const string TakeField = "take";
    public const string CarriedField = "carried";

    public static IEndpointRouteBuilder MapWorkbookPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/returns/{id:guid}/workbook", ShowAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        routes.MapGet("/returns/{id:guid}/workbook.xlsx", DownloadAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        routes.MapPost("/returns/{id:guid}/workbook", PreviewAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        routes.MapPost("/returns/{id:guid}/workbook/take", TakeAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        return routes;
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, OpenReturn open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : opened.WhyNotEditable is { Kind: ProblemKind.Forbidden } ? SharedProblems.NotFound.ToPage()
            : opened.WhyNotEditable is not null ? TypedResults.LocalRedirect($"/returns/{id}")
            : Page(opened, []);
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, GetReturnWorkbook get, CancellationToken cancellationToken)
    {
        var texts = Texts.For(context);
        var outcome = await get.RunAsync(new(id), texts.Language, (key, arguments) => texts[key, arguments], context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, file.ContentType, file.Name) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> PreviewAsync(
        Guid id, HttpContext context, PreviewReturnWorkbook preview, OpenReturn open, GetReturnHands hands, WorkbookCarrier carrier, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        if (context.Request.Form.Files.GetFile(FileField) is not { Length: > 0 } file)
        {
            return await RefuseAsync(id, open, [WorkbookProblems.NoFile], actor, cancellationToken);
        }

        await using var content = file.OpenReadStream();
        var outcome = await preview.RunAsync(new(id), content, actor, cancellationToken);
        return outcome.Succeeded(out var result)
            ? Preview(result, WorkbookCarried.Of(result, actor), await HandsAsync(id, hands, actor, cancellationToken), carrier, context)
            : await RefuseAsync(id, open, outcome.Problems, actor, cancellationToken);
    }

    /// <summary>Where the draft has changed since the preview, there is a new preview and nothing is taken.</summary>
    private static async Task<IResult> TakeAsync(
        Guid id, HttpContext context, OpenReturn open, SaveDraft save, GetReturnHands hands, WorkbookCarrier carrier, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var form = context.Request.Form;
        if (carrier.Read(form[CarriedField]) is not { } carried || carried.Obligation != id || carried.User != actor.Name)
        {
            return await RefuseAsync(id, open, [WorkbookProblems.PreviewExpired], actor, cancellationToken);
        }

        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return outcome.Problems.ToPage();
        }

        var template = opened.Template.Template;
        var chosen = form[TakeField].OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (opened.Version == carried.Version)
        {
            var workbook = AnswerJson.ReadStored(template, carried.Answers);
            var answers = WorkbookChange.Take(template, workbook, opened.Answers, chosen);
            var saved = await save.RunAsync(new(id), carried.Version, answers, actor, cancellationToken, opened.TemplateVersionId);
            if (saved.Succeeded(out _))
            {
                var count = WorkbookChange.Between(template, workbook, opened.Answers, null).Count(change => chosen.Contains(change.Key));
                context.Say("workbook-taken", ("count", count));
                return TypedResults.LocalRedirect($"/returns/{id}");
            }

            if (saved.Problems[0].Code != ReturnsProblems.ChangedMeanwhile.Code)
            {
                return await RefuseAsync(id, open, saved.Problems, actor, cancellationToken);
            }

            outcome = await open.RunAsync(new(id), actor, cancellationToken);
        }

        return outcome.Succeeded(out var now) ? Again(now, carried, await HandsAsync(id, hands, actor, cancellationToken), carrier, context) : outcome.Problems.ToPage();
    }

    /// <summary>Who saved last, by the name that people know.</summary>
    private static async Task<ReturnHands> HandsAsync(Guid id, GetReturnHands hands, Actor actor, CancellationToken cancellationToken) =>
        (await hands.RunAsync(new(id), actor, cancellationToken)).Require().Hands;

    private static RazorComponentResult<WorkbookPreviewPage> Again(
        OpenReturn.Result now, WorkbookCarried carried, ReturnHands hands, WorkbookCarrier carrier, HttpContext context)
    {
        var template = now.Template.Template;
        var result = new PreviewReturnWorkbook.Result(
            now, AnswerJson.ReadStored(template, carried.Answers), AnswerJson.ReadStored(template, carried.Seen), [], [], IsOlderForm: false, _ => null);
        var page = Preview(result, carried with { Version = now.Version }, hands, carrier, context);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private static RazorComponentResult<WorkbookPreviewPage> Preview(
        PreviewReturnWorkbook.Result result, WorkbookCarried carried, ReturnHands hands, WorkbookCarrier carrier, HttpContext context)
    {
        var evaluation = FormEvaluation.Evaluate(result.Current.Template, result.Answers, result.Current.Context);
        return new(new
        {
            Card = ReturnCard.Of(result.Current, hands),
            Preview = result,
            View = new FormView(result.Current, result.Answers, evaluation, Texts.For(context), showErrors: true),
            Changes = WorkbookChange.Between(result.Current.Template.Template, result.Answers, result.Current.Answers, result.Seen),
            Carried = carrier.Write(carried),
        });
    }

    private static async Task<IResult> RefuseAsync(Guid id, OpenReturn open, IReadOnlyList<Problem> problems, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        return outcome.Succeeded(out var opened) && opened.WhyNotEditable is null ? Page(opened, problems) : problems.ToPage();
    }

    private static RazorComponentResult<WorkbookPage> Page(OpenReturn.Result opened, IReadOnlyList<Problem> problems) =>
        new(new { Card = ReturnCard.Of(opened), Problems = problems })
        {
            StatusCode = problems is [var first, ..] ? first.Kind.StatusCode() : StatusCodes.Status200OK,
        };
}

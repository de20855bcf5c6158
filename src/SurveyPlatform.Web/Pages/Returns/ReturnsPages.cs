using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Pages.Returns.Import;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>One return: its form to fill in or to read, the receipt, the printed form, the draft from before the form changed.</summary>
public static class ReturnsPages
{
    public static IEndpointRouteBuilder MapReturnsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/returns/{id:guid}", OpenAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/receipt", ReceiptAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/print", PrintAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/earlier", EarlierAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        return routes.MapFillPages().MapReturnChanges().MapWorkbookPages().MapImportPages().MapReturnFiles();
    }

    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, OpenReturn open, GetReturnHands hands, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : opened.WhyNotEditable is null
                ? FillPages.Fill(opened, opened.Answers, opened.Evaluation, context, isChecked: context.Request.Query[FillPages.CheckedQuery] == "1", hands: (await hands.RunAsync(new(id), actor, cancellationToken)).Require().Hands)
                : Read(opened, context, isPrintView: false);
    }

    private static async Task<IResult> ReceiptAsync(
        Guid id, HttpContext context, OpenReturn open, GetReceipt get, JudgeOwnReturn judge, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var receipt = await get.RunAsync(new(id), context.Request.Query.Number("revision"), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : !receipt.Succeeded(out var found) ? receipt.Problems.ToPage()
            : new RazorComponentResult<ReceiptPage>(new
            {
                Card = ReturnCard.Of(opened),
                Receipt = found,
                Judged = (await judge.RunAsync(new(id), actor, cancellationToken)).Require(),
            });
    }

    private static async Task<IResult> PrintAsync(Guid id, HttpContext context, OpenReturn open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var opened) ? Read(opened, context, isPrintView: true) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> EarlierAsync(Guid id, HttpContext context, OpenReturn open, GetEarlierDraft get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var earlier = await get.RunAsync(new(id), context.Request.Query.Number("number"), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : !earlier.Succeeded(out var found) ? earlier.Problems.ToPage()
            : new RazorComponentResult<EarlierPage>(new
            {
                Card = ReturnCard.Of(opened),
                View = new FormView(found.Template, found.Answers, found.Evaluation, null, Texts.For(context), opened.Units, showErrors: false) { Files = opened.Files },
                Earlier = found,
            });
    }

    private static RazorComponentResult<ReadPage> Read(OpenReturn.Result opened, HttpContext context, bool isPrintView) => new(new
    {
        Card = ReturnCard.Of(opened),
        View = new FormView(opened, opened.Answers, opened.Evaluation, Texts.For(context), showErrors: true),
        Receipt = opened.Return is { State: ReturnState.Submitted or ReturnState.Approved } sent && sent.Revisions.MaxBy(revision => revision.Number) is { } last
            ? SubmitReturn.ReceiptOf(opened.Obligation, sent, last)
            : null,
        IsPrintView = isPrintView,
        Reason = opened.WhyNotEditable is { Kind: ProblemKind.Conflict } reason ? reason : null,
    });
}

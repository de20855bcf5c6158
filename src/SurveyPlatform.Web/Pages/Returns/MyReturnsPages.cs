using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What a unit owes and has done: the list, handing over, every revision, what differs between two, whose a hash is.</summary>
public static class MyReturnsPages
{
    public static IEndpointRouteBuilder MapMyReturnsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/returns", ListAsync).Demand(Permission.AnswerReturns);
        // Where the list used to be: it stands in letters that were sent.
        routes.MapGet("/my-returns", () => TypedResults.LocalRedirect("/returns", permanent: true)).Demand(Permission.AnswerReturns);
        routes.MapPost("/returns/{id:guid}/hand-over", HandOverAsync).Demand(Permission.AnswerReturns).Posted();
        routes.MapGet("/returns/{id:guid}/history", HistoryAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/compare", CompareAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/revisions/{number:int}", RevisionAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/revisions/{number:int}/proof", ProofAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/check", CheckAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapPost("/returns/check", CheckFileAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).Posted();
        return routes.MapAskExtensionPages();
    }

    /// <summary><c>2023-Q3-hardware-21550-1.txt</c>.</summary>
    public static string ProofName(SubmitReturn.Receipt receipt) => receipt.Number.Replace('/', '-') + ".txt";

    private static Task<IResult> ListAsync(
        HttpContext context, ListMyReturns list, ListUpcoming upcoming, ListExtensions extensions, ListCases cases, CancellationToken cancellationToken) =>
        PageAsync(context, list, upcoming, extensions, cases, [], cancellationToken);

    private static async Task<IResult> PageAsync(
        HttpContext context, ListMyReturns list, ListUpcoming upcoming, ListExtensions extensions, ListCases cases, IReadOnlyList<Problem> problems,
        CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var next = await upcoming.RunAsync(actor, cancellationToken);
        return (await list.RunAsync(context.Request.Query.Page, actor, cancellationToken)).Succeeded(out var result)
            ? new RazorComponentResult<MyReturnsPage>(new
            {
                List = result,
                Upcoming = next.Require(),
                Extensions = await extensions.NewestOfOwnAsync(actor, cancellationToken),
                Differing = await cases.CountOwnAsync(actor, cancellationToken),
                Problems = problems,
            })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : SharedProblems.NotPermitted.ToPage();
    }

    private static async Task<IResult> HandOverAsync(
        Guid id, HttpContext context, HandOverReturn handOver, ListMyReturns list, ListUpcoming upcoming, ListExtensions extensions, ListCases cases, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var outcome = await handOver.RunAsync(new(id), form["to"].ToString(), form["note"].ToString(), actor, cancellationToken);
        if (!outcome.Succeeded(out var receiver))
        {
            return outcome.Problems[0].Kind == ProblemKind.NotFound
                ? outcome.Problems.ToPage()
                : await PageAsync(context, list, upcoming, extensions, cases, outcome.Problems, cancellationToken);
        }

        context.Say(receiver.Name == actor.Name ? "return-taken" : "return-handed-over", ("to", receiver.DisplayName));
        return TypedResults.LocalRedirect("/returns");
    }

    private static async Task<IResult> HistoryAsync(Guid id, HttpContext context, OpenReturn open, GetReturnHistory get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var history = await get.RunAsync(new(id), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : new RazorComponentResult<HistoryPage>(new { Card = ReturnCard.Of(opened), History = history.Require() });
    }

    private static async Task<IResult> CompareAsync(Guid id, HttpContext context, OpenReturn open, CompareRevisions compare, CancellationToken cancellationToken)
    {
        var (query, actor) = (context.Request.Query, context.User.ToActor());
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var compared = await compare.RunAsync(new(id), query.Number("from") ?? 0, query.Number("to") ?? 0, actor, cancellationToken);
        if (!outcome.Succeeded(out var opened) || !compared.Succeeded(out var found))
        {
            return SharedProblems.NotFound.ToPage();
        }

        var blank = new AnswerSet();
        var view = new FormView(
            found.Template.Template, blank, FormEvaluation.Evaluate(found.Template, blank, opened.Context), null, Texts.For(context), opened.Units, showErrors: false);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (found.Differences.Count + RevisionDifference.PageSize - 1) / RevisionDifference.PageSize));
        var rows = found.Differences.Skip((page - 1) * RevisionDifference.PageSize).Take(RevisionDifference.PageSize);
        return new RazorComponentResult<ComparePage>(new
        {
            Card = ReturnCard.Of(opened),
            Found = found,
            Rows = (IReadOnlyList<RevisionDifference>)[.. rows.Select(difference => RevisionDifference.Of(view, difference))],
            Page = page,
        });
    }

    /// <summary>The form as it was submitted that time.</summary>
    private static async Task<IResult> RevisionAsync(
        Guid id, int number, HttpContext context, OpenReturn open, GetReceipt get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var receipt = await get.RunAsync(new(id), number, actor, cancellationToken);
        if (!outcome.Succeeded(out var opened) || !receipt.Succeeded(out var found))
        {
            return SharedProblems.NotFound.ToPage();
        }

        var proof = (await get.FindAsync(new(id), number, actor, cancellationToken)).Require();
        var answers = AnswerJson.ReadStored(proof.Template.Template, proof.AnswersJson);
        var evaluation = FormEvaluation.Evaluate(proof.Template, answers, opened.Context);
        return new RazorComponentResult<ReadPage>(new
        {
            Card = ReturnCard.Of(opened),
            View = new FormView(proof.Template.Template, answers, evaluation, null, Texts.For(context), opened.Units, showErrors: true),
            Receipt = found,
            IsPrintView = true,
            IsOld = number < opened.Return!.Revision,
        });
    }

    private static async Task<IResult> ProofAsync(Guid id, int number, HttpContext context, GetReceipt get, CancellationToken cancellationToken)
    {
        var outcome = await get.FindAsync(new(id), number, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var proof)
            ? TypedResults.File(Encoding.UTF8.GetBytes(proof.Text), "text/plain; charset=utf-8", ProofName(proof.Receipt))
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> CheckAsync(HttpContext context, FindRevision find, CancellationToken cancellationToken) =>
        context.Request.Query.Text("hash") is { } hash
            ? await CheckedAsync(hash, "hash", context, find, cancellationToken)
            : new RazorComponentResult<CheckPage>();

    /// <summary>The file is hashed and forgotten.</summary>
    private static async Task<IResult> CheckFileAsync(HttpContext context, FindRevision find, CancellationToken cancellationToken)
    {
        if (context.Request.Form.Files.GetFile("file") is not { } file)
        {
            return new RazorComponentResult<CheckPage>();
        }

        using var kept = new MemoryStream();
        await file.CopyToAsync(kept, cancellationToken);
        return await CheckedAsync(ReturnRevision.HashOf(kept.ToArray()), "file", context, find, cancellationToken);
    }

    private static async Task<IResult> CheckedAsync(string hash, string place, HttpContext context, FindRevision find, CancellationToken cancellationToken)
    {
        var outcome = await find.RunAsync(hash, context.User.ToActor(), cancellationToken);
        return new RazorComponentResult<CheckPage>(outcome.Succeeded(out var found)
            ? new { Hash = hash, Found = (FindRevision.Result?)found, Problems = (IReadOnlyList<Problem>)[] }
            : new { Hash = hash, Found = (FindRevision.Result?)null, Problems = (IReadOnlyList<Problem>)[.. outcome.Problems.Select(problem => problem.At(place))] })
        {
            StatusCode = outcome.Problems is [var first, ..] ? first.Kind.StatusCode() : null,
        };
    }
}

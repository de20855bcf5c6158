using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>More time, for the unit that needs it.</summary>
public static class AskExtensionPages
{
    public static IEndpointRouteBuilder MapAskExtensionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/returns/{id:guid}/extension", ShowAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapPost("/returns/{id:guid}/extension", AskAsync).Demand(Permission.AnswerReturns).Posted();
        return routes;
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext context, OpenReturn open, ListExtensions list, CancellationToken cancellationToken) =>
        PageAsync(id, context, open, list, null, [], cancellationToken);

    private static async Task<IResult> AskAsync(
        Guid id, HttpContext context, AskExtension ask, OpenReturn open, ListExtensions list, CancellationToken cancellationToken)
    {
        var (until, reason) = (context.Request.Form["until"].ToString(), context.Request.Form["reason"].ToString());
        var outcome = CalendarText.TryDay(until, out var day)
            ? await ask.RunAsync(new(id), day, reason, context.User.ToActor(), cancellationToken)
            : CalendarProblems.NotADay(until).At("until");
        if (outcome.Succeeded(out var asked))
        {
            context.Say("extension-asked", ("until", asked.AskedUntil));
            return TypedResults.LocalRedirect($"/returns/{id}/extension");
        }

        return outcome.Problems[0].Kind == ProblemKind.NotFound
            ? outcome.Problems.ToPage()
            : await PageAsync(id, context, open, list, (until, reason), outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        Guid id, HttpContext context, OpenReturn open, ListExtensions list, (string, string)? typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var extensions = await list.OfAsync(new(id), actor, cancellationToken);
        if (!outcome.Succeeded(out var opened) || !extensions.Succeeded(out var rows))
        {
            return SharedProblems.NotFound.ToPage();
        }

        return new RazorComponentResult<ExtensionPage>(new
        {
            Card = ReturnCard.Of(opened),
            opened.Obligation,
            Rows = (IReadOnlyList<ListExtensions.Row>)rows,
            MayAsk = opened.WhyNotEditable is null && actor.May(Permission.AnswerReturns) && rows.TrueForAll(row => row.Extension.Decision is not null),
            Typed = typed,
            Problems = problems,
        })
        {
            StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
        };
    }
}

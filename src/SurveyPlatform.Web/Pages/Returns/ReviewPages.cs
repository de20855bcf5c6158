using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>One return as those who ask for it see it: to read, approve, send back or reopen.</summary>
public static class ReviewPages
{
    public static IEndpointRouteBuilder MapReviewPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/obligations/{id:guid}", ShowAsync).Demand(Permission.ViewReturns);
        routes.MapPost("/obligations/{id:guid}", ReviewAsync).Demand(Permission.ReviewReturns).Posted();
        return routes;
    }

    private static Task<IResult> ShowAsync(
        Guid id, HttpContext context, OpenReturn open, GetReturnHistory history, ListObligations list, CancellationToken cancellationToken) =>
        PageAsync(new(id), context, open, history, list, [], cancellationToken);

    private static async Task<IResult> ReviewAsync(
        Guid id, HttpContext context, ReviewReturn review, OpenReturn open, GetReturnHistory history, ListObligations list, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        if (!Enum.TryParse<ReturnAction>(form["action"], out var action) || !int.TryParse(form["version"], out var version))
        {
            return WebProblems.FormExpired.ToPage();
        }

        var note = form["note"].ToString().Trim() is { Length: > 0 } written ? written : null;
        var outcome = await review.RunAsync(new(id), version, new(action, note), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var moved))
        {
            return await PageAsync(new(id), context, open, history, list, outcome.Problems, cancellationToken, note);
        }

        var opened = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        context.Say($"returned-{moved.State}", ("unit", opened.Require().Obligation.AuthorityName));
        return TypedResults.LocalRedirect($"/obligations/{id}");
    }

    private static async Task<IResult> PageAsync(
        ObligationId id, HttpContext context, OpenReturn open, GetReturnHistory history, ListObligations list, IReadOnlyList<Problem> problems,
        CancellationToken cancellationToken, string? note = null)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(id, actor, cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return outcome.Problems.ToPage();
        }

        var mayReview = actor.May(Permission.ReviewReturns) && opened.Obligation.Path != actor.Scope;
        return new RazorComponentResult<ReviewPage>(new
        {
            Opened = opened,
            History = (await history.RunAsync(id, actor, cancellationToken)).Require(),
            View = new FormView(opened, opened.Answers, opened.Evaluation, Texts.For(context), showErrors: true),
            MayReview = mayReview,
            Next = mayReview ? await NextAsync(opened.Obligation, list, actor, cancellationToken) : null,
            Problems = problems,
            Note = note,
        })
        {
            StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
        };
    }

    /// <summary>The one after this in the order of the list; after the last the first again.</summary>
    private static async Task<ListObligations.Row?> NextAsync(
        Obligation obligation, ListObligations list, Actor actor, CancellationToken cancellationToken)
    {
        var query = new ListObligations.Query(obligation.ExerciseId, Show: ListObligations.Show.ToReview, PageSize: ListObligations.MaxPageSize);
        var waiting = (await list.RunAsync(query, actor, cancellationToken)).Require().Rows;
        var here = waiting.TakeWhile(row => row.Id != obligation.Id).Count();
        return waiting.Skip(here + 1).Concat(waiting).FirstOrDefault(row => row.Id != obligation.Id);
    }
}

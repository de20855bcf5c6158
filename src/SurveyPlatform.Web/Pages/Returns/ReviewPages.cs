using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>One return as those who ask for it see it: to read, remark on, approve, send back or reopen, and to fill in where the unit cannot.</summary>
public static class ReviewPages
{
    public static IEndpointRouteBuilder MapReviewPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/obligations/{id:guid}", (Guid id, HttpContext context, ReviewPageMaker page, CancellationToken cancellationToken) =>
            page.ShowAsync(new(id), context, [], cancellationToken)).Demand(Permission.ViewReturns);
        routes.MapPost("/obligations/{id:guid}", ReviewAsync).Demand(Permission.ReviewReturns).Posted();
        routes.MapPost("/obligations/{id:guid}/on-behalf", TakeInHandAsync).Demand(Permission.ReviewReturns).Posted();
        routes.MapPost("/obligations/{id:guid}/on-behalf/end", LetGoAsync).Demand(Permission.ReviewReturns).Posted();
        return routes.MapReviewList();
    }

    /// <summary>Keeps what was written, whatever the button, and then decides where that was asked.</summary>
    private static async Task<IResult> ReviewAsync(
        Guid id, HttpContext context, SaveReview save, ReviewReturn review, OpenReturn open, ReviewPageMaker page, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var decision = ReviewFields.Decision(form);
        if ((decision is null && form[ReviewFields.Action] != ReviewFields.Save) || !int.TryParse(form[ReviewFields.Version], out var version))
        {
            return WebProblems.FormExpired.ToPage();
        }

        var saved = await save.RunAsync(new(id), ReviewFields.Draft(form), actor, cancellationToken);
        if (!saved.Succeeded(out _))
        {
            return await page.ShowAsync(new(id), context, saved.Problems, cancellationToken, decision?.Note);
        }

        if (decision is null)
        {
            context.Say("review-saved");
            return TypedResults.LocalRedirect($"/obligations/{id}?show={ReviewPageMaker.Asked(form[ReviewFields.Show]) ?? ReviewShow.All}");
        }

        var outcome = await review.RunAsync(new(id), version, decision, actor, cancellationToken);
        if (!outcome.Succeeded(out var moved))
        {
            return await page.ShowAsync(new(id), context, outcome.Problems, cancellationToken, decision.Note);
        }

        var opened = await open.RunAsync(new(id), actor, cancellationToken);
        context.Say($"returned-{moved.State}", ("unit", opened.Require().Obligation.AuthorityName));
        return TypedResults.LocalRedirect($"/obligations/{id}");
    }

    private static async Task<IResult> TakeInHandAsync(Guid id, HttpContext context, TakeInHand take, ReviewPageMaker page, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        if (!int.TryParse(form[ReviewFields.Version], out var version))
        {
            return WebProblems.FormExpired.ToPage();
        }

        var outcome = await take.RunAsync(new(id), version, form["reason"].ToString(), ReviewFields.Day(form["receivedOn"]), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _) ? TypedResults.LocalRedirect($"/returns/{id}") : await page.ShowAsync(new(id), context, outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> LetGoAsync(Guid id, HttpContext context, LetGo letGo, CancellationToken cancellationToken)
    {
        var outcome = await letGo.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("on-behalf-ended");
        return TypedResults.LocalRedirect($"/obligations/{id}");
    }
}

/// <summary>Puts the page of one return together.</summary>
public sealed class ReviewPageMaker(OpenReturn open, GetReturnHistory history, GetReview get, ListReview list)
{
    public static ReviewShow? Asked(string? show) => Enum.TryParse<ReviewShow>(show, out var known) && Enum.IsDefined(known) ? known : null;

    public async Task<IResult> ShowAsync(ObligationId id, HttpContext context, IReadOnlyList<Problem> problems, CancellationToken cancellationToken, string? note = null)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(id, actor, cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return outcome.Problems.ToPage();
        }

        var review = (await get.RunAsync(id, actor, cancellationToken)).Require();
        var (before, after) = review.Standing is { } standing ? await list.BesideAsync(id, new(standing), actor, cancellationToken) : (null, null);
        return new RazorComponentResult<ReviewPage>(new
        {
            Opened = opened,
            Review = review,
            History = (await history.RunAsync(id, actor, cancellationToken)).Require(),
            View = new FormView(opened, opened.Answers, opened.Evaluation, Texts.For(context), showErrors: true),
            Show = Asked(context.Request.HasFormContentType ? context.Request.Form[ReviewFields.Show] : context.Request.Query[ReviewFields.Show])
                ?? (review.Changes is null ? ReviewShow.All : ReviewShow.Changed),
            Before = before,
            After = after,
            Problems = problems,
            Note = note,
        })
        {
            StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
        };
    }
}

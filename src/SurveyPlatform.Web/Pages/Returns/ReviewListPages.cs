using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The reviewer's work list, and many returns approved at once.</summary>
public static class ReviewListPages
{
    public static IEndpointRouteBuilder MapReviewList(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review", (HttpContext context, ListReview list, CancellationToken cancellationToken) =>
            ShowAsync(context, list, null, cancellationToken)).Demand(Permission.ReviewReturns);
        routes.MapPost("/review", ApproveAsync).Demand(Permission.ReviewReturns).Posted();
        return routes;
    }

    private static async Task<IResult> ApproveAsync(HttpContext context, ListReview list, ApproveReturns approve, CancellationToken cancellationToken)
    {
        var picked = context.Request.Form["pick"].Select(Picked).OfType<(ObligationId, int)>().ToList();
        var outcome = await approve.RunAsync(picked, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var results) ? await ShowAsync(context, list, results, cancellationToken) : outcome.Problems.ToPage();
    }

    /// <summary>Of <c>id:version</c>.</summary>
    private static (ObligationId, int)? Picked(string? value) =>
        value?.Split(':') is [var id, var version] && Guid.TryParse(id, out var known) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new(known), number)
            : null;

    private static async Task<IResult> ShowAsync(HttpContext context, ListReview list, IReadOnlyList<ApproveReturns.Result>? results, CancellationToken cancellationToken)
    {
        var asked = context.Request.Query;
        var query = new ListReview.Query(
            asked["as"] == nameof(ReviewStanding.InSuperiorsPlace) ? ReviewStanding.InSuperiorsPlace : ReviewStanding.Competent,
            Guid.TryParse(asked["exercise"], out var exercise) ? new ExerciseId(exercise) : null,
            int.TryParse(asked["parent"], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? new UnitId(parent) : null, asked["q"]);
        var outcome = await list.RunAsync(query, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<ReviewListPage>(new { Query = query, Found = found, Results = results ?? [] })
            : outcome.Problems.ToPage();
    }
}

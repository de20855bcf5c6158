using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

public static class CollectionPages
{
    public static IEndpointRouteBuilder MapCollectionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exercises", ListAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/exercises/open", AskAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/exercises/open", OpenAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapGet("/exercises/{id:guid}", ShowAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/exercises/{id:guid}/stamp", StampAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/exercises/{id:guid}/obligations.{kind:regex(^(csv|xlsx)$)}", ExportAsync).Demand(Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListExercises list, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<ExercisesPage>(new { result.Exercises, MayOpen = actor.May(Permission.ManageCollections) })
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> AskAsync(HttpContext context, ListCollections list, CancellationToken cancellationToken) =>
        FormAsync(context, list, null, [], cancellationToken);

    private static async Task<IResult> OpenAsync(
        HttpContext context, OpenExercise open, ListCollections list, CancellationToken cancellationToken)
    {
        var (collection, typed) = (context.Request.Form["collection"].ToString(), context.Request.Form["period"].ToString().Trim());
        var outcome = Period.TryParse(typed.ToUpperInvariant(), out var period)
            ? await open.RunAsync(collection, period, context.User.ToActor(), cancellationToken)
            : CollectionProblems.NotAPeriod(typed);
        if (!outcome.Succeeded(out var result))
        {
            return await FormAsync(context, list, (collection, typed), outcome.Problems, cancellationToken);
        }

        context.Say(result.Opened ? "exercise-opened" : "exercise-open-already", ("obligations", result.Obligations), ("due", result.Due));
        return TypedResults.LocalRedirect($"/exercises/{result.Id}");
    }

    private static async Task<IResult> FormAsync(
        HttpContext context, ListCollections list, (string Collection, string Period)? typed, IReadOnlyList<Problem> problems,
        CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        return new RazorComponentResult<OpenExercisePage>(new { result.Collections, Typed = typed, Problems = problems })
        {
            StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
        };
    }

    private static async Task<IResult> ShowAsync(
        Guid id, HttpContext context, MonitorExercise monitor, ListObligations obligations, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (actor, filter) = (context.User.ToActor(), ObligationFilter.From(context.Request.Query));
        // Before the figures are read: what changes meanwhile is noticed at the next look.
        var stamped = await monitor.StampAsync(new(id), actor, cancellationToken);
        var monitored = await monitor.RunAsync(new(id), actor, cancellationToken);
        var listed = await obligations.RunAsync(filter.For(new(id)), actor, cancellationToken);
        return monitored.Succeeded(out var exercise) && listed.Succeeded(out var list) && stamped.Succeeded(out var stamp)
            ? new RazorComponentResult<ExercisePage>(new { Monitored = exercise, List = list, Filter = filter, Actor = actor, Stamp = stamp, AtUtc = clock.UtcNow })
            : monitored.Problems.Concat(listed.Problems).ToList().ToPage();
    }

    /// <summary>What the open page asks once a minute: whether anything has changed since it was made.</summary>
    private static async Task<IResult> StampAsync(Guid id, HttpContext context, MonitorExercise monitor, CancellationToken cancellationToken)
    {
        var outcome = await monitor.StampAsync(new(id), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var stamp) ? TypedResults.Text(stamp) : outcome.Problems.ToPage();
    }

    /// <summary>Every row that the list shows, on all its pages.</summary>
    private static async Task<IResult> ExportAsync(
        Guid id, string kind, HttpContext context, ListExercises exercises, ListObligations obligations, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var (actor, filter) = (context.User.ToActor(), ObligationFilter.From(context.Request.Query));
        var detail = await exercises.GetAsync(new(id), actor, cancellationToken);
        if (!detail.Succeeded(out var exercise))
        {
            return detail.Problems.ToPage();
        }

        var rows = new List<ListObligations.Row>();
        for (var page = 1; ; page++)
        {
            var outcome = await obligations.RunAsync((filter with { Page = page }).For(new(id)), actor, cancellationToken);
            if (!outcome.Succeeded(out var list))
            {
                return outcome.Problems.ToPage();
            }

            rows.AddRange(list.Rows);
            if (rows.Count >= list.Total || list.Rows.Count == 0)
            {
                return kind == "csv" ? ObligationList.Csv(exercise, rows, texts) : ObligationList.Workbook(exercise, rows, clock.UtcNow, texts);
            }
        }
    }
}

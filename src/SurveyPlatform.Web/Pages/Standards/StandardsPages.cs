using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

public static class StandardsPages
{
    public static IEndpointRouteBuilder MapStandardsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/standards", ListAsync).Demand(Permission.ManageStandards, Permission.ViewReturns);
        routes.MapGet("/exercises/{id:guid}/verdicts", VerdictsAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/exercises/{id:guid}/verdicts.csv", ExportAsync).Demand(Permission.ViewReturns);
        routes.MapPost("/exercises/{id:guid}/verdicts", JudgeAsync).Demand(Permission.ManageStandards).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListStandards list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<StandardsPage>(new { result.Standards })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> VerdictsAsync(
        Guid id, HttpContext context, ListExercises exercises, ListVerdicts verdicts, CancellationToken cancellationToken)
    {
        var (actor, filter) = (context.User.ToActor(), VerdictFilter.From(context.Request.Query));
        var detail = await exercises.GetAsync(new(id), actor, cancellationToken);
        if (!detail.Succeeded(out var exercise))
        {
            return detail.Problems.ToPage();
        }

        var list = await verdicts.RunAsync(filter.For(new(id)), actor, cancellationToken);
        var all = await verdicts.RunAsync(new(new(id), PageSize: 1), actor, cancellationToken);
        return list.Succeeded(out var found) && all.Succeeded(out var summary)
            ? new RazorComponentResult<VerdictsPage>(new
            {
                Detail = exercise,
                List = found,
                Summary = summary,
                Filter = filter,
                MayJudge = actor.May(Permission.ManageStandards),
            })
            : list.Problems.ToPage();
    }

    private static async Task<IResult> ExportAsync(
        Guid id, HttpContext context, ListExercises exercises, ListVerdicts verdicts, Texts texts, CancellationToken cancellationToken)
    {
        var (actor, filter) = (context.User.ToActor(), VerdictFilter.From(context.Request.Query));
        var detail = await exercises.GetAsync(new(id), actor, cancellationToken);
        if (!detail.Succeeded(out var exercise))
        {
            return detail.Problems.ToPage();
        }

        var rows = new List<ListVerdicts.Row>();
        for (var page = 1; ; page++)
        {
            var outcome = await verdicts.RunAsync((filter with { Page = page }).For(new(id)), actor, cancellationToken);
            if (!outcome.Succeeded(out var list))
            {
                return outcome.Problems.ToPage();
            }

            rows.AddRange(list.Rows);
            if (rows.Count >= list.Total || list.Rows.Count == 0)
            {
                return VerdictWords.Csv(exercise.Exercise, rows, texts);
            }
        }
    }

    private static async Task<IResult> JudgeAsync(Guid id, HttpContext context, EvaluateStandards evaluate, CancellationToken cancellationToken)
    {
        var outcome = await evaluate.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var tally))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("judged", ("judged", tally.Judged), ("below", tally.UnitsBelow));
        return TypedResults.LocalRedirect($"/exercises/{id}/verdicts");
    }
}

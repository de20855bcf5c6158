using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Jobs;

public static class JobsPages
{
    private const string Left = "/jobs#left";

    public static IEndpointRouteBuilder MapJobsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jobs", ListAsync).Demand(Permission.Administer);
        routes.MapGet("/jobs/{name}", RunsAsync).Demand(Permission.Administer);
        routes.MapPost("/jobs/{name}/run", RunAsync).Demand(Permission.Administer).Posted();
        routes.MapPost("/jobs/{name}/items", DecideAsync).Demand(Permission.Administer).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListJobs list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result) ? new RazorComponentResult<JobsPage>(new { Shown = result }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> RunsAsync(string name, HttpContext context, ListJobRuns list, CancellationToken cancellationToken, bool all = false)
    {
        var outcome = await list.RunAsync(name, all, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result) ? new RazorComponentResult<JobRunsPage>(new { Shown = result, All = all }) : outcome.Problems.ToPage();
    }

    /// <summary>Runs to its end: the next page shows what it did.</summary>
    private static async Task<IResult> RunAsync(string name, HttpContext context, RunJob run, CancellationToken cancellationToken)
    {
        var outcome = await run.RunAsync(name, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        context.Say(result.Outcome == JobOutcome.Succeeded ? "job-succeeded" : "job-failed", ("job", JobWords.NameOf(Texts.For(context), name)));
        return TypedResults.LocalRedirect($"/jobs#{name}");
    }

    private static async Task<IResult> DecideAsync(string name, HttpContext context, DecideJobItem decide, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (!Enum.TryParse<JobItemDecision>(form["decision"], out var decision))
        {
            return TypedResults.BadRequest();
        }

        var outcome = await decide.RunAsync(name, form["key"].ToString(), decision, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        context.Say(result.Succeeded switch { null => "job-item-skipped", true => "job-item-succeeded", false => "job-item-failed" }, ("item", result.Title));
        return TypedResults.LocalRedirect(Left);
    }
}

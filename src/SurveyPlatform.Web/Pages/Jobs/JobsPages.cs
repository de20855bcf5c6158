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
    public static IEndpointRouteBuilder MapJobsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jobs", ListAsync).Demand(Permission.Administer);
        routes.MapPost("/jobs/{name}/run", RunAsync).Demand(Permission.Administer).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListJobs list, TimeProvider clock, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<JobsPage>(new { result.Jobs, Now = clock.UtcNow.ToLocal() })
            : outcome.Problems.ToPage();
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
}

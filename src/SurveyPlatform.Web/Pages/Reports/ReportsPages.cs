using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

public static class ReportsPages
{
    public static IEndpointRouteBuilder MapReportsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports", ListAsync).Demand(Permission.ViewReports);
        routes.MapPost("/reports", CompileAsync).Demand(Permission.CompileReports).Posted();
        routes.MapGet("/reports/compiling/{run:guid}", CompilingAsync).Demand(Permission.CompileReports);
        routes.MapGet("/reports/{id:guid}", ShowAsync).Demand(Permission.ViewReports);
        routes.MapGet("/reports/{id:guid}/workbook", WorkbookAsync).Demand(Permission.ViewReports);
        routes.MapGet("/reports/{id:guid}/document", DocumentAsync).Demand(Permission.ViewReports);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListReports list, ListExercises exercises, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        var mayCompile = actor.May(Permission.CompileReports);
        var collected = await exercises.RunAsync(actor, cancellationToken);
        return new RazorComponentResult<ReportsPage>(new
        {
            result.Reports,
            MayCompile = mayCompile,
            Exercises = mayCompile && collected.Succeeded(out var known)
                ? known.Exercises.Where(exercise => exercise.CollectionCode == QuarterlyReport.UnitCollection).ToList()
                : [],
        });
    }

    /// <summary>By a worker where the host has any, else to its end.</summary>
    private static async Task<IResult> CompileAsync(HttpContext context, CompileReport compile, CompileInBackground background, CancellationToken cancellationToken)
    {
        var (typed, actor) = (context.Request.Form["period"].ToString(), context.User.ToActor());
        if (!Period.TryParse(typed, out var period))
        {
            return CollectionProblems.NotAPeriod(typed).ToPage();
        }

        if (context.RequestServices.GetService<ICompileQueue>() is { } queue)
        {
            var asked = await background.AskAsync(period, queue, actor, cancellationToken);
            return asked.Succeeded(out var run) ? TypedResults.LocalRedirect($"/reports/compiling/{run}") : asked.Problems.ToPage();
        }

        var outcome = await compile.RunAsync(period, actor, cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        context.Say(result.Created ? "report-compiled" : "report-unchanged", ("vintage", result.Vintage));
        return TypedResults.LocalRedirect($"/reports/{result.Id}");
    }

    /// <summary>How far it is; asks again by itself until it is done.</summary>
    private static async Task<IResult> CompilingAsync(Guid run, HttpContext context, CompileInBackground background, CancellationToken cancellationToken)
    {
        var outcome = await background.GetAsync(run, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var state))
        {
            return outcome.Problems.ToPage();
        }

        if (state.Report is { } report)
        {
            return TypedResults.LocalRedirect($"/reports/{report}");
        }

        if (state.Outcome == JobOutcome.Running)
        {
            context.Response.Headers["Refresh"] = "2";
        }

        return new RazorComponentResult<CompilingPage>(new { State = state });
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, GetReport get, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<ReportPage>(new { result.Row, result.Report })
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> WorkbookAsync(Guid id, HttpContext context, GetReportFile get, CancellationToken cancellationToken) =>
        FileAsync(id, ReportFormat.Workbook, context, get, cancellationToken);

    private static Task<IResult> DocumentAsync(Guid id, HttpContext context, GetReportFile get, CancellationToken cancellationToken) =>
        FileAsync(id, ReportFormat.Document, context, get, cancellationToken);

    private static async Task<IResult> FileAsync(
        Guid id, ReportFormat format, HttpContext context, GetReportFile get, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, format, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file)
            ? TypedResults.File(file.Content, file.ContentType, file.Name)
            : outcome.Problems.ToPage();
    }
}

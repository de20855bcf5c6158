using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>How units stand: the province, one unit through time, one criterion across units, one verdict with its past.</summary>
public static class VerdictPages
{
    public static IEndpointRouteBuilder MapVerdictPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/verdicts", TableAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/verdicts.csv", CsvAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/verdicts.xlsx", WorkbookAsync).Demand(Permission.ViewReturns);
        routes.MapPost("/verdicts/judge", JudgeAsync).Demand(Permission.ManageStandards).Posted();
        routes.MapGet("/verdicts/{id:guid}", HistoryAsync).Demand(Permission.ViewReturns, Permission.AnswerReturns);
        routes.MapGet("/units/{id:int}/verdicts", UnitAsync).Demand(Permission.ViewReturns, Permission.AnswerReturns);
        routes.MapGet("/standards/{code}/criteria/{criterion}", CriterionAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/exercises/{id:guid}/verdicts", (Guid id) => TypedResults.LocalRedirect(new VerdictFilter(id).On())).Demand(Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> TableAsync(HttpContext context, VerdictTable table, CancellationToken cancellationToken)
    {
        var (actor, filter) = (context.User.ToActor(), VerdictFilter.From(context.Request.Query));
        var outcome = await table.RunAsync(filter.Query(), actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<VerdictsPage>(new
            {
                Found = found,
                Filter = filter with { Exercise = found.Chosen?.Id.Value },
                MayJudge = actor.May(Permission.ManageStandards),
            })
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> CsvAsync(HttpContext context, VerdictTable table, Texts texts, CancellationToken cancellationToken) =>
        FileAsync(context, table, found => VerdictFiles.Csv(found, texts), cancellationToken);

    private static Task<IResult> WorkbookAsync(HttpContext context, VerdictTable table, Texts texts, CancellationToken cancellationToken) =>
        FileAsync(context, table, found => VerdictFiles.Workbook(found, texts), cancellationToken);

    private static async Task<IResult> FileAsync(HttpContext context, VerdictTable table, Func<VerdictTable.Result, IResult> write, CancellationToken cancellationToken)
    {
        var outcome = await table.RunAsync(VerdictFilter.From(context.Request.Query).Query(whole: true), context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var found) ? outcome.Problems.ToPage() : found.Chosen is null ? SharedProblems.NotFound.ToPage() : write(found);
    }

    private static async Task<IResult> JudgeAsync(HttpContext context, EvaluateStandards evaluate, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(context.Request.Form["exercise"], out var exercise))
        {
            return SharedProblems.NotFound.ToPage();
        }

        var outcome = await evaluate.RunAsync(new(exercise), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var tally))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("judged", ("judged", tally.Judged), ("below", tally.UnitsBelow));
        return TypedResults.LocalRedirect(new VerdictFilter(exercise).On());
    }

    private static async Task<IResult> HistoryAsync(Guid id, HttpContext context, VerdictHistory history, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await history.RunAsync(id, actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<VerdictPage>(new { Found = found, MayView = actor.May(Permission.ViewReturns) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> UnitAsync(int id, HttpContext context, UnitVerdicts verdicts, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await verdicts.RunAsync(new(id), actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<UnitVerdictsPage>(new { Found = found, MayView = actor.May(Permission.ViewReturns) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> CriterionAsync(string code, string criterion, HttpContext context, CriterionVerdicts verdicts, CancellationToken cancellationToken)
    {
        var filter = CriterionFilter.From(context.Request.Query);
        var outcome = await verdicts.RunAsync(filter.For(code, criterion), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<CriterionPage>(new { Found = found, Filter = filter })
            : outcome.Problems.ToPage();
    }
}

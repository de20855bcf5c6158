using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Documents;
using SurveyPlatform.Scores;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Scores;

public static class ScoresPages
{
    public static IEndpointRouteBuilder MapScoresPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scores", ListAsync).Demand(Permission.ViewScores);
        routes.MapGet("/scores/{code}/{year:int}", ShowAsync).Demand(Permission.ViewScores);
        routes.MapGet("/scores/{code}/{year:int}/workbook", WorkbookAsync).Demand(Permission.ViewScores);
        routes.MapGet("/scores/{code}/{year:int}/csv", CsvAsync).Demand(Permission.ViewScores);
        routes.MapPost("/scores/{code}/{year:int}/freeze", FreezeAsync).Demand(Permission.ManageScores).Posted();
        routes.MapGet("/scores/{code}/{year:int}/{unit}", UnitAsync).Demand(Permission.ViewScores);
        routes.MapGet("/scores/{code}/{year:int}/{unit}/{criterion}", ExplainAsync).Demand(Permission.ViewScores);
        return routes;
    }

    /// <summary>What the links of a page carry on: the vintage that is looked at, or today's figures beside frozen ones.</summary>
    public static string QueryOf(GetScores.Result found) =>
        found.Shown is { } shown ? shown == found.Freezes[0] ? "" : $"?vintage={shown.Vintage}" : found.Freezes.Count > 0 ? "?now=1" : "";

    private static async Task<IResult> ListAsync(HttpContext context, ListScoreSets list, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        return outcome.Succeeded(out var sets)
            ? new RazorComponentResult<ScoresPage>(new { Sets = sets, MayManage = actor.May(Permission.ManageScores) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ShowAsync(string code, int year, HttpContext context, GetScores get, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(code, year, context, get, cancellationToken);
        return outcome.Succeeded(out var found) ? Board(found, context) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> UnitAsync(string code, int year, string unit, HttpContext context, GetScores get, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(code, year, context, get, cancellationToken);
        return !outcome.Succeeded(out var found) ? outcome.Problems.ToPage()
            : found.Board.Units.FirstOrDefault(item => item.Code == unit) is { } scored ? new RazorComponentResult<UnitScorePage>(new { Found = found, Unit = scored })
            : SharedProblems.NotFound.ToPage();
    }

    private static async Task<IResult> ExplainAsync(
        string code, int year, string unit, string criterion, HttpContext context, GetScores get, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(code, year, context, get, cancellationToken);
        return !outcome.Succeeded(out var found) ? outcome.Problems.ToPage()
            : found.Board.Units.FirstOrDefault(item => item.Code == unit) is { } scored && found.Board.Set.Find(criterion) is { } asked
                ? new RazorComponentResult<ExplanationPage>(new { Found = found, Unit = scored, Criterion = asked })
                : SharedProblems.NotFound.ToPage();
    }

    private static async Task<IResult> WorkbookAsync(string code, int year, HttpContext context, GetScores get, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(code, year, context, get, cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return outcome.Problems.ToPage();
        }

        using var written = new MemoryStream();
        ListWorkbook.Write(ScoreSheets.Of(found, texts), texts["scores.page"], written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"{code}-{year}{(found.Shown is { } shown ? $"-{shown.Vintage}" : "")}.xlsx");
    }

    private static async Task<IResult> CsvAsync(string code, int year, HttpContext context, GetScores get, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(code, year, context, get, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new CsvResult($"{code}-{year}.csv", texts, ScoreSheets.Summary(found, texts))
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> FreezeAsync(string code, int year, HttpContext context, FreezeScores freeze, GetScores get, CancellationToken cancellationToken)
    {
        var (actor, form) = (context.User.ToActor(), context.Request.Form);
        var reason = form["reason"].ToString();
        var outcome = await freeze.RunAsync(code, year, form["hash"].ToString(), reason, actor, cancellationToken);
        if (outcome.Succeeded(out var vintage))
        {
            context.Say("scores-frozen", ("vintage", vintage));
            return TypedResults.LocalRedirect($"/scores/{Uri.EscapeDataString(code)}/{year}");
        }

        var again = await get.RunAsync(new(code, year, Now: true), actor, cancellationToken);
        return again.Succeeded(out var found) ? Board(found, context, outcome.Problems, reason) : again.Problems.ToPage();
    }

    private static Task<Outcome<GetScores.Result>> FindAsync(string code, int year, HttpContext context, GetScores get, CancellationToken cancellationToken) =>
        get.RunAsync(new(code, year, context.Request.Query.Number("vintage"), context.Request.Query.Number("now") == 1), context.User.ToActor(), cancellationToken);

    private static RazorComponentResult<BoardPage> Board(GetScores.Result found, HttpContext context, IReadOnlyList<Problem>? problems = null, string? reason = null) =>
        new(new { Found = found, MayManage = context.User.ToActor().May(Permission.ManageScores), Problems = problems ?? [], Reason = reason })
        {
            StatusCode = problems is { Count: > 0 } ? problems[0].Kind.StatusCode() : StatusCodes.Status200OK,
        };
}

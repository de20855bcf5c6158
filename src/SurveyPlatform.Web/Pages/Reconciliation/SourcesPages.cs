using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>What the comparison of a quarter found, its files, its settings, and comparing.</summary>
public static class SourcesPages
{
    public static IEndpointRouteBuilder MapSourcesPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sources", ShowAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/sources.csv", CsvAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/sources.xlsx", WorkbookAsync).Demand(Permission.ViewReturns);
        routes.MapPost("/sources/run", RunAsync).Demand(Permission.SettleSources).Posted();
        routes.MapGet("/sources/settings", SettingsAsync).Demand(Permission.SettleSources);
        routes.MapPost("/sources/settings", ChangeAsync).Demand(Permission.SettleSources).Posted();
        return routes.MapCasesPages().MapIncidentsPages();
    }

    private static Task<IResult> ShowAsync(HttpContext context, ListMatches list, CancellationToken cancellationToken) =>
        PageAsync(context, MatchFilter.From(context.Request.Query), list, [], cancellationToken);

    private static async Task<IResult> PageAsync(
        HttpContext context, MatchFilter filter, ListMatches list, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(filter.Query, actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<SourcesPage>(new { Found = found, Filter = filter, MaySettle = actor.May(Permission.SettleSources), Problems = problems })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> RunAsync(HttpContext context, MatchSources match, ListMatches list, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(context.Request.Form["period"], out var period))
        {
            return SharedProblems.NotFound.ToPage();
        }

        var outcome = await match.RunAsync(period, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var tally))
        {
            return await PageAsync(context, new(period), list, outcome.Problems, cancellationToken);
        }

        context.Say("sources-compared", ("units", tally.Units), ("opened", tally.Opened), ("closed", tally.Closed));
        return TypedResults.LocalRedirect($"/sources?period={period}");
    }

    private static async Task<IResult> CsvAsync(HttpContext context, ListMatches list, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(MatchFilter.From(context.Request.Query).Query with { PageSize = 0 }, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new CsvResult($"doi-soat-{found.Period}.csv", texts, [[.. Columns(texts).Select(column => column.Head)], .. found.Rows.Select(row => Cells(row, found, texts))])
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> WorkbookAsync(HttpContext context, ListMatches list, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(MatchFilter.From(context.Request.Query).Query with { PageSize = 0 }, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return outcome.Problems.ToPage();
        }

        using var written = new MemoryStream();
        ListWorkbook.Write(
            texts["sources.file-title", ("period", found.Period?.Title(texts.Language))],
            found.Run is { } run ? texts["sources.run-at", ("at", run.AtUtc), ("units", run.Units), ("tolerance", run.Tolerance)] : texts["sources.not-run"],
            texts["print.page"], Columns(texts), found.Rows.Select(row => Cells(row, found, texts)), written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"doi-soat-{found.Period}.xlsx");
    }

    private static IReadOnlyList<ListWorkbook.Column> Columns(Texts texts) =>
    [
        new(texts["obligations.code"], 9), new(texts["obligations.unit"], 24), new(texts["match.what"], 26), new(texts["match.unit-says"], 26),
        new(texts["match.operator-says"], 26), new(texts["match.outcome"], 18), new(texts["match.case"], 18),
    ];

    private static IReadOnlyList<object?> Cells(ListMatches.Row row, ListMatches.Result found, Texts texts) =>
    [
        row.Unit.UnitCode, row.Unit.UnitFullName, SourceWords.What(texts, row.Finding.Aspect, row.Finding.Kind, row.Finding.Circuit),
        SourceWords.Figure(texts, row.Finding.Aspect, row.Finding.Unit, found.Operators), SourceWords.Figure(texts, row.Finding.Aspect, row.Finding.Operator, found.Operators),
        texts.Of("match-outcome", row.Finding.Outcome), row.Case is { } item ? texts.Of("case-state", item.State) : "",
    ];

    private static async Task<IResult> SettingsAsync(HttpContext context, ChangeSourceSettings change, CancellationToken cancellationToken)
    {
        var outcome = await change.GetAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var settings)
            ? new RazorComponentResult<SourceSettingsPage>(new { Settings = settings, Values = SourceSettingsForm.Of(settings) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, ChangeSourceSettings change, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var current = await change.GetAsync(actor, cancellationToken);
        var read = SourceSettingsForm.Read(form);
        var outcome = read.Succeeded(out var input) ? await change.RunAsync(input, actor, cancellationToken) : new(read.Problems);
        if (outcome.Succeeded(out _))
        {
            context.Say("source-settings-saved");
            return TypedResults.LocalRedirect("/sources/settings");
        }

        return new RazorComponentResult<SourceSettingsPage>(new { Settings = current.Require(), Values = SourceSettingsForm.Typed(form), outcome.Problems })
        {
            StatusCode = outcome.Problems[0].Kind.StatusCode(),
        };
    }
}

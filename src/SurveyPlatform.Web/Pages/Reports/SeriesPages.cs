using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

/// <summary>Figures by the units of then or of now: one indicator through time, or all of one period.</summary>
public static class SeriesPages
{
    private const string Path = "/series";
    private const string FiguresPath = "/series/figures";

    public static IEndpointRouteBuilder MapSeriesPages(this IEndpointRouteBuilder routes)
    {
        foreach (var ending in new[] { "", ".csv", ".xlsx" })
        {
            routes.MapGet(Path + ending, (HttpContext context, ReadSeries read, Texts texts, CancellationToken cancellationToken) =>
                ThroughTimeAsync(context, ending, read, texts, cancellationToken)).Demand(Permission.ViewReports);
            routes.MapGet(FiguresPath + ending, (HttpContext context, ReadFigures read, Texts texts, CancellationToken cancellationToken) =>
                OfPeriodAsync(context, ending, read, texts, cancellationToken)).Demand(Permission.ViewReports);
        }

        return routes;
    }

    private static async Task<IResult> ThroughTimeAsync(HttpContext context, string ending, ReadSeries read, Texts texts, CancellationToken cancellationToken)
    {
        var filter = SeriesFilter.Read(context.Request.Query);
        var outcome = await read.RunAsync(filter.Through, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        var sheet = SeriesSheet.Of(result, Under(filter, result.On, texts), texts);
        return Answer(sheet, ending, $"series-{result.Indicator?.Code}", texts) ?? new RazorComponentResult<SeriesPage>(new
        {
            Sheet = sheet,
            Filter = filter with { Indicator = result.Indicator?.Code },
            result.Indicators,
            result.Known,
            Path,
        });
    }

    private static async Task<IResult> OfPeriodAsync(HttpContext context, string ending, ReadFigures read, Texts texts, CancellationToken cancellationToken)
    {
        var filter = SeriesFilter.Read(context.Request.Query);
        var outcome = await read.RunAsync(filter.Of, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        var sheet = SeriesSheet.Of(result, Under(filter, result.On, texts), texts);
        return Answer(sheet, ending, $"figures-{result.Period}", texts) ?? new RazorComponentResult<SeriesPage>(new
        {
            Sheet = sheet,
            Filter = filter with { Period = result.Period },
            result.Indicators,
            result.Known,
            Path = FiguresPath,
            IsOfPeriod = true,
        });
    }

    /// <summary>Null: a page is asked for, or there is nothing to make a file of and the page says why.</summary>
    private static IResult? Answer(SeriesSheet? sheet, string ending, string name, Texts texts) => ending switch
    {
        ".csv" => sheet?.Csv(name, texts),
        ".xlsx" => sheet?.Workbook(name, texts),
        _ => null,
    };

    private static string Under(SeriesFilter filter, DateOnly on, Texts texts) => filter.Basis == UnitBasis.Now
        ? texts["series.by-now-on", ("date", on)]
        : texts["series.by-then"];
}

using Microsoft.AspNetCore.Http;
using SurveyPlatform.Documents;
using SurveyPlatform.Reports;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

/// <summary>A table of figures under units: its columns are the periods of one indicator, or the indicators of one period. The same on the page and in the file.</summary>
public sealed record SeriesSheet(
    string Title, string Under, IReadOnlyList<SeriesSheet.Column> Columns, IReadOnlyList<SeriesRow> Rows, SeriesRow? NotAttributable, SeriesRow Total)
{
    public sealed record Column(string Head, string Full, Indicator Indicator);

    public bool IsApportioned => Rows.Any(row => row.Cells.Any(cell => cell is { IsApportioned: true }));

    public bool IsIncomplete => Rows.Any(row => row.Cells.Any(cell => cell is { IsIncomplete: true }));

    /// <returns>Null: nothing has been collected.</returns>
    public static SeriesSheet? Of(ReadSeries.Result result, string under, Texts texts) => result is not { Series: { } series, Indicator: { } indicator } ? null : new(
        $"{texts.Of(indicator.Title)} ({texts.Of(indicator.UnitOfMeasure)})", under,
        [.. series.Periods.Select(period => new Column(period.ToString(), period.Title(texts.Language), indicator))],
        series.Rows, series.NotAttributable, series.Total);

    /// <returns>Null: nothing has been collected.</returns>
    public static SeriesSheet? Of(ReadFigures.Result result, string under, Texts texts) => result is not { Total: { } total, Period: { } period } ? null : new(
        period.Title(texts.Language), under,
        [.. result.Indicators.Select(indicator => new Column($"{texts.Of(indicator.ShortTitle)} ({texts.Of(indicator.UnitOfMeasure)})", texts.Of(indicator.Title), indicator))],
        result.Rows, result.NotAttributable, total);

    public IResult Csv(string name, Texts texts) => new CsvResult($"{name}.csv", texts, [Head(texts).ConvertAll(column => (object?)column.Head), .. Cells(texts)]);

    public IResult Workbook(string name, Texts texts)
    {
        using var written = new MemoryStream();
        ListWorkbook.Write(Title, Under, texts["print.page"], Head(texts), Cells(texts), written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"{name}.xlsx");
    }

    /// <summary>Of a ratio both sums stand beside it.</summary>
    private List<ListWorkbook.Column> Head(Texts texts) =>
    [
        new(texts["obligations.code"], 10), new(texts["obligations.unit"], 32),
        .. Columns.SelectMany(column => column.Indicator.Denominator is null
            ? (IEnumerable<ListWorkbook.Column>)[new(column.Head, 12)]
            : [new($"{column.Head}: {texts["series.numerator"]}", 10), new($"{column.Head}: {texts["series.denominator"]}", 10), new(column.Head, 12)]),
    ];

    private IEnumerable<IReadOnlyList<object?>> Cells(Texts texts) =>
        from row in NotAttributable is null ? Rows.Append(Total) : [.. Rows, NotAttributable, Total]
        select (IReadOnlyList<object?>)
        [
            row.Unit?.Code ?? "", NameOf(row, texts),
            .. row.Cells.SelectMany((cell, at) => Columns[at].Indicator.Denominator is null
                ? (IEnumerable<object?>)[Rounded(cell?.Value)]
                : [Rounded(cell?.Numerator), Rounded(cell?.Denominator), Rounded(cell?.Value)]),
        ];

    public string NameOf(SeriesRow row, Texts texts) => row.Unit?.Name
        ?? texts[ReferenceEquals(row, Total) ? "series.total" : ReferenceEquals(row, NotAttributable) ? "series.not-attributable" : "series.no-superior"];

    private static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, 2) : null;
}

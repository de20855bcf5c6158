using DocumentFormat.OpenXml.Packaging;
using OfficeOpenXml;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reports;

/// <summary>A figure that was decided for stands in place of the unit's, and the report says whose it is.</summary>
public sealed class ReportDecisionTests
{
    private static readonly Period Q3 = Period.Quarter(2023, 3);
    private static readonly Actor Leader = new("chu-tich", "Lãnh đạo", Actor.PermissionsOf([Role.Leader]), "/");

    [EachStore]
    public async Task The_report_takes_the_decided_figure_and_names_its_origin(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        var declared = Quarter.AnswersOf(Quarter.NhonBinh).Values["internet_fastest_mbps"].AsNumber!.Value;
        await DecideAsync(site, Quarter.NhonBinh, declared + 60);

        site.Clock.Set("2023-09-28 09:00");
        var compiled = (await site.AskAsync<CompileReport, Outcome<CompileReport.Result>>(compile => compile.RunAsync(Q3, Actor.System, CancellationToken.None))).Require();
        var report = (await site.AskAsync<GetReport, Outcome<GetReport.Result>>(get => get.RunAsync(compiled.Id, Leader, CancellationToken.None))).Require().Report;
        report.Find("internet-speed", UnitKind.Commune)!.Numerator.ShouldBe(declared + 60);
        var row = report.Decisions!.ShouldHaveSingleItem();
        (row.Authority, row.Declared, row.Decided, row.Origin).ShouldBe(
            ("UBND phường Nhơn Bình", VietnameseNumber.Format(declared, "vi"), VietnameseNumber.Format(declared + 60, "vi"), FigureOrigin.Operator));

        using var word = WordprocessingDocument.Open(new MemoryStream(await FileAsync(site, compiled.Id, ReportFormat.Document)), isEditable: false);
        word.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("Hợp đồng nâng tốc độ từ 01/8/2023");
        using var workbook = new ExcelPackage(new MemoryStream(await FileAsync(site, compiled.Id, ReportFormat.Workbook)));
        workbook.Workbook.Worksheets.Select(sheet => sheet.Name).ShouldContain("Đối soát");
    }

    [EachStore]
    public async Task Of_a_return_that_was_sent_back_nothing_is_decided(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await DecideAsync(site, Quarter.NhonBinh, 500);
        site.Clock.Set("2023-09-28 09:00");
        var series = await SeriesAsync(site, new("internet-speed"), Leader);
        series.Series!.Total.Cells[0]!.Value.ShouldBeNull("the unit has sent no return");
    }

    [EachStore]
    public async Task A_series_takes_it_too_and_a_stranger_sees_only_the_own_scope(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await DecideAsync(site, Quarter.NhonBinh, 500);
        site.Clock.Set("2023-09-28 09:00");
        var series = await SeriesAsync(site, new("internet-speed"), Leader);
        (series.Series!.Rows.Count, series.Series.Total.Cells[0]!.Value, series.Series.Total.Cells[0]!.Missing).ShouldBe((159, 500, 158));
        var elsewhere = await SeriesAsync(site, new("internet-speed"), await site.SomebodyAtAsync("551", Role.Leader));
        (elsewhere.Series!.Rows.Count, elsewhere.Series.Total.Cells[0]!.Value).ShouldBe((7, null));
        var clerk = await site.SomebodyAtAsync("551");
        var refused = await site.AskAsync<ReadSeries, Outcome<ReadSeries.Result>>(read => read.RunAsync(new(), clerk, CancellationToken.None));
        refused.Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
    }

    [EachStore]
    public async Task All_indicators_of_a_period_come_in_one_table_by_superior(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-28 09:00");
        var figures = (await site.AskAsync<ReadFigures, Outcome<ReadFigures.Result>>(read =>
            read.RunAsync(new(BySuperior: true), Leader, CancellationToken.None))).Require();
        figures.Rows.Count.ShouldBe(11);
        figures.Rows.ShouldAllBe(row => row.Cells.Count == figures.Indicators.Count);
        figures.Total!.Cells[0]!.Answered.ShouldBe(1);
    }

    private static async Task<ReadSeries.Result> SeriesAsync(Site site, ReadSeries.Query query, Actor actor) =>
        (await site.AskAsync<ReadSeries, Outcome<ReadSeries.Result>>(read => read.RunAsync(query, actor, CancellationToken.None))).Require();

    private static async Task DecideAsync(Site site, string unit, decimal mbps)
    {
        var obligation = await site.ObligationOfAsync(unit);
        await site.StoreAsync(async db =>
        {
            db.DecidedFigures.Add(new()
            {
                Id = Guid.CreateVersion7(),
                ObligationId = obligation.Id,
                Element = "internet_fastest_mbps",
                Number = mbps,
                Origin = FigureOrigin.Operator,
                Reason = "Hợp đồng nâng tốc độ từ 01/8/2023",
                DecidedBy = "dieuphoi",
                DecidedAtUtc = new(2023, 9, 27, 2, 0, 0, DateTimeKind.Utc),
            });
            return await db.SaveChangesAsync();
        });
    }

    private static async Task<byte[]> FileAsync(Site site, Guid id, ReportFormat format) =>
        (await site.AskAsync<GetReportFile, Outcome<GetReportFile.File>>(get => get.RunAsync(id, format, Leader, CancellationToken.None))).Require().Content;
}

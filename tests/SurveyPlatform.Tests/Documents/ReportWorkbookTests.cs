using OfficeOpenXml;
using SurveyPlatform.Documents;
using SurveyPlatform.Reports;
using SurveyPlatform.Tests.Reports;

namespace SurveyPlatform.Tests.Documents;

public sealed class ReportWorkbookTests
{
    [Fact]
    public void The_sheets_have_the_figures_of_the_report_as_numbers()
    {
        using var package = Written(SampleQuarter.Report());
        package.Workbook.Worksheets.Select(sheet => sheet.Name)
            .ShouldBe(["Tổng hợp", "Theo huyện", "Theo xã", "Kết nối", "Chưa báo cáo", "Dưới chuẩn", "Định nghĩa"]);
        Row(package, "Tổng hợp", "Tỷ lệ UBND cấp xã chưa có mạng LAN").ShouldBe(
            "22 | Tỷ lệ UBND cấp xã chưa có mạng LAN | Cấp xã | % | 67 | 155 | 43.23 |  |  | 155 | 0 | 4");
    }

    [Fact]
    public void What_units_typed_never_becomes_a_formula_or_breaks_the_file()
    {
        var report = SampleQuarter.Report();
        var hostile = "=HYPERLINK(\"http://x\")\u0000\ud800<b>&amp;";
        var unit = report.BelowStandard[0] with { Authority = "+84 256", Cause = hostile };
        using var package = Written(report with { BelowStandard = [unit] });
        var cell = package.Workbook.Worksheets["Dưới chuẩn"].Cells.First(cell => cell.Value is string text && text.StartsWith("=HYPERLINK", StringComparison.Ordinal));
        cell.Value.ShouldBe("=HYPERLINK(\"http://x\")<b>&amp;");
        cell.Formula.ShouldBeEmpty();
        cell.Style.QuotePrefix.ShouldBeTrue();
        package.Workbook.Worksheets.SelectMany(sheet => sheet.Cells).ShouldAllBe(any => string.IsNullOrEmpty(any.Formula));
        ReportDocumentTests.TextOf(ReportDocumentTests.Written(report with { BelowStandard = [unit] })).ShouldContain("=HYPERLINK(\"http://x\")<b>&amp;");
    }

    [Fact]
    public void Unknown_figures_are_blank_and_every_sheet_prints_on_a4_with_its_head_repeated()
    {
        using var package = Written(SampleQuarter.Report());
        var communes = package.Workbook.Worksheets["Theo xã"];
        var silent = communes.Cells.First(cell => cell.Value as string == "Chưa báo cáo").Start.Row;
        Enumerable.Range(6, 17).Select(column => communes.Cells[silent, column].Value).ShouldAllBe(value => value == null);
        foreach (var sheet in package.Workbook.Worksheets)
        {
            (sheet.PrinterSettings.PaperSize, sheet.PrinterSettings.FitToWidth, sheet.PrinterSettings.FitToHeight).ShouldBe((ePaperSize.A4, 1, 0));
        }

        package.Workbook.Worksheets.Where(sheet => sheet.AutoFilterAddress != null).Select(sheet => sheet.PrinterSettings.RepeatRows.Address).ShouldBe(
            ["'Theo huyện'!$8:$10", "'Theo xã'!$8:$10", "'Kết nối'!$8:$10", "'Chưa báo cáo'!$8:$10", "'Dưới chuẩn'!$8:$10"]);
    }

    internal static ExcelPackage Written(ConsolidatedReport report)
    {
        using var stream = new MemoryStream();
        ReportWorkbook.Write(report, stream);
        if (Environment.GetEnvironmentVariable("KEEP_DOCUMENTS") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "report.xlsx"), stream.ToArray());
        }

        stream.Position = 0;
        return new ExcelPackage(stream);
    }

    private static string Row(ExcelPackage package, string sheet, string text)
    {
        var cells = package.Workbook.Worksheets[sheet].Cells;
        var row = cells.First(cell => cell.Value as string == text).Start.Row;
        return string.Join(" | ", Enumerable.Range(1, 12).Select(column => FormattableString.Invariant($"{cells[row, column].Value}")));
    }
}

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

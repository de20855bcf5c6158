using OfficeOpenXml;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

internal static class OperatorSheet
{
    private static readonly SheetColumn[] Columns =
    [
        new("TT", 5, Centred: true), new("Doanh nghiệp viễn thông", 26), new("Tình trạng báo cáo", 14, Centred: true),
        new("Đơn vị được cung cấp", 11, "đơn vị", SheetColumn.Whole), new("Đường internet", 10, "đường", SheetColumn.Whole),
        new("Tốc độ bình quân theo hợp đồng", 13, "Mbps", SheetColumn.OneDecimal), new("Số đường đã đo", 10, "đường", SheetColumn.Whole),
        new("Tốc độ bình quân đo được", 12, "Mbps", SheetColumn.OneDecimal), new("Đường TSLCD", 10, "đường", SheetColumn.Whole),
        new("Tốc độ TSLCD bình quân theo hợp đồng", 13, "Mbps", SheetColumn.OneDecimal), new("Sự cố trong kỳ", 9, "lần", SheetColumn.Whole),
        new("Thời gian mất liên lạc", 11, "giờ", SheetColumn.OneDecimal),
    ];

    public static void Write(ExcelPackage package, ConsolidatedReport report)
    {
        var sheet = new TableSheet(package, report, "Kết nối", "Đường truyền kết nối theo doanh nghiệp viễn thông", Columns, landscape: true);
        sheet.Table(Columns);
        foreach (var (row, index) in report.Operators.Select((row, index) => (row, index)))
        {
            sheet.Row(
                index + 1, row.Name, row.HasReported ? "Đã báo cáo" : "Chưa báo cáo", row.UnitsServed, row.Internet?.Lines, row.Internet?.Contracted,
                row.Internet?.MeasuredLines, row.Internet?.Measured, row.Dedicated?.Lines, row.Dedicated?.Contracted, row.Incidents, row.HoursLost);
        }

        // Units are served by several operators and averages do not add up: blank.
        sheet.Total(
            "", "Cộng", $"{report.Operators.Count(row => row.HasReported)}/{report.Operators.Count} doanh nghiệp", null,
            report.Operators.Sum(row => row.Internet?.Lines ?? 0), null, report.Operators.Sum(row => row.Internet?.MeasuredLines ?? 0), null,
            report.Operators.Sum(row => row.Dedicated?.Lines ?? 0), null, report.Operators.Sum(row => row.Incidents ?? 0), report.Operators.Sum(row => row.HoursLost ?? 0));
        sheet.FreezeAndFilter(fixedColumns: 2, report.Operators.Count);
        sheet.Note("Theo số liệu doanh nghiệp kê khai. TSLCD: đường truyền số liệu chuyên dùng.");
    }
}

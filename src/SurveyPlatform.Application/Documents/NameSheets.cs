using OfficeOpenXml;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

/// <summary>The sheets that name units: who did not report or was late, and who is below the standard.</summary>
internal static class NameSheets
{
    private static readonly SheetColumn[] Tardy =
    [
        new("TT", 5, Centred: true), new("Đơn vị", 32), new("Cơ quan cấp trên", 26), new("Hạn nộp", 12, Centred: true),
        new("Ngày nộp", 12, Centred: true), new("Số ngày quá hạn", 10, "ngày làm việc", SheetColumn.Whole), new("Tình trạng", 17, Centred: true), new("Đầu mối liên hệ", 34),
    ];

    private static readonly SheetColumn[] Below =
    [
        new("TT", 5, Centred: true), new("Cấp", 11, Centred: true), new("Huyện, thị xã, thành phố", 20), new("Đơn vị", 25), new("Tiêu chí chưa đạt", 28),
        new("Đơn vị tính", 9, Centred: true), new("Thực tế", 9, null, SheetColumn.UpToTwo), new("Yêu cầu", 9, null, SheetColumn.UpToTwo),
        new("Chênh lệch", 10, null, SheetColumn.UpToTwo), new("Nguyên nhân (đơn vị báo cáo)", 36), new("Đề xuất", 36),
    ];

    private static readonly SheetColumn[] Decisions =
    [
        new("TT", 5, Centred: true), new("Huyện, thị xã, thành phố", 20), new("Đơn vị", 28), new("Số liệu", 34), new("Đơn vị tính", 9, Centred: true),
        new("Đơn vị kê khai", 16), new("Số liệu sử dụng", 16), new("Nguồn", 16, Centred: true), new("Lý do", 44),
    ];

    /// <summary>Only where something was decided.</summary>
    public static void Decided(ExcelPackage package, ConsolidatedReport report)
    {
        if (report.Decisions is not { } decisions)
        {
            return;
        }

        var sheet = new TableSheet(package, report, "Đối soát", "Số liệu sử dụng sau đối soát với doanh nghiệp viễn thông", Decisions, landscape: true);
        sheet.Table(Decisions);
        foreach (var (row, index) in decisions.Select((row, index) => (row, index)))
        {
            sheet.Row(
                index + 1, row.District, row.Authority, row.Title.Vi, row.UnitOfMeasure?.Vi, row.Declared ?? "Không kê khai", row.Decided, Wording.Origin(row.Origin), row.Reason);
        }

        sheet.FreezeAndFilter(fixedColumns: 3, decisions.Count);
        sheet.Note("Các chỉ tiêu, mức độ đáp ứng điều kiện tối thiểu trong báo cáo này tính theo số liệu sử dụng.");
    }

    public static void NonReporters(ExcelPackage package, ConsolidatedReport report)
    {
        var sheet = new TableSheet(package, report, "Chưa báo cáo", "Đơn vị chưa báo cáo, báo cáo quá hạn", Tardy, landscape: true);
        sheet.Table(Tardy);
        var units = report.NonReporters.Concat(report.LateReporters).ToList();
        foreach (var (unit, index) in units.Select((unit, index) => (unit, index)))
        {
            sheet.Row(
                index + 1, unit.Authority, unit.Superior, Wording.Date(unit.DueOn), Wording.Date(unit.SubmittedOn), unit.WorkingDaysLate,
                unit switch { { SubmittedOn: not null } => "Báo cáo quá hạn", { IsOverdue: true } => "Chưa báo cáo", _ => "Chưa đến hạn" }, unit.Contact);
        }

        sheet.FreezeAndFilter(fixedColumns: 2, units.Count);
        sheet.Note($"Đơn vị chưa báo cáo: số ngày quá hạn tính đến ngày {Wording.Date(report.AsOf)}.");
    }

    public static void BelowStandard(ExcelPackage package, ConsolidatedReport report)
    {
        var sheet = new TableSheet(package, report, "Dưới chuẩn", "Đơn vị chưa đạt điều kiện tối thiểu", Below, landscape: true);
        sheet.Table(Below);
        var lines = report.BelowStandard.SelectMany(unit => unit.Shortfalls.Select(shortfall => (unit, shortfall))).ToList();
        foreach (var ((unit, shortfall), index) in lines.Select((line, index) => (line, index)))
        {
            sheet.Row(
                index + 1, Wording.Level(unit.Level), unit.District, unit.Authority, shortfall.Title.Vi, shortfall.UnitOfMeasure.Vi, shortfall.Figure,
                shortfall.Threshold, shortfall.Gap, unit.Cause ?? "Đơn vị chưa nêu nguyên nhân", shortfall.Proposal.Vi);
        }

        sheet.FreezeAndFilter(fixedColumns: 4, lines.Count);
        sheet.Note($"Có {report.BelowStandard.Count} đơn vị chưa đạt ít nhất một tiêu chí. Đơn vị chưa báo cáo không nằm trong danh sách này.");
    }
}

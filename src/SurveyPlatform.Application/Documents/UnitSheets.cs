using OfficeOpenXml;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

/// <summary>The sheets by district and by commune.</summary>
internal static class UnitSheets
{
    public static void Districts(ExcelPackage package, ConsolidatedReport report)
    {
        var indicators = report.Indicators.Where(indicator => indicator.Use.HasFlag(IndicatorUse.Tables)).ToList();
        SheetColumn[] columns =
        [
            new("TT", 4.5, Centred: true), new("Huyện, thị xã, thành phố", 20), new("Cấp", 9.5, Centred: true),
            new("Phải báo cáo", 7, "đơn vị", SheetColumn.Whole), new("Đã báo cáo", 7, "đơn vị", SheetColumn.Whole),
            .. indicators.Select(indicator => FigureColumns.For(indicator, 7.4)),
            new("Đơn vị chưa đạt", 8, "đơn vị", SheetColumn.Whole),
        ];
        var sheet = new TableSheet(package, report, "Theo huyện", "Số liệu theo huyện, thị xã, thành phố", columns, landscape: true);
        sheet.Table(columns);
        foreach (var (row, index) in report.Districts.Select((row, index) => (row, index)))
        {
            sheet.Row(Cells(row, index + 1, row.Name, indicators));
        }

        foreach (var total in report.Totals)
        {
            sheet.Total(Cells(total, "", $"Cộng {Wording.Level(total.Level).ToLowerInvariant()}", indicators));
        }

        sheet.FreezeAndFilter(fixedColumns: 3, report.Districts.Count);
        sheet.Note("«Cấp huyện»: số liệu của cơ quan, đơn vị thuộc UBND cấp huyện. «Cấp xã»: cộng các xã, phường, thị trấn trên địa bàn đã báo cáo. «Đơn vị chưa đạt»: chưa đạt ít nhất một tiêu chí.");
    }

    public static void Communes(ExcelPackage package, ConsolidatedReport report)
    {
        var indicators = report.Indicators.Where(indicator => indicator.IsFor(UnitKind.Commune) && indicator.Use.HasFlag(IndicatorUse.Tables)).ToList();
        SheetColumn[] columns =
        [
            new("TT", 5, Centred: true), new("Mã", 8, Centred: true), new("Xã, phường, thị trấn", 23), new("Huyện, thị xã, thành phố", 20),
            new("Tình trạng báo cáo", 12, Centred: true),
            .. indicators.Select(indicator => FigureColumns.For(indicator, 7.4)),
            new("Tiêu chí chưa đạt", 8, "tiêu chí", SheetColumn.Whole),
        ];
        var sheet = new TableSheet(package, report, "Theo xã", "Số liệu theo xã, phường, thị trấn", columns, landscape: true);
        sheet.Table(columns);
        foreach (var (row, index) in report.Communes.Select((row, index) => (row, index)))
        {
            sheet.Row([index + 1, row.Code, row.Name, row.District, row.HasReported ? "Đã báo cáo" : "Chưa báo cáo", .. Figures(row.Figures, indicators), row.NotMet]);
        }

        foreach (var total in report.Totals.Where(total => total.Level == UnitKind.Commune))
        {
            sheet.Total(["", "", $"Cộng ({total.Reported}/{total.Obliged} đơn vị)", "", "", .. Figures(total.Figures, indicators), null]);
        }

        sheet.FreezeAndFilter(fixedColumns: 3, report.Communes.Count);
        sheet.Note("Ô trống: chưa báo cáo hoặc không trả lời. Các cột đếm đơn vị ghi 1: có, 0: không.");
    }

    private static object?[] Cells(DistrictRow row, object number, string name, List<Indicator> indicators) =>
        [number, name, Wording.Level(row.Level), row.Obliged, row.Reported, .. Figures(row.Figures, indicators), row.BelowStandard];

    private static IEnumerable<object?> Figures(IReadOnlyList<Figure> figures, List<Indicator> indicators) =>
        indicators.Select(indicator => FigureColumns.Cell(figures.FirstOrDefault(figure => figure.Indicator == indicator.Code), indicator));
}

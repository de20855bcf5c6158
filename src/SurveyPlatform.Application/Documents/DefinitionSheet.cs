using OfficeOpenXml;
using SurveyPlatform.Reports;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Documents;

internal static class DefinitionSheet
{
    private static readonly SheetColumn[] Grid =
    [
        new("TT", 5, Centred: true), new("Chỉ tiêu", 38), new("Cách tính", 58), new("Đơn vị tính", 11, Centred: true),
        new("Cấp", 18, Centred: true), new("Thời điểm, thời kỳ số liệu", 28, Centred: true),
    ];

    public static void Write(ExcelPackage package, ConsolidatedReport report)
    {
        var sheet = new TableSheet(package, report, "Định nghĩa", "Giải thích chỉ tiêu, nguồn số liệu", Grid, landscape: true);
        sheet.Heading("1. Chỉ tiêu");
        sheet.Table(Grid);
        foreach (var (indicator, index) in report.Indicators.Select((indicator, index) => (indicator, index)))
        {
            sheet.Row(
                index + 1, indicator.Title.Vi, indicator.Formula.Vi, indicator.UnitOfMeasure.Vi,
                string.Join(", ", indicator.Kinds.Select(Wording.Level)), Basis(indicator, report));
        }

        sheet.Heading("2. Tiêu chí của điều kiện tối thiểu");
        sheet.Table([Grid[0], new("Tiêu chí", 38), new("Giải thích", 58), Grid[3], new("So sánh", 18, Centred: true), new("Biểu thức của mức yêu cầu", 28)]);
        foreach (var (criterion, index) in report.Standards.SelectMany(standard => standard.Criteria).Select((criterion, index) => (criterion, index)))
        {
            sheet.Row(
                index + 1, criterion.Title.Vi, criterion.Explanation?.Vi, criterion.UnitOfMeasure?.Vi,
                criterion.Comparison switch { Comparison.AtLeast => "Không thấp hơn", Comparison.AtMost => "Không vượt quá" }, criterion.Threshold);
        }

        sheet.Heading("3. Nguồn số liệu và căn cứ");
        sheet.Table([Grid[0], new("Biểu mẫu, quy định", 38), new("Căn cứ", 58), new("Phiên bản", 11, null, SheetColumn.Whole, Centred: true), new("Áp dụng từ", 18, Centred: true)]);
        foreach (var (source, index) in report.Sources.Select((source, index) => (source, index)))
        {
            sheet.Row(index + 1, source.Title.Vi, source.LegalBasis?.Vi, source.Version, Wording.Date(source.EffectiveFrom));
        }
    }

    private static string Basis(Indicator indicator, ConsolidatedReport report) => indicator.Measure switch
    {
        Measure.Stock => $"Tại ngày {Wording.Date(report.Dates.CutOff)}",
        Measure.Flow => $"Từ {Wording.Date(report.Dates.WindowStart)} đến {Wording.Date(report.Dates.WindowEnd)}",
    };
}

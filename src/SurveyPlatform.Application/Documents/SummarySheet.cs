using OfficeOpenXml;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

internal static class SummarySheet
{
    private static readonly SheetColumn[] Grid =
    [
        new("TT", 5, Centred: true),
        new("Chỉ tiêu", 46),
        new("Cấp", 13, Centred: true),
        new("Đơn vị tính", 10, Centred: true),
        new("Tử số", 11, null, SheetColumn.UpToTwo),
        new("Mẫu số", 11, null, SheetColumn.UpToTwo),
        new("Giá trị", 11, null, SheetColumn.UpToTwo),
        new("Kỳ trước", 11, null, SheetColumn.UpToTwo),
        new("Tăng (+), giảm (-)", 11, null, SheetColumn.UpToTwo),
        new("Số đơn vị có số liệu", 10, "đơn vị", SheetColumn.Whole),
        new("Không có số liệu", 10, "đơn vị", SheetColumn.Whole),
        new("Chưa báo cáo", 10, "đơn vị", SheetColumn.Whole),
    ];

    public static void Write(ExcelPackage package, ConsolidatedReport report)
    {
        var sheet = new TableSheet(package, report, "Tổng hợp", $"Tổng hợp hạ tầng công nghệ thông tin cơ bản {report.Letterhead.Territory}", Grid, landscape: true);
        Coverage(sheet, report);
        Criteria(sheet, report);
        Indicators(sheet, report);
    }

    private static void Coverage(TableSheet sheet, ConsolidatedReport report)
    {
        sheet.Heading("1. Tình hình thực hiện báo cáo");
        sheet.Table(
        [
            Grid[0], new("Đối tượng báo cáo", 46), Count("Phải báo cáo", 13), Count("Đã báo cáo"), Count("Đúng hạn", 11), Count("Quá hạn", 11),
            Count("Chưa báo cáo", 11), new("Tỷ lệ đã báo cáo", 11, "%", SheetColumn.Percentage),
        ]);
        foreach (var (row, index) in report.Coverage.Select((row, index) => (row, index)))
        {
            sheet.Row(index + 1, Wording.Capital(Wording.Bodies(row.Level)), row.Obliged, row.Reported, row.OnTime, row.Late, row.NotReported, Share(row.Reported, row.Obliged));
        }

        sheet.Total("", "Cộng", Sum(row => row.Obliged), Sum(row => row.Reported), Sum(row => row.OnTime), Sum(row => row.Late), Sum(row => row.NotReported),
            Share(Sum(row => row.Reported), Sum(row => row.Obliged)));

        int Sum(Func<Coverage, int> figure) => report.Coverage.Sum(figure);
    }

    private static void Criteria(TableSheet sheet, ConsolidatedReport report)
    {
        sheet.Heading("2. Mức độ đáp ứng điều kiện tối thiểu");
        sheet.Table(
        [
            Grid[0], new("Tiêu chí", 46), Grid[2], Count("Đạt"), Count("Chưa đạt", 11), Count("Chưa xác định", 11),
            new("Tỷ lệ đạt", 11, "%", SheetColumn.Percentage),
        ]);
        foreach (var (row, index) in report.Criteria.Select((row, index) => (row, index)))
        {
            sheet.Row(index + 1, row.Title.Vi, Wording.Level(row.Level), row.Met, row.NotMet, row.Unknown, Share(row.Met, row.Known));
        }

        sheet.Note("Tỷ lệ đạt tính trên số đơn vị đã xác định được (đạt và chưa đạt). Đơn vị chưa báo cáo hoặc không trả lời là «chưa xác định», không tính là đạt.");
    }

    private static void Indicators(TableSheet sheet, ConsolidatedReport report)
    {
        sheet.Heading("3. Các chỉ tiêu");
        sheet.Table(Grid);
        foreach (var ((level, figure), index) in report.Summary.Select((row, index) => (row, index)))
        {
            var indicator = report.Indicator(figure.Indicator);
            var scale = indicator.IsPercentage ? 100 : 1;
            sheet.Row(
                index + 1, indicator.Title.Vi, Wording.Level(level), indicator.UnitOfMeasure.Vi, figure.Numerator, figure.Denominator,
                Rounded(figure.Value), Rounded(figure.Previous), Rounded(figure.Change), figure.Answered, figure.NotAnswered, figure.NotReported);
        }

        sheet.Note("Tỷ lệ tính từ tổng tử số chia tổng mẫu số, không lấy bình quân các tỷ lệ. Ô trống ở cột «Giá trị» là không xác định (mẫu số bằng 0 hoặc không có số liệu).");
        if (report.Summary.Where(row => row.Figure.IsBroken).Select(row => report.Indicator(row.Figure.Indicator).Title.Vi).Distinct().ToList() is { Count: > 0 } broken)
        {
            sheet.Note($"Chuỗi số liệu mới do biểu mẫu thay đổi, không so sánh với kỳ trước: {string.Join("; ", broken)}.");
        }

        sheet.Note($"Số trường hợp số liệu khác thường đã được đơn vị giải trình khi gửi báo cáo: {Wording.Number(report.SoftReasons)}.");
    }

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 2, MidpointRounding.AwayFromZero) : null;

    private static object? Share(int part, int whole) => whole == 0 ? null : (decimal)part / whole;

    private static SheetColumn Count(string head, double width = 10) => new(head, width, "đơn vị", SheetColumn.Whole);
}

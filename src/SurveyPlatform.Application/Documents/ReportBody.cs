using DocumentFormat.OpenXml;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using static SurveyPlatform.Documents.WordPaper;

namespace SurveyPlatform.Documents;

/// <summary>The text of the report, sections I to V.</summary>
internal static class ReportBody
{
    private static readonly int Width = Sheet.TextWidth(landscape: false);

    public static IEnumerable<OpenXmlElement> Text(ConsolidatedReport report) =>
        [.. Opening(report), .. Coverage(report), .. Results(report), .. Standards(report), .. Named(report), .. Proposals(report)];

    private static IEnumerable<OpenXmlElement> Opening(ConsolidatedReport report)
    {
        var grounds = report.Letterhead.Grounds;
        foreach (var (ground, index) in grounds.Select((ground, index) => (ground, index)))
        {
            yield return Paragraph(ground + (index == grounds.Count - 1 ? "." : ";"), Look.Ground);
        }

        yield return Paragraph(
            $"{report.Letterhead.IssuingBodyName} kính báo cáo {report.Letterhead.Addressee} kết quả kiểm tra, tổng hợp tình hình hạ tầng công nghệ "
            + $"thông tin cơ bản {LetterParts.LowerFirst(report.Period.Title("vi"))} như sau:", Look.Text);
    }

    private static IEnumerable<OpenXmlElement> Coverage(ConsolidatedReport report)
    {
        var coverage = report.Coverage;
        var late = coverage.Sum(row => row.Late);
        var missing = coverage.Sum(row => row.Missing);
        yield return Paragraph("I. TÌNH HÌNH THỰC HIỆN CHẾ ĐỘ BÁO CÁO", Look.Section);
        yield return Paragraph(
            $"Tính đến ngày {Wording.Date(report.AsOf)}, đã có {string.Join(", ", coverage.Select(row => $"{row.Reported}/{row.Obliged} {Wording.Bodies(row.Level)}"))} "
            + $"gửi báo cáo (hạn nộp ngày {Wording.Date(report.Dates.Due)}); {(late == 0 ? "không có đơn vị báo cáo quá hạn" : $"{Wording.Count(late)} đơn vị báo cáo quá hạn")}; "
            + $"{(missing == 0 ? "không còn đơn vị quá hạn chưa báo cáo" : $"còn {Wording.Count(missing)} đơn vị đã quá hạn nhưng chưa báo cáo, nêu tên tại mục IV")}.", Look.Text);
        yield return Paragraph("Bảng 1. Tình hình gửi báo cáo", Look.Caption);
        yield return Table(
            [
                new("Đối tượng", 30), new("Phải báo cáo", 14, Align.Centre), new("Đã báo cáo", 14, Align.Centre), new("Đúng hạn", 13, Align.Centre),
                new("Quá hạn", 13, Align.Centre), new("Chưa báo cáo", 14, Align.Centre),
            ],
            coverage.Select(row => new WordRow(
            [
                Wording.Capital(Wording.Bodies(row.Level)), Wording.Number(row.Obliged), Wording.Number(row.Reported), Wording.Number(row.OnTime),
                Wording.Number(row.Late), Wording.Number(row.NotReported),
            ])),
            Width);
        yield return Paragraph(
            $"Số liệu hiện có được chốt tại ngày {Wording.Date(report.Dates.CutOff)}; số liệu phát sinh tính từ ngày {Wording.Date(report.Dates.WindowStart)} "
            + $"đến ngày {Wording.Date(report.Dates.WindowEnd)}. Các tỷ lệ chỉ tính trên các đơn vị đã báo cáo, kèm theo tử số và mẫu số; số liệu của đơn vị chưa báo cáo "
            + $"không được ước tính thay.{(report.SoftReasons > 0 ? $" Các đơn vị đã giải trình {Wording.Number(report.SoftReasons)} trường hợp số liệu khác thường." : "")}"
            + (report.Decisions is { Count: var decided } ? $" Có {Wording.Number(decided)} số liệu được sử dụng sau đối soát với doanh nghiệp viễn thông, nêu tại Phụ lục V." : ""),
            Look.Text with { Before = 120 });
    }

    private static IEnumerable<OpenXmlElement> Results(ConsolidatedReport report)
    {
        yield return Paragraph("II. KẾT QUẢ TỔNG HỢP", Look.Section);
        foreach (var (level, index) in new[] { UnitKind.District, UnitKind.Commune }.Select((level, index) => (level, index)))
        {
            yield return Paragraph($"{index + 1}. {Wording.Level(level)}", Look.Clause);
            foreach (var indicator in report.Indicators.Where(indicator => indicator.IsFor(level) && indicator.Use.HasFlag(IndicatorUse.Headline)))
            {
                yield return Paragraph($"- {indicator.Title.Vi}: {Wording.Counted(report.Find(indicator.Code, level), indicator)}.", Look.Text);
            }
        }

        yield return Paragraph("Bảng 2. Các chỉ tiêu về hạ tầng công nghệ thông tin cơ bản", Look.Caption);
        yield return Table(
            [new("TT", 7, Align.Centre), new("Chỉ tiêu", 45), new("Đơn vị tính", 12, Align.Centre), new("Cấp huyện", 20, Align.Centre), new("Cấp xã", 20, Align.Centre)],
            report.Indicators.Where(indicator => indicator.Use.HasFlag(IndicatorUse.Summary)).Select((indicator, index) => new WordRow(
            [
                Wording.Number(index + 1), indicator.Title.Vi, indicator.UnitOfMeasure.Vi,
                Cell(report.Find(indicator.Code, UnitKind.District), indicator), Cell(report.Find(indicator.Code, UnitKind.Commune), indicator),
            ])),
            Width);
        yield return Paragraph("Số liệu theo từng huyện, thị xã, thành phố tại Phụ lục I.", Look.Text with { Before = 120 });
        yield return Paragraph("3. Đường truyền kết nối do doanh nghiệp viễn thông cung cấp", Look.Clause);
        yield return Paragraph("Bảng 3. Đường truyền theo doanh nghiệp viễn thông", Look.Caption);
        yield return Table(
            [
                new("Doanh nghiệp", 26), new("Đơn vị được cung cấp", 13, Align.Centre), new("Đường internet", 12, Align.Centre), new("Mbps bình quân", 12, Align.Centre),
                new("Đường TSLCD", 12, Align.Centre), new("Mbps bình quân", 12, Align.Centre), new("Sự cố (lần)", 10, Align.Centre), new("Mất liên lạc (giờ)", 12, Align.Centre),
            ],
            report.Operators.Select(row => new WordRow(
            [
                row.HasReported ? row.Name : $"{row.Name} (chưa báo cáo)", Number(row.UnitsServed), Number(row.Internet?.Lines), Number(row.Internet?.Contracted),
                Number(row.Dedicated?.Lines), Number(row.Dedicated?.Contracted), Number(row.Incidents), Number(row.HoursLost),
            ])),
            Width);
        yield return Paragraph("Số liệu do doanh nghiệp kê khai; tốc độ theo hợp đồng. TSLCD: đường truyền số liệu chuyên dùng.", new(Size: 12, Italic: true, Before: 60, After: 60));
    }

    private static IEnumerable<OpenXmlElement> Standards(ConsolidatedReport report)
    {
        yield return Paragraph("III. MỨC ĐỘ ĐÁP ỨNG ĐIỀU KIỆN TỐI THIỂU", Look.Section);
        foreach (var standard in report.Standards)
        {
            yield return Paragraph(
                $"Áp dụng: {standard.Title.Vi}, phiên bản {standard.Version}, từ ngày {Wording.Date(standard.EffectiveFrom)}. Căn cứ: {standard.LegalBasis.Vi}.", Look.Text);
        }

        yield return Paragraph("Bảng 4. Mức độ đáp ứng từng tiêu chí", Look.Caption);
        yield return Table(
            [
                new("Tiêu chí", 40), new("Cấp", 14, Align.Centre), new("Đạt", 11, Align.Centre), new("Chưa đạt", 11, Align.Centre), new("Chưa xác định", 12, Align.Centre),
                new("Tỷ lệ đạt", 20, Align.Centre),
            ],
            report.Criteria.Select(row => new WordRow(
            [
                row.Title.Vi, Wording.Level(row.Level), Wording.Number(row.Met), Wording.Number(row.NotMet), Wording.Number(row.Unknown),
                row.Known == 0 ? "không xác định" : $"{Shared.VietnameseNumber.FormatFixed(row.Met * 100m / row.Known, 1)}% ({row.Met}/{row.Known})",
            ])),
            Width);
        yield return Paragraph(
            "Đơn vị chưa báo cáo hoặc không trả lời thì chưa xác định, không được tính là đạt.", new(Size: 12, Italic: true, Before: 60, After: 60));
    }

    private static IEnumerable<OpenXmlElement> Named(ConsolidatedReport report) => NamedUnits.Text(report);

    private static IEnumerable<OpenXmlElement> Proposals(ConsolidatedReport report)
    {
        var letterhead = report.Letterhead;
        yield return Paragraph("V. ĐỀ XUẤT, KIẾN NGHỊ", Look.Section);
        yield return Paragraph($"{letterhead.IssuingBodyName} kính đề nghị {letterhead.Addressee}:", Look.Text);
        yield return Paragraph("1. Xem xét trách nhiệm của người đứng đầu từng đơn vị chưa báo cáo, chưa đạt điều kiện tối thiểu nêu tại mục IV và các Phụ lục kèm theo.", Look.Text);
        yield return Paragraph(
            "2. Chỉ đạo UBND các huyện, thị xã, thành phố đôn đốc các đơn vị chưa báo cáo gửi ngay số liệu; xây dựng kế hoạch khắc phục các tiêu chí chưa đạt ở cấp huyện, "
            + "cấp xã, nêu rõ nhiệm vụ, kinh phí, người chịu trách nhiệm và thời hạn hoàn thành.", Look.Text);
        yield return Paragraph(
            "3. Chỉ đạo các doanh nghiệp viễn thông trên địa bàn bảo đảm chất lượng đường truyền internet, mạng truyền số liệu chuyên dùng tại trụ sở UBND cấp huyện, cấp xã; "
            + "báo cáo đầy đủ, kịp thời các sự cố.", Look.Text);
        yield return Paragraph($"{letterhead.IssuingBodyName} kính báo cáo {letterhead.Addressee} xem xét, chỉ đạo./.", Look.Text);
    }

    private static string Cell(Figure? figure, Indicator indicator) => figure switch
    {
        null => "-",
        _ => Wording.Value(figure, indicator)
            + (indicator.Denominator is null ? "" : $"\n({Wording.Fraction(figure)})")
            + (figure.IsBroken ? $"\n{Wording.BrokenSeries}" : figure.Change is { } change ? $"\n{Change(change)}" : "")
            + (figure.NotAnswered > 0 ? $"\n{Wording.Count(figure.NotAnswered)} đơn vị không có số liệu" : ""),
    };

    private static string Change(decimal change) => Math.Round(change, 1) switch
    {
        0 => "không đổi so kỳ trước",
        > 0 and var up => $"tăng {Wording.Number(up, 1)} so kỳ trước",
        var down => $"giảm {Wording.Number(-down, 1)} so kỳ trước",
    };

    private static string Number(decimal? number) => number is { } known ? Wording.Number(known, 1) : "";
}

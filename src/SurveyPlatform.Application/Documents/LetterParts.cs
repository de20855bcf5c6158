using DocumentFormat.OpenXml;
using SurveyPlatform.Reports;
using static SurveyPlatform.Documents.WordPaper;

namespace SurveyPlatform.Documents;

/// <summary>What every letter of a public body has above and below its text (Decree 30/2020/NĐ-CP, Annex I). Number and day are the records office's to give.</summary>
internal static class LetterParts
{
    private const int HeadLeft = 4430;
    private const int HeadRight = 5350;

    // The width of the motto in bold 13 pt Times New Roman: the rule below it is as long as the text.
    private const int MottoWidth = 3430;

    /// <param name="subject">«V/v …» below the number of a letter that has no title of its own; null: it has one.</param>
    public static IEnumerable<OpenXmlElement> Head(ReportLetterhead letterhead, int year, string? subject = null)
    {
        var line = new Look(Size: 12, Align: Align.Centre);
        yield return Columns(
            (HeadLeft,
            [
                .. letterhead.ParentBody.Length > 0 ? [Paragraph(letterhead.ParentBody, line)] : Enumerable.Empty<OpenXmlElement>(),
                Paragraph(letterhead.IssuingBody, line with { Bold = true }),
                Rule(HeadLeft * 2 / 5, HeadLeft - 140, after: 100),
                Paragraph($"Số:        /{letterhead.Symbol}", new(Size: 13, Align: Align.Centre)),
                .. subject is null ? Enumerable.Empty<OpenXmlElement>() : [Paragraph($"V/v {subject}", line with { Before = 60 })],
            ]),
            (HeadRight,
            [
                Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", line with { Bold = true }),
                Paragraph("Độc lập - Tự do - Hạnh phúc", new(Size: 13, Bold: true, Align: Align.Centre)),
                Rule(MottoWidth, HeadRight - 140, after: 100),
                Paragraph($"{letterhead.Place}, ngày       tháng       năm {year}", new(Size: 13, Italic: true, Align: Align.Centre)),
            ]));
    }

    public static IEnumerable<OpenXmlElement> Title(ConsolidatedReport report)
    {
        yield return Paragraph("BÁO CÁO", Look.Centred with { Bold = true, Before = 240 });
        yield return Paragraph(
            $"Tình hình hạ tầng công nghệ thông tin cơ bản của Ủy ban nhân dân\ncấp huyện, cấp xã trên địa bàn {report.Letterhead.Territory} {LowerFirst(report.Period.Title("vi"))}",
            Look.Centred with { Bold = true });
        yield return Rule(Sheet.TextWidth(landscape: false) * 2 / 5, Sheet.TextWidth(landscape: false), after: 200);
        yield return Paragraph($"Kính gửi: {report.Letterhead.Addressee}", Look.Centred with { Before = 60, After = 120 });
    }

    public static IEnumerable<OpenXmlElement> End(ReportLetterhead letterhead)
    {
        var left = Sheet.TextWidth(landscape: false) * 48 / 100;
        var small = new Look(Size: 11, Align: Align.Left);
        var signer = Look.Centred with { Bold = true };
        List<OpenXmlElement> recipients = [Paragraph("Nơi nhận:", new(Size: 12, Bold: true, Italic: true, Align: Align.Left))];
        recipients.AddRange(letterhead.Addressee.Length > 0 ? [Paragraph("- Như trên;", small)] : []);
        recipients.AddRange(letterhead.Recipients.Select(recipient => Paragraph($"- {recipient};", small)));
        recipients.Add(Paragraph($"- {letterhead.Archive}.", small));
        List<OpenXmlElement> signature = [.. letterhead.SignerTitle.Select(title => Paragraph(title, signer))];
        signature.AddRange(Enumerable.Range(0, 4).Select(_ => Paragraph("", signer)));
        signature.Add(Paragraph(letterhead.SignerName ?? "", signer));
        yield return Paragraph("", new(Size: 8));
        yield return Columns((left, recipients), (Sheet.TextWidth(landscape: false) - left, signature));
    }

    public static IEnumerable<OpenXmlElement> AppendixHead(string number, string title, ConsolidatedReport report, bool landscape) =>
        AppendixHead($"Phụ lục {number}", title, "Báo cáo", report.Letterhead, report.AsOf.Year, landscape);

    /// <param name="carrier">What it belongs to: <c>Công văn</c>.</param>
    public static IEnumerable<OpenXmlElement> AppendixHead(string label, string title, string carrier, ReportLetterhead letterhead, int year, bool landscape)
    {
        yield return Paragraph(label, Look.Centred with { Bold = true, KeepNext = true, Outline = 0 });
        yield return Paragraph(title, Look.Centred with { Bold = true, KeepNext = true });
        yield return Paragraph(
            $"(Kèm theo {carrier} số        /{letterhead.Symbol} ngày       tháng       năm {year} của {letterhead.IssuingBodyName})",
            Look.Centred with { Italic = true, Size = 13, KeepNext = true });
        yield return Rule(Sheet.TextWidth(landscape) / 4, Sheet.TextWidth(landscape), after: 160);
    }

    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}

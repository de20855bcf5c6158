using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SurveyPlatform.Documents;
using SurveyPlatform.Reports;
using SurveyPlatform.Tests.Reports;

namespace SurveyPlatform.Tests.Documents;

public sealed class ReportDocumentTests
{
    [Fact]
    public void The_document_is_valid_and_the_same_for_the_same_report()
    {
        var bytes = Written(SampleQuarter.Report());
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Select(error => $"{error.Path?.XPath} {error.Description}").ShouldBeEmpty();
        Written(SampleQuarter.Report()).ShouldBe(bytes);
    }

    [Fact]
    public void It_has_the_parts_of_an_official_letter_and_leaves_number_and_day_blank()
    {
        var text = TextOf(Written(SampleQuarter.Report()));
        text.ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
        text.ShouldContain("Số:        /BC-STTTT");
        text.ShouldContain("Bình Định, ngày       tháng       năm 2023");
        text.ShouldContain("Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh\n");
        text.ShouldContain("- Tỷ lệ UBND cấp xã chưa có mạng LAN: 43,2% (67/155).");
        text.ShouldContain("155/159 UBND cấp xã");
        text.ShouldContain("xem xét, chỉ đạo./.\n");
        text.ShouldContain("Nơi nhận:\n- Như trên;");
        text.ShouldContain("Phụ lục IV");
    }

    [Fact]
    public void A_quarter_in_which_nobody_answered_is_still_a_letter()
    {
        var input = SampleQuarter.Input();
        var report = ConsolidatedReport.From(input with
        {
            Obligations = [.. input.Obligations.Select(owed => owed with { SubmittedOn = null, WorkingDaysLate = 5 })],
            Observations = [],
            Verdicts = [],
        });
        var bytes = Written(report);
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).ShouldBeEmpty();
        TextOf(bytes).ShouldContain("không xác định");
        ReportWorkbookTests.Written(report).Dispose();
    }

    internal static byte[] Written(ConsolidatedReport report)
    {
        using var stream = new MemoryStream();
        ReportDocument.Write(report, stream);
        if (Environment.GetEnvironmentVariable("KEEP_DOCUMENTS") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "letter.docx"), stream.ToArray());
        }

        return stream.ToArray();
    }

    internal static string TextOf(byte[] bytes)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return string.Join('\n', package.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));
    }
}

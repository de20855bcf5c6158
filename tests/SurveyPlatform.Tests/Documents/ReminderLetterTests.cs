using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Tests.Reports;

namespace SurveyPlatform.Tests.Documents;

public sealed class ReminderLetterTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void The_letter_is_valid_and_the_same_for_the_same_facts(int units)
    {
        var bytes = Written(Letter(units));
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Select(error => $"{error.Path?.XPath} {error.Description}").ShouldBeEmpty();
        Written(Letter(units)).ShouldBe(bytes);
    }

    [Fact]
    public void A_few_units_are_named_in_the_letter_and_number_and_day_are_left_blank()
    {
        var text = ReportDocumentTests.TextOf(Written(Letter(3)));
        text.ShouldContain("Bình Định, ngày       tháng       năm 2023");
        text.ShouldContain("V/v đôn đốc nộp báo cáo hạ tầng CNTT cơ bản quý III năm 2023");
        text.ShouldContain("Kính gửi:\n- UBND thành phố Quy Nhơn;\n- VNPT Bình Định.\n");
        text.ShouldContain("còn 03/175 đơn vị đã quá hạn nhưng chưa nộp báo cáo, cụ thể như sau:");
        text.ShouldContain("chậm nhất ngày 05/10/2023; UBND cấp huyện chỉ đạo");
        text.ShouldContain("phối hợp thực hiện./.\n");
        text.ShouldNotContain("Phụ lục");
    }

    [Fact]
    public void Many_units_are_named_in_an_appendix() =>
        ReportDocumentTests.TextOf(Written(Letter(40))).ShouldContain("Phụ lục\nDANH SÁCH ĐƠN VỊ CHƯA NỘP BÁO CÁO");

    [Fact]
    public void After_the_lock_no_day_is_named_by_which_nothing_can_be_submitted_any_more() =>
        ReportDocumentTests.TextOf(Written(Letter(3) with { AsOf = new(2023, 10, 6) })).ShouldNotContain("chậm nhất");

    private static ReminderLetter Letter(int units) => new(
        SampleQuarter.Report().Letterhead, new("Hạ tầng CNTT cơ bản", "Basic IT"), new("Công văn số 6366/UBND-KSTT", "Letter 6366"), Period.Quarter(2023, 3), new(2023, 9, 14),
        new(2023, 9, 21), new(2023, 10, 5), new(2023, 9, 28), 175,
        [
            .. Enumerable.Range(1, units - 1).Select(number => new ReminderLetter.Unit(
                UnitKind.Commune, $"UBND xã Số {number}", "UBND thành phố Quy Nhơn", new(2023, 9, 21), 5, WasSentBack: number == 1)),
            new(UnitKind.Operator, "VNPT Bình Định", "", new(2023, 9, 21), 5, WasSentBack: false),
        ]);

    private static byte[] Written(ReminderLetter letter)
    {
        using var stream = new MemoryStream();
        ReminderLetterDocument.Write(letter, stream);
        return stream.ToArray();
    }
}

using System.Text;
using SurveyPlatform.Documents;
using SurveyPlatform.Templates.XlsForm;
using static SurveyPlatform.Tests.Documents.RawWorkbook;

namespace SurveyPlatform.Tests.Documents;

/// <summary>Files that are made to hurt get a clear answer, and cost no more memory than a large form.</summary>
public sealed class HostileWorkbookTests
{
    private const long MemoryLimit = 300L * 1024 * 1024;

    [Theory]
    [InlineData("", "xlsform.empty-file")]
    [InlineData("type,name,label\ninteger,a,A\n", "xlsform.not-a-workbook")]
    [InlineData("PK\u0003\u0004 that is all", "xlsform.damaged")]
    public void What_is_no_workbook_is_told(string content, string code) => Codes(TemplateFile.Read("form.xlsx", new MemoryStream(Encoding.Latin1.GetBytes(content)))).ShouldBe([code]);

    [Theory]
    [InlineData("Workbook", "xlsform.old-workbook")]
    [InlineData("EncryptedPackage", "xlsform.encrypted")]
    public void The_old_format_and_a_password_are_told_apart(string stream, string code)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream)];
        Codes(TemplateFile.Read("form.xlsx", new MemoryStream(file))).ShouldBe([code]);
    }

    [Fact]
    public void Another_kind_of_file_is_told_by_its_ending() => Codes(TemplateFile.Read("form.csv", new MemoryStream([1]))).ShouldBe(["xlsform.unknown-format"]);

    [Fact]
    public void A_workbook_without_the_sheet_is_told() => Codes(new RawWorkbook().Sheet("Sheet1", "").Read()).ShouldBe(["xlsform.no-survey-sheet"]);

    [Fact]
    public void A_zip_bomb_is_unpacked_no_further_than_the_limit() => Bounded(
        new RawWorkbook().Sheet("survey", stream =>
        {
            Text(stream, "<worksheet><sheetData>");
            Repeat(stream, new string(' ', 1000) + "<row/>", 2_000_000);
        }), "xlsform.too-large");

    [Fact]
    public void A_hundred_thousand_rows_are_refused_with_the_limit() => Bounded(
        new RawWorkbook().Sheet("survey", stream =>
        {
            Text(stream, "<worksheet><sheetData>");
            Repeat(stream, "<row><c t=\"inlineStr\"><is><t>integer</t></is></c></row>", 100_000);
            Text(stream, "</sheetData></worksheet>");
        }), "xlsform.too-many-rows");

    [Fact]
    public void Entities_that_multiply_are_never_expanded() => Bounded(
        new RawWorkbook().Sheet("survey", stream => Text(stream, "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>")),
        "xlsform.damaged");

    [Fact]
    public void A_tag_with_endless_attributes_is_not_kept() => Bounded(
        new RawWorkbook().Sheet("survey", stream =>
        {
            Text(stream, "<worksheet><sheetData><row ");
            for (var number = 0; number < 2_000_000; number++)
            {
                Text(stream, $"a{number}='>' ");
            }
        }), "xlsform.damaged", "xlsform.too-large");

    [Fact]
    public void Endless_names_and_endless_depth_are_not_kept()
    {
        Bounded(new RawWorkbook().Sheet("survey", stream =>
        {
            Text(stream, "<worksheet>");
            for (var number = 0; number < 3_000_000; number++)
            {
                Text(stream, $"<a{number}/>");
            }
        }), "xlsform.damaged");
        Bounded(new RawWorkbook().Sheet("survey", stream => Repeat(stream, "<row>", 10_000_000)), "xlsform.damaged");
    }

    [Fact]
    public void Huge_shared_texts_that_nobody_reads_cost_nothing() => WithSurvey(Row(1, "type", "name", "label") + Row(2, "integer", "a", "Số"))
        .Related("sharedStrings", "sharedStrings.xml", stream =>
        {
            Text(stream, "<sst>");
            Repeat(stream, $"<si><t>{new string('x', 30_000)}</t></si>", 5_000);
        }, "shared").Read().Template.ShouldNotBeNull();

    [Fact]
    public void A_cell_of_a_megabyte_is_told_at_its_cell()
    {
        var form = WithSurvey(Row(1, "type", "name", "label") + Row(2, "integer", "a", new string('x', 100_000)) + Row(3, "integer", "b", "Số")).Read();
        form.Findings.Single(finding => finding.Severity == FindingSeverity.Error).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("xlsform.text-too-long"),
            problem => problem.Place.ShouldBe("survey!C2"));
        Bounded(WithSurvey(Row(1, "type", "name", "label") + Row(2, "integer", "a", new string('x', 5_000_000))), "xlsform.too-large");
    }

    [Fact]
    public void Groups_nested_without_end_are_refused()
    {
        var rows = Enumerable.Range(2, 4_000).Select(number => Row(number, "begin_group", $"g{number}", "Nhóm"));
        Codes(WithSurvey(Row(1, "type", "name", "label") + string.Concat(rows)).Read()).ShouldContain("xlsform.too-deep");
    }

    [Fact]
    public void The_largest_form_that_is_read_is_read_in_one_go()
    {
        var rows = Enumerable.Range(2, 4_990).Select(number => Row(number, "calculate", $"c{number}", "Tính", number == 2 ? "1" : $"${{c{number - 1}}} + 1"));
        var form = WithSurvey(Row(1, "type", "name", "label", "calculation") + string.Concat(rows)).Read();
        form.Template.ShouldNotBeNull().Questions.Count().ShouldBe(4_990);
    }

    [Fact]
    public void A_file_that_is_wrong_in_every_cell_is_told_up_to_a_limit()
    {
        var rows = Enumerable.Range(2, 4_000).Select(number => Row(number, "nonsense", $"c{number}", "Gì đó"));
        var form = WithSurvey(Row(1, "type", "name", "label") + string.Concat(rows)).Read();
        form.Findings.Count.ShouldBe(Findings.Limit + 1);
        form.Findings[^1].Problem.Code.ShouldBe("xlsform.more");
    }

    private static IEnumerable<string> Codes(ReadForm form) => form.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Problem.Code).Distinct();

    private static void Bounded(RawWorkbook workbook, params string[] codes)
    {
        var file = workbook.Build();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var form = TemplateFile.Read("form.xlsx", file);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MemoryLimit);
        form.Template.ShouldBeNull();
        Codes(form).ShouldHaveSingleItem().ShouldBeOneOf(codes);
    }
}

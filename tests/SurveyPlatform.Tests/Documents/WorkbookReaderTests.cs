using SurveyPlatform.Documents;
using SurveyPlatform.Templates.XlsForm;
using static SurveyPlatform.Tests.Documents.RawWorkbook;

namespace SurveyPlatform.Tests.Documents;

public sealed class WorkbookReaderTests
{
    [Fact]
    public void Cells_of_every_kind_are_read_as_text()
    {
        var (sheet, findings) = Read(new RawWorkbook()
            .Related("styles", "styles.xml", stream => Text(stream, """
                <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>
                """), "styles")
            .Shared("<t>chung</t>", "<r><t>đậm </t></r><r><t>nhạt</t></r><rPh><t>đọc</t></rPh>", "<t>_x0041__x005F_x</t>")
            .Sheet("survey", """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
                <row r="3"><c r="A3"><v>1.0</v></c><c><v>0.30000000000000004</v></c><c r="D3" t="b"><v>1</v></c><c t="str"><f>A3</f><v>tính</v></c></row>
                <row><c s="1"><v>45184</v></c><c s="2"><v>45184.5</v></c><c s="3"><v>2.5</v></c><c r="F4" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>
                <row r="9"><c r="A9"><f>A1</f></c><c r="B9" t="e"><v>#REF!</v></c><c r="C9" t="s"><v>77</v></c></row>
                """));
        sheet.Rows.Select(row => $"{row.Number}: {string.Join(" | ", row.Cells.OrderBy(cell => cell.Key).Select(cell => $"{cell.Key} {cell.Value}"))}").ShouldBe(
        [
            "1: 1 chung | 2 đậm nhạt | 3 A_x",
            "3: 1 1 | 2 0.3 | 4 TRUE | 5 tính",
            "4: 1 2023-09-15 | 2 2023-09-15 12:00:00 | 3 2.5 | 6 ab",
            "9: 2 #REF!",
        ]);
        findings.List.Select(finding => $"{finding.Problem.Place} {finding.Problem.Code}").ShouldBe(
            ["survey!A9 xlsform.formula-without-value", "survey!B9 xlsform.cell-error", "survey!C9 xlsform.damaged"]);
    }

    [Fact]
    public void Merged_cells_hidden_sheets_macros_and_a_blank_second_row_are_told_or_do_not_matter()
    {
        var form = new RawWorkbook()
            .Related("vbaProject", "vbaProject.bin", stream => stream.WriteByte(0), "macros")
            .Sheet("survey", Row(1, "type", "name", "label") + "<row r=\"2\"/>" + Row(3, "integer", "a", "Số người"),
                "<mergeCells><mergeCell ref=\"A5:C6\"/></mergeCells>", "state=\"hidden\"")
            .Sheet("notes", Row(1, "gì cũng được")).Read();
        form.Template.ShouldNotBeNull().Questions.ShouldHaveSingleItem().Name.ShouldBe("a");
        form.Findings.Select(finding => $"{finding.Problem.Place} {finding.Problem.Code}").Take(3).ShouldBe(
            [" xlsform.macros", "survey! xlsform.hidden-sheet", "survey!A5 xlsform.merged-cells"]);
    }

    [Fact]
    public void Texts_are_composed_and_accents_typed_apart_are_the_same_name()
    {
        var (sheet, _) = Read(WithSurvey(Row(1, "Tie\u0302\u0301ng Vie\u0323\u0302t")));
        sheet.Rows[0].Cells[1].ShouldBe("Tiếng Việt");
    }

    [Fact]
    public void A_text_that_looks_like_a_formula_is_written_as_text()
    {
        using var file = new MemoryStream();
        WorkbookWriter.Write([new("survey", [new(1, new Dictionary<int, string> { [1] = "type" }), new(2, new Dictionary<int, string> { [1] = "=cmd|' /C calc'!A0" })])], file);
        file.Position = 0;
        using (var archive = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true))
        {
            using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            sheet.ReadToEnd().ShouldNotContain("<f>");
        }

        file.Position = 0;
        WorkbookReader.Read(file, _ => true, new())[0].Rows[1].Cells[1].ShouldBe("=cmd|' /C calc'!A0");
    }

    private static (FormSheet Sheet, Findings Findings) Read(RawWorkbook workbook)
    {
        var findings = new Findings();
        return (WorkbookReader.Read(workbook.Build(), _ => true, findings)[0], findings);
    }
}

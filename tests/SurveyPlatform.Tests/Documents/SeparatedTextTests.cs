using System.Text;
using SurveyPlatform.Documents;

namespace SurveyPlatform.Tests.Documents;

/// <summary>Text with separated values, as programs of every age write it.</summary>
public sealed class SeparatedTextTests
{
    private const string Table = "Đơn vị;Tốc độ\nXã Nhơn Lý;98,5\nPhường Trần Hưng Đạo;1.500\n";

    private static readonly string[][] Expected = [["Đơn vị", "Tốc độ"], ["Xã Nhơn Lý", "98,5"], ["Phường Trần Hưng Đạo", "1.500"]];

    static SeparatedTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    public void Unicode_is_read_with_its_mark_and_without(string encoding, bool hasMark)
    {
        var written = Encoding.GetEncoding(encoding);
        Rows([.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(Table)]).ShouldBe(Expected);
    }

    [Fact]
    public void The_Vietnamese_code_page_is_told_from_fonts_of_the_time_before_Unicode()
    {
        // The code page has letters and, behind them, tones.
        var typed = Table.Normalize(NormalizationForm.FormC).Replace("ị", "i\u0323").Replace("ố", "ô\u0301").Replace("ộ", "ô\u0323").Replace("ã", "a\u0303").Replace("ý", "y\u0301")
            .Replace("ờ", "ơ\u0300").Replace("ầ", "â\u0300").Replace("ạ", "a\u0323");
        Rows(Encoding.GetEncoding(1258).GetBytes(typed)).ShouldBe(Expected);
        Rows(Encoding.GetEncoding(1252).GetBytes("§¬n vÞ;Ghi chó\nX· Nh¬n Lý;Céng hßa x· héi chñ nghÜa\n"))[1][1].ShouldBe("Céng hßa x· héi chñ nghÜa");
    }

    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a\tb\r\n1,5\t2\r\n", '\t')]
    [InlineData("a|b\r1|2", '|')]
    [InlineData("sep=;\na;b,c\n1;2,5", ';')]
    [InlineData("a;b\n1,5;2,5\n2,5;3,5\n", ';')]
    public void What_separates_is_found_out(string text, char separator) =>
        Rows(Encoding.UTF8.GetBytes(text))[0].ShouldBe(["a", separator == ';' && text.StartsWith("sep", StringComparison.Ordinal) ? "b,c" : "b"]);

    [Fact]
    public void Quotes_hold_separators_line_ends_and_quotes()
    {
        var sheet = Read("a;\"b;\"\"c\"\"\nd\";e\n'=1+1;\"\";-2\n");
        sheet.Cells.Select(cell => (cell.Row, cell.Column, cell.Text)).ShouldBe([(1, 1, "a"), (1, 2, "b;\"c\"\nd"), (1, 3, "e"), (3, 1, "=1+1"), (3, 3, "-2")]);
    }

    [Fact]
    public void Any_text_in_any_cell_comes_back()
    {
        var random = new Random(20231);
        const string Signs = "aé;,\t|\"\n 'ộ=0.";
        for (var round = 0; round < 300; round++)
        {
            var rows = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 3).Select(_ => "x" + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Signs[random.Next(Signs.Length)])) + "y").ToArray()).ToArray();
            var text = "a;b;c\n" + string.Join("\n", rows.Select(row => string.Join(';', row.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""))));
            Rows(Encoding.UTF8.GetBytes(text)).Skip(1).ShouldBe(rows, text);
        }
    }

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("\n \n", "import.empty")]
    [InlineData("\u0001\u0000\u0002", "import.not-text")]
    [InlineData("PK\u0003\u0004 that is all", "xlsform.damaged")]
    public void What_is_no_table_is_told(string content, string code) => CodeOf(Encoding.Latin1.GetBytes(content)).ShouldBe(code);

    [Fact]
    public void Files_that_are_made_to_hurt_are_refused_with_the_limit()
    {
        CodeOf(Encoding.UTF8.GetBytes("a;b\n1;\"" + new string('x', 100_000))).ShouldBe("import.cell-too-long");
        CodeOf(Encoding.UTF8.GetBytes(new string(';', 500) + "a\n")).ShouldBe("import.too-large");
        CodeOf(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1;2\n", 60_000)))).ShouldBe("import.too-large");
        CodeOf(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\"\"\"\"\"\";", 900_000)))).ShouldBe("import.too-large");
        CodeOf(RawWorkbook.WithSurvey("<!DOCTYPE x [<!ENTITY a \"ha\">]>").Build().ToArray()).ShouldBe("xlsform.damaged");
        CodeOf(new RawWorkbook().Sheet("a", stream =>
        {
            RawWorkbook.Text(stream, "<worksheet><sheetData>");
            RawWorkbook.Repeat(stream, new string(' ', 1000) + "<row/>", 100_000);
        }).Build().ToArray()).ShouldBe("xlsform.too-large");
        CodeOf(new RawWorkbook().Sheet("a", stream =>
        {
            RawWorkbook.Text(stream, "<worksheet><sheetData>");
            RawWorkbook.Repeat(stream, $"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 250))}</row>", 2500);
            RawWorkbook.Text(stream, "</sheetData></worksheet>");
        }).Build().ToArray()).ShouldBe("import.too-large");
    }

    private static CellSheet Read(string text) => TableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Require()[0];

    private static string CodeOf(byte[] file) => TableFile.Read(new MemoryStream(file)).Problems[0].Code;

    private static string[][] Rows(byte[] file) =>
        [.. TableFile.Read(new MemoryStream(file)).Require()[0].Cells.GroupBy(cell => cell.Row).Select(row => row.OrderBy(cell => cell.Column).Select(cell => cell.Text).ToArray())];
}

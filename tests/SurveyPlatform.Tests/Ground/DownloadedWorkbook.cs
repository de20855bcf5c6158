using OfficeOpenXml;

namespace SurveyPlatform.Tests.Ground;

/// <summary>The workbook of a return as somebody has it open in a spreadsheet program.</summary>
public sealed class DownloadedWorkbook(byte[] content) : IDisposable
{
    private const string Mark = "=";

    public ExcelPackage Package { get; } = new(new MemoryStream(content));

    /// <summary>The cell that answers a question, found by the hidden keys.</summary>
    public ExcelRangeBase Cell(string name) => Cells(name).First();

    /// <summary>Of a question in lines, by line from 0.</summary>
    public ExcelRangeBase Cell(string group, int line, string name)
    {
        var sheet = Package.Workbook.Worksheets.Single(sheet => sheet.Cells[1, 1].Text == "lines=" + group);
        var column = sheet.Cells["1:1"].First(cell => cell.Text == name).Start.Column;
        var head = sheet.Cells["A:A"].First(cell => cell.Text == "head").Start.Row;
        return sheet.Cells[head + 1 + line, column];
    }

    public (string Sheet, string Address) Address(string name) => (Cell(name).Worksheet.Name, Cell(name).Address);

    /// <summary>The answer in the row of this printed number.</summary>
    public ExcelRangeBase CellOfNumber(string number)
    {
        var row = Package.Workbook.Worksheets.SelectMany(sheet => sheet.Cells["B:B"]).First(cell => cell.Text == number);
        return row.Worksheet.Cells[row.Start.Row, 5];
    }

    public IReadOnlyList<string> TextsOf(string sheet) => [.. Package.Workbook.Worksheets[sheet].Cells.Select(cell => cell.Text)];

    public byte[] Saved()
    {
        using var stream = new MemoryStream();
        Package.SaveAs(stream);
        return stream.ToArray();
    }

    public void Dispose() => Package.Dispose();

    private IEnumerable<ExcelRangeBase> Cells(string name) =>
        from sheet in Package.Workbook.Worksheets
        from key in sheet.Cells["A:A"]
        from part in key.Text.Split(' ')
        where part.EndsWith(Mark + name, StringComparison.Ordinal)
        let column = sheet.Cells["1:1"].First(cell => cell.Text == part.Split(Mark)[0] && cell.Start.Column > 1).Start.Column
        select sheet.Cells[key.Start.Row, column];
}

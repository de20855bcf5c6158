using OfficeOpenXml;
using OfficeOpenXml.Style;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>Sheets of a form as an .xlsx to go on working in: head in sight, texts wrapped. Every cell is text, so that nothing becomes a formula or a date.</summary>
public static class WorkbookWriter
{
    public const string ContentType = ReportWorkbook.ContentType;

    private const string TextFormat = "@";
    private const double LineHeight = 15;

    /// <summary>What spreadsheet programs allow for a row.</summary>
    private const double MaxHeight = 409;

    /// <summary>The first of these that a head begins with gives the column its width.</summary>
    private static readonly (string Head, double Width)[] Widths =
    [
        ("type", 22), ("name", 26), ("list_name", 22), ("question", 26), ("label", 42), ("message", 42), ("hint", 34), ("guidance_hint", 34), ("constraint_message", 34), ("form_title", 42),
        ("default_language", 18), ("relevant", 34), ("calculation", 34), ("constraint", 34), ("expression", 42), ("choice_filter", 26), ("sp_introduction", 42), ("sp_legal_basis", 42),
        ("sp_title", 42), ("sp_constraint", 26), ("required", 11), ("read_only", 10), ("", 14),
    ];

    /// <summary>Refused where a text is longer than a cell can hold; null: it is written.</summary>
    public static Problem? Write(IReadOnlyList<FormSheet> sheets, Stream target)
    {
        if (TooLong(sheets) is { } problem)
        {
            return problem;
        }

        using var package = new ExcelPackage();
        foreach (var sheet in sheets)
        {
            Write(sheet, package.Workbook.Worksheets.Add(sheet.Name));
        }

        using var written = new MemoryStream();
        package.SaveAs(written);
        StablePackage.Copy(written, target);
        return null;
    }

    private static Problem? TooLong(IReadOnlyList<FormSheet> sheets) => (
        from sheet in sheets
        from row in sheet.Rows
        from cell in row.Cells
        where cell.Value.Length > Wording.CellMaxLength
        select XlsFormProblems.TextTooLong(Wording.CellMaxLength).At($"{sheet.Name}!{FormSheet.Address(row.Number, cell.Key)}")).FirstOrDefault();

    private static void Write(FormSheet sheet, ExcelWorksheet target)
    {
        var head = sheet.Rows[0];
        foreach (var (column, text) in head.Cells)
        {
            target.Column(column).Width = Widths.First(width => text.StartsWith(width.Head, StringComparison.Ordinal)).Width;
            target.Column(column).Style.WrapText = true;
            target.Column(column).Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            target.Column(column).Style.Numberformat.Format = TextFormat;
        }

        foreach (var row in sheet.Rows)
        {
            foreach (var (column, text) in row.Cells)
            {
                Put(target.Cells[row.Number, column], text);
            }

            var lines = row.Cells.Select(cell => Lines(cell.Value, target.Column(cell.Key).Width)).DefaultIfEmpty(1).Max();
            target.Row(row.Number).Height = Math.Min(lines * LineHeight, MaxHeight);
        }

        using var heads = target.Cells[1, 1, 1, head.Cells.Keys.Max()];
        heads.Style.Font.Bold = true;
        heads.Style.Fill.PatternType = ExcelFillStyle.Solid;
        heads.Style.Fill.BackgroundColor.SetColor(0xFF, 0xDD, 0xE6, 0xF0);
        heads.AutoFilter = true;
        target.View.FreezePanes(2, 3);
        Shade(sheet, target);
    }

    /// <summary>How many lines a text takes, with a little to spare: words do not fill a line.</summary>
    private static int Lines(string text, double width) => text.Split('\n').Sum(line => (int)Math.Ceiling((line.Length + 1) / (width * 0.95)));

    private static void Put(ExcelRange cell, string text)
    {
        cell.Value = Wording.Clean(text);
        cell.Style.QuotePrefix = text.TrimStart() is ['=' or '+' or '-' or '@', ..];
    }

    /// <summary>Groups stand out from what they hold.</summary>
    private static void Shade(FormSheet sheet, ExcelWorksheet target)
    {
        foreach (var row in sheet.Rows.Where(row => row.Cells.GetValueOrDefault(1, "").StartsWith("begin_", StringComparison.Ordinal)))
        {
            using var cells = target.Cells[row.Number, 1, row.Number, sheet.Rows[0].Cells.Keys.Max()];
            cells.Style.Font.Bold = true;
            cells.Style.Fill.PatternType = ExcelFillStyle.Solid;
            cells.Style.Fill.BackgroundColor.SetColor(0xFF, 0xF2, 0xF2, 0xF2);
        }
    }
}

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace SurveyPlatform.Documents;

/// <summary>Lists as a workbook, a sheet each: title, head, rows; ready to print. Texts never become formulas.</summary>
public static class ListWorkbook
{
    public const string ContentType = ReportWorkbook.ContentType;

    private const int HeadRow = 4;

    /// <param name="Format">Of its numbers; null: as they come.</param>
    public sealed record Column(string Head, double Width, string? Format = null);

    public sealed record Sheet(string Name, string Title, string Under, IReadOnlyList<Column> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

    /// <param name="pageWord">The word for "page", before its number.</param>
    public static void Write(string title, string under, string pageWord, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, Stream target) =>
        Write([new("1", title, under, columns, rows)], pageWord, target);

    public static void Write(IReadOnlyList<Sheet> sheets, string pageWord, Stream target)
    {
        using var package = new ExcelPackage();
        foreach (var sheet in sheets)
        {
            Write(sheet, pageWord, package);
        }

        using var written = new MemoryStream();
        package.SaveAs(written);
        StablePackage.Copy(written, target);
    }

    private static void Write(Sheet list, string pageWord, ExcelPackage package)
    {
        var (columns, sheet) = (list.Columns, package.Workbook.Worksheets.Add(list.Name));
        sheet.UseHouseStyle();
        sheet.Put(1, 1, list.Title, bold: true).Style.Font.Size = 14;
        sheet.Put(2, 1, list.Under, italic: true);
        for (var column = 1; column <= columns.Count; column++)
        {
            sheet.Column(column).Width = columns[column - 1].Width;
            sheet.Put(HeadRow, column, columns[column - 1].Head, bold: true);
        }

        var head = sheet.Cells[HeadRow, 1, HeadRow, columns.Count];
        head.Style.WrapText = true;
        head.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        head.Fill(0xDD, 0xE6, 0xF0);
        sheet.Row(HeadRow).Height = columns.Max(column => SheetStyle.Lines(column.Head, column.Width / 1.1)) * SheetStyle.LineHeight + 2;
        var row = HeadRow;
        foreach (var cells in list.Rows)
        {
            row++;
            WriteRow(sheet, row, columns, cells);
        }

        sheet.Cells[HeadRow, 1, row, columns.Count].Borders();
        sheet.Cells[HeadRow, 1, row, columns.Count].AutoFilter = row > HeadRow;
        sheet.View.FreezePanes(HeadRow + 1, 1);
        sheet.PrinterSettings.RepeatRows = new($"{HeadRow}:{HeadRow}");
        sheet.PrintOnA4(landscape: true, list.Title, pageWord);
    }

    private static void WriteRow(ExcelWorksheet sheet, int row, IReadOnlyList<Column> columns, IReadOnlyList<object?> cells)
    {
        var height = 1;
        for (var column = 1; column <= columns.Count; column++)
        {
            var cell = sheet.Put(row, column, cells[column - 1]);
            cell.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            cell.Style.WrapText = true;
            if (columns[column - 1].Format is { } format && cells[column - 1] is not string)
            {
                cell.Style.Numberformat.Format = format;
            }

            height = cells[column - 1] is string text ? Math.Max(height, SheetStyle.Lines(text, columns[column - 1].Width)) : height;
        }

        sheet.Row(row).Height = height * SheetStyle.LineHeight + 2;
    }
}

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace SurveyPlatform.Documents;

/// <summary>A list as a workbook of one sheet: title, head, rows; ready to print. Texts never become formulas.</summary>
public static class ListWorkbook
{
    public const string ContentType = ReportWorkbook.ContentType;

    private const int HeadRow = 4;

    public sealed record Column(string Head, double Width);

    /// <param name="pageWord">The word for "page", before its number.</param>
    public static void Write(string title, string under, string pageWord, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, Stream target)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("1");
        sheet.UseHouseStyle();
        sheet.Put(1, 1, title, bold: true).Style.Font.Size = 14;
        sheet.Put(2, 1, under, italic: true);
        for (var column = 1; column <= columns.Count; column++)
        {
            sheet.Column(column).Width = columns[column - 1].Width;
            sheet.Put(HeadRow, column, columns[column - 1].Head, bold: true);
        }

        var head = sheet.Cells[HeadRow, 1, HeadRow, columns.Count];
        head.Style.WrapText = true;
        head.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        head.Fill(0xDD, 0xE6, 0xF0);
        var row = HeadRow;
        foreach (var cells in rows)
        {
            row++;
            var height = 1;
            for (var column = 1; column <= columns.Count; column++)
            {
                var cell = sheet.Put(row, column, cells[column - 1]);
                cell.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
                cell.Style.WrapText = true;
                height = cells[column - 1] is string text ? Math.Max(height, SheetStyle.Lines(text, columns[column - 1].Width)) : height;
            }

            sheet.Row(row).Height = height * SheetStyle.LineHeight + 2;
        }

        sheet.Cells[HeadRow, 1, row, columns.Count].Borders();
        sheet.Cells[HeadRow, 1, row, columns.Count].AutoFilter = row > HeadRow;
        sheet.View.FreezePanes(HeadRow + 1, 1);
        sheet.PrinterSettings.RepeatRows = new($"{HeadRow}:{HeadRow}");
        sheet.PrintOnA4(landscape: true, title, pageWord);
        using var written = new MemoryStream();
        package.SaveAs(written);
        StablePackage.Copy(written, target);
    }
}

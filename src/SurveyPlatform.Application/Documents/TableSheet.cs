using OfficeOpenXml;
using OfficeOpenXml.Style;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

/// <summary>How a column of a sheet looks.</summary>
/// <param name="Unit">Unit of measure, in the second row of the head.</param>
/// <param name="Format">Number format; null: text.</param>
internal sealed record SheetColumn(string Head, double Width, string? Unit = null, string? Format = null, bool Centred = false)
{
    public const string Whole = "#,##0";
    public const string OneDecimal = "#,##0.0";
    public const string UpToTwo = "#,##0.##";
    public const string Percentage = "0.0%";
}

/// <summary>
/// One printed table after another on a sheet, as official forms lay them out: agency and title above, unit of measure and numbered
/// columns in the head, totals below.
/// </summary>
internal sealed class TableSheet
{
    private const double LineHeight = SheetStyle.LineHeight;
    private readonly ExcelWorksheet _sheet;
    private readonly string _title;
    private IReadOnlyList<SheetColumn> _columns = [];
    private readonly int _width;
    private int _row;
    private int _headRow;

    public TableSheet(ExcelPackage package, ConsolidatedReport report, string name, string title, IReadOnlyList<SheetColumn> grid, bool landscape)
    {
        _sheet = package.Workbook.Worksheets.Add(name);
        _title = title;
        _width = grid.Count;
        _sheet.UseHouseStyle();
        for (var column = 0; column < grid.Count; column++)
        {
            _sheet.Column(column + 1).Width = grid[column].Width;
        }

        TitleBlock(report);
        _sheet.PrintOnA4(landscape, title, "Trang");
    }

    /// <summary>Row of the first line of data in the table last begun.</summary>
    private int FirstRow => _headRow + 3;

    public void Heading(string text)
    {
        _row++;
        _sheet.Put(_row, 1, text, bold: true);
        _row++;
    }

    /// <summary>Begins a table: head, units of measure, numbered columns.</summary>
    public void Table(IReadOnlyList<SheetColumn> columns)
    {
        _columns = columns;
        _headRow = _row;
        for (var column = 1; column <= columns.Count; column++)
        {
            _sheet.Put(_headRow, column, columns[column - 1].Head, bold: true);
            _sheet.Put(_headRow + 1, column, columns[column - 1].Unit is { } unit ? $"({unit})" : null, italic: true);
            _sheet.Cells[_headRow + 2, column].Value = column;
        }

        using var head = _sheet.Cells[_headRow, 1, _headRow + 2, columns.Count];
        head.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        head.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        head.Style.WrapText = true;
        head.Fill(0xDD, 0xE6, 0xF0);
        head.Borders();
        _sheet.Cells[_headRow + 2, 1, _headRow + 2, columns.Count].Style.Font.Size = 9;
        _sheet.Row(_headRow).Height = (columns.Max(column => SheetStyle.Lines(column.Head, column.Width / 1.25)) * LineHeight) + 4;
        _sheet.Row(_headRow + 1).Height = columns.All(column => column.Unit is null) ? 3 : columns.Max(column => SheetStyle.Lines($"({column.Unit})", column.Width / 1.1)) * LineHeight;
        _row = _headRow + 3;
    }

    public void Row(params IReadOnlyList<object?> cells) => Write(cells, bold: false);

    public void Total(params IReadOnlyList<object?> cells)
    {
        Write(cells, bold: true);
        _sheet.Cells[_row - 1, 1, _row - 1, _columns.Count].Fill(0xF2, 0xF2, 0xF2);
    }

    public void Note(string text)
    {
        _sheet.Put(_row, 1, text, italic: true);
        var across = _sheet.Cells[_row, 1, _row, _width];
        across.Merge = true;
        across.Style.WrapText = true;
        across.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
        _sheet.Row(_row).Height = SheetStyle.Lines(text, Enumerable.Range(1, _width).Sum(column => _sheet.Column(column).Width)) * LineHeight;
        _row++;
    }

    public void Gap() => _row++;

    /// <summary>Keeps head and leading columns in sight, repeats the head on paper, puts filters over the lines of data.</summary>
    /// <param name="lines">How many lines of data the filters are for; totals come after them.</param>
    public void FreezeAndFilter(int fixedColumns, int lines)
    {
        _sheet.View.FreezePanes(FirstRow, fixedColumns + 1);
        _sheet.PrinterSettings.RepeatRows = new($"{_headRow}:{_headRow + 2}");
        if (lines > 0)
        {
            _sheet.Cells[_headRow + 2, 1, _headRow + 2 + lines, _columns.Count].AutoFilter = true;
        }
    }

    private void TitleBlock(ConsolidatedReport report)
    {
        _sheet.Put(1, 1, report.Letterhead.ParentBody);
        _sheet.Put(2, 1, report.Letterhead.IssuingBody, bold: true);
        Across(4, _title.ToUpperInvariant(), 14, bold: true);
        Across(5, report.Period.Title("vi"), 12, bold: true);
        Across(6, $"Kỳ số liệu từ {Wording.Date(report.Dates.WindowStart)} đến {Wording.Date(report.Dates.WindowEnd)}; chốt số liệu ngày "
            + $"{Wording.Date(report.Dates.CutOff)}; tình hình báo cáo tính đến ngày {Wording.Date(report.AsOf)}", 11, bold: false);
        _sheet.Cells[6, 1].Style.Font.Italic = true;
        _row = 8;

        void Across(int row, string text, int size, bool bold)
        {
            var cell = _sheet.Put(row, 1, text, bold);
            cell.Style.Font.Size = size;
            using var across = _sheet.Cells[row, 1, row, _width];
            across.Merge = true;
            across.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
            across.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
            across.Style.WrapText = true;
        }
    }

    private void Write(IReadOnlyList<object?> cells, bool bold)
    {
        for (var column = 1; column <= _columns.Count; column++)
        {
            var look = _columns[column - 1];
            var cell = _sheet.Put(_row, column, cells[column - 1], bold);
            cell.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
            if (look.Format is not null)
            {
                cell.Style.Numberformat.Format = look.Format;
            }
            else
            {
                cell.Style.WrapText = true;
                cell.Style.Indent = look.Centred ? 0 : 1;
            }

            if (look.Centred)
            {
                cell.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
            }
        }

        _sheet.Cells[_row, 1, _row, _columns.Count].Borders();
        _sheet.Row(_row).Height = (cells.Zip(_columns, (cell, column) => cell is string text ? SheetStyle.Lines(text, column.Width * 1.18) : 1).Max() * LineHeight) + 2;
        _row++;
    }
}

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace SurveyPlatform.Documents;

/// <summary>How cells of all our workbooks look and print. Widths and heights are set and never measured: measuring needs fonts that servers lack.</summary>
internal static class SheetStyle
{
    public const string FontName = "Times New Roman";
    public const double LineHeight = 15;

    /// <summary>How many lines a text takes, with a little to spare.</summary>
    public static int Lines(string text, double width) => Math.Max(1, text.Split('\n').Sum(line => (int)Math.Ceiling((line.Length + 1) / width)));

    public static void UseHouseStyle(this ExcelWorksheet sheet)
    {
        sheet.Cells.Style.Font.Name = FontName;
        sheet.Cells.Style.Font.Size = 11;
        sheet.View.ShowGridLines = false;
        sheet.DefaultRowHeight = LineHeight + 2;
    }

    /// <summary>Texts never become formulas, neither now nor when somebody edits the cell.</summary>
    public static ExcelRange Put(this ExcelWorksheet sheet, int row, int column, object? value, bool bold = false, bool italic = false)
    {
        var cell = sheet.Cells[row, column];
        if (value is string text)
        {
            value = Wording.Clean(text);
            cell.Style.QuotePrefix = text.TrimStart() is ['=' or '+' or '-' or '@', ..];
        }

        cell.Value = value;
        cell.Style.Font.Bold = bold;
        cell.Style.Font.Italic = italic;
        return cell;
    }

    public static void Fill(this ExcelRange range, int red, int green, int blue)
    {
        range.Style.Fill.PatternType = ExcelFillStyle.Solid;
        range.Style.Fill.BackgroundColor.SetColor(0xFF, red, green, blue);
    }

    public static void Borders(this ExcelRange range)
    {
        var border = range.Style.Border;
        foreach (var side in new[] { border.Top, border.Bottom, border.Left, border.Right })
        {
            side.Style = ExcelBorderStyle.Thin;
            side.Color.SetColor(0xFF, 0x80, 0x80, 0x80);
        }
    }

    /// <param name="page">The word for "page", before its number.</param>
    public static void PrintOnA4(this ExcelWorksheet sheet, bool landscape, string title, string page)
    {
        var print = sheet.PrinterSettings;
        print.PaperSize = ePaperSize.A4;
        print.Orientation = landscape ? eOrientation.Landscape : eOrientation.Portrait;
        print.FitToPage = true;
        print.FitToWidth = 1;
        print.FitToHeight = 0;
        print.HorizontalCentered = true;
        (print.TopMargin, print.BottomMargin, print.LeftMargin, print.RightMargin) = (0.6m, 0.6m, 0.5m, 0.4m);
        sheet.HeaderFooter.OddFooter.LeftAlignedText = $"&9{title.Replace("&", "&&", StringComparison.Ordinal)}";
        sheet.HeaderFooter.OddFooter.RightAlignedText = $"&9{page} {ExcelHeaderFooter.PageNumber}/{ExcelHeaderFooter.NumberOfPages}";
    }
}

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace SurveyPlatform.Documents;

/// <summary>The first sheet: whose return it is, by when, and how to fill it in and hand it back.</summary>
internal static class ReturnWorkbookGuide
{
    private const double TextWidth = 92;

    public static void Write(ReturnWorkbookParts book, ExcelWorksheet sheet)
    {
        var content = book.Content;
        var (obligation, exercise) = (content.Return.Obligation, content.Return.Obligation.Exercise);
        sheet.UseHouseStyle();
        (sheet.Column(1).Width, sheet.Column(2).Width, sheet.Column(3).Width) = (3, 24, TextWidth - 24);
        var row = 2;
        Across(content.Of(content.Template.Title).ToUpperInvariant(), bold: true, size: 14, centred: true);
        Across(content.Of(content.Template.LegalBasis), italic: true, centred: true);
        row++;
        Fact("workbook.for-unit", obligation.AuthorityName);
        Fact("workbook.period", exercise.Period.Title(content.Language));
        Fact("workbook.window", $"{Wording.Date(exercise.WindowStart)} – {Wording.Date(exercise.WindowEnd)}");
        Fact("fill.cut-off", Wording.Date(exercise.CutOff));
        Fact("fill.due", Wording.Date(obligation.DueOn));
        row++;
        Across(content.Of(content.Template.Introduction));
        Across(content.Words("workbook.how"), bold: true);
        foreach (var step in new[] { "workbook.how-cells", "workbook.how-numbers", "workbook.how-stars", "workbook.how-colours", "workbook.how-structure", "workbook.how-upload" })
        {
            Across("– " + content.Words(step));
        }

        row++;
        Across(content.Words("workbook.sheets"), bold: true);
        foreach (var other in sheet.Workbook.Worksheets.Where(other => other.Index != sheet.Index))
        {
            var link = sheet.Put(row++, 2, other.Name);
            link.Hyperlink = new ExcelHyperLink($"'{other.Name.Replace("'", "''", StringComparison.Ordinal)}'!B2", other.Name);
            link.Style.Font.UnderLine = true;
            link.Style.Font.Color.SetColor(System.Drawing.Color.FromArgb(0x1F, 0x4E, 0x8C));
        }

        sheet.Protection.IsProtected = true;
        sheet.PrintOnA4(landscape: false, content.Of(content.Template.Title), content.Words("workbook.page"));

        void Fact(string key, string text)
        {
            sheet.Put(row, 2, content.Words(key));
            sheet.Put(row, 3, text, bold: true);
            sheet.Row(row).Height = (SheetStyle.Lines(text, TextWidth - 24) * SheetStyle.LineHeight) + 3;
            sheet.Cells[row, 3].Style.WrapText = true;
            sheet.Cells[row, 2, row, 3].Borders();
            row++;
        }

        void Across(string text, bool bold = false, bool italic = false, int size = 11, bool centred = false)
        {
            if (text.Length == 0)
            {
                return;
            }

            sheet.Put(row, 2, text, bold, italic).Style.Font.Size = size;
            using var across = sheet.Cells[row, 2, row, 3];
            across.Merge = true;
            across.Style.WrapText = true;
            across.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            across.Style.HorizontalAlignment = centred ? ExcelHorizontalAlignment.Center : ExcelHorizontalAlignment.Left;
            sheet.Row(row).Height = (SheetStyle.Lines(text, TextWidth * 11 / size * 1.05) * SheetStyle.LineHeight) + 4;
            row++;
        }
    }
}

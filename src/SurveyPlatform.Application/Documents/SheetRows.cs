using System.Text;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>Cells put together to rows, their shared texts filled in.</summary>
internal static class SheetRows
{
    public static IReadOnlyList<FormSheet> Of(IEnumerable<(string Name, SheetReader Reader)> sheets, SharedTexts shared, Findings findings)
    {
        return
        [
            .. from sheet in CellsOf(sheets, shared, findings)
               select new FormSheet(sheet.Name,
               [
                   .. from cell in sheet.Cells
                      group cell by cell.Row into row
                      orderby row.Key
                      select new SheetRow(row.Key, row.GroupBy(cell => cell.Column).ToDictionary(same => same.Key, same => same.First().Text)),
               ]),
        ];
    }

    /// <summary>Each with what it was saved as: a number typed as one is not a text that looks like one.</summary>
    public static IReadOnlyList<CellSheet> CellsOf(IEnumerable<(string Name, SheetReader Reader)> sheets, SharedTexts shared, Findings findings)
    {
        long characters = 0;
        return
        [
            .. from sheet in sheets
               select new CellSheet(sheet.Name,
               [
                   .. from cell in sheet.Reader.Cells
                      let text = Text(sheet.Name, cell)
                      where !string.IsNullOrWhiteSpace(text)
                      select new SheetCell(cell.Row, cell.Column, cell.Kind, text, cell.HasFormula, cell.IsPercent),
               ]),
        ];

        string Text(string sheet, RawCell cell)
        {
            var text = cell.Text;
            if (cell.Shared is { } index)
            {
                if (shared.Find(index, out var problem) is not { } found)
                {
                    findings.Add(FindingSeverity.Error, problem!.At($"{sheet}!{FormSheet.Address(cell.Row, cell.Column)}"));
                    return "";
                }

                text = found;
            }

            characters += text.Length;
            return characters <= WorkbookLimits.Characters
                ? Clean(text)
                : throw new WorkbookRefusedException(XlsFormProblems.TooLarge("characters", WorkbookLimits.Characters));
        }
    }

    /// <summary>Composed characters and one kind of line end; a lone half of a character would fail everywhere after.</summary>
    private static string Clean(string text)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return whole.Normalize(NormalizationForm.FormC).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}

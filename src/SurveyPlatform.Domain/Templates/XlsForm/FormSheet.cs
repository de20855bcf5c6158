using System.Globalization;
using System.Text;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>A sheet of a workbook as text: what a form is read from and written to. The file format is Application/Documents' business.</summary>
/// <param name="Rows">Rows with something in them, from the top.</param>
public sealed record FormSheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary><c>C14</c>.</summary>
    /// <param name="column">From 1.</param>
    public static string Address(int row, int column)
    {
        var letters = new StringBuilder();
        for (var left = column; left > 0; left = (left - 1) / 26)
        {
            letters.Insert(0, (char)('A' + ((left - 1) % 26)));
        }

        return letters.Append(row.ToString(CultureInfo.InvariantCulture)).ToString();
    }
}

/// <param name="Number">As the spreadsheet counts, from 1.</param>
/// <param name="Cells">By column, from 1; cells with nothing in them are left out.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<int, string> Cells);

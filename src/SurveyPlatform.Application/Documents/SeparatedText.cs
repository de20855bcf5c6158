using System.Text;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Documents;

/// <summary>Reads separated values (.csv) whatever separates them, within <see cref="WorkbookLimits"/>. All cells are text: what they mean is for the reader to say.</summary>
internal static class SeparatedText
{
    private const string Separators = ";\t,|";
    private const string Announced = "sep=";

    /// <summary>So much is looked at to find out what separates the cells.</summary>
    private const int SampleLength = 64 * 1024;
    private const int SampleRows = 50;

    public static Outcome<CellSheet> Read(Stream file)
    {
        if (file.Length > WorkbookLimits.FileBytes)
        {
            return ImportProblems.TooLarge("bytes", (int)WorkbookLimits.FileBytes);
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        return TextEncodings.Decode(content) is { } text ? Parse(text) : ImportProblems.NotText;
    }

    private static Outcome<CellSheet> Parse(string text)
    {
        if (text.Length > WorkbookLimits.Characters)
        {
            return ImportProblems.TooLarge("characters", WorkbookLimits.Characters);
        }

        var isAnnounced = text.StartsWith(Announced, StringComparison.OrdinalIgnoreCase) && text.Length > Announced.Length;
        var separator = isAnnounced ? text[Announced.Length] : Guess(text.Length <= SampleLength ? text : text[..SampleLength]);
        var rows = new SeparatedRows(text, separator);
        List<SheetCell> cells = [];
        var count = 0;
        while (rows.Read() is { } row)
        {
            if (rows.IsTooLong)
            {
                return ImportProblems.CellTooLong(row.Line, WorkbookLimits.TextLength);
            }

            if (++count > WorkbookLimits.OtherRows)
            {
                return ImportProblems.TooLarge("rows", WorkbookLimits.OtherRows);
            }

            if (row.Cells.Count > WorkbookLimits.Columns)
            {
                return ImportProblems.TooLarge("columns", WorkbookLimits.Columns);
            }

            cells.AddRange(isAnnounced && row.Line == 1 ? [] : row.Cells
                .Select((cell, at) => new SheetCell(row.Line, at + 1, CellKind.Text, Plain(cell), IsFormula: false, IsPercent: false))
                .Where(cell => !string.IsNullOrWhiteSpace(cell.Text)));
        }

        return new CellSheet("", cells);
    }

    /// <summary>An apostrophe before what a spreadsheet would take for a formula is not part of it.</summary>
    private static string Plain(string cell) =>
        (cell is ['\'', '=' or '+' or '-' or '@' or '\t', ..] ? cell[1..] : cell).Normalize(NormalizationForm.FormC);

    /// <summary>The one that cuts most rows into the same number of cells.</summary>
    private static char Guess(string sample) => Separators.MaxBy(separator =>
    {
        var rows = new SeparatedRows(sample, separator);
        Dictionary<int, int> widths = [];
        for (var count = 0; count < SampleRows && rows.Read() is { } row; count++)
        {
            widths[row.Cells.Count] = widths.GetValueOrDefault(row.Cells.Count) + 1;
        }

        return widths.Where(width => width.Key > 1).Select(width => width.Value * (2 + Math.Log2(width.Key))).DefaultIfEmpty(0).Max();
    });
}

/// <summary>One row after the other. A quotation mark counts at the beginning of a cell only; within quotes it is written twice.</summary>
internal sealed class SeparatedRows(string text, char separator)
{
    private int _at;
    private int _line = 1;

    /// <summary>A cell was longer than a cell may be; reading stopped there.</summary>
    public bool IsTooLong { get; private set; }

    /// <returns>The row and the line that it begins in; null: there is no more.</returns>
    public (int Line, IReadOnlyList<string> Cells)? Read()
    {
        if (_at >= text.Length || IsTooLong)
        {
            return null;
        }

        var (line, cells) = (_line, new List<string>());
        do
        {
            cells.Add(_at < text.Length && text[_at] == '"' ? Quoted() : Plain());
        }
        while (!IsTooLong && cells.Count <= WorkbookLimits.Columns && Passes(separator));
        EndLine();
        return (line, cells);
    }

    private string Plain()
    {
        var rest = text.AsSpan(_at);
        var length = rest.IndexOfAny(separator, '\r', '\n');
        length = length < 0 ? rest.Length : length;
        IsTooLong |= length > WorkbookLimits.TextLength;
        _at += length;
        return IsTooLong ? "" : rest[..length].ToString();
    }

    private string Quoted()
    {
        var cell = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '"' && (_at + 1 >= text.Length || text[_at + 1] != '"'))
            {
                _at++;
                return cell.Append(Plain()).ToString();
            }

            _at += text[_at] == '"' ? 1 : 0;
            _line += text[_at] == '\n' ? 1 : 0;
            cell.Append(text[_at]);
            if (cell.Length > WorkbookLimits.TextLength)
            {
                IsTooLong = true;
                return "";
            }
        }

        return cell.ToString();
    }

    private bool Passes(char sign)
    {
        var isThere = _at < text.Length && text[_at] == sign;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void EndLine()
    {
        var isEnd = Passes('\r');
        isEnd |= Passes('\n');
        _line += isEnd ? 1 : 0;
    }
}

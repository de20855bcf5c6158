using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>Reads one sheet, row by row. Shared texts are left as their numbers until it is known which are needed.</summary>
internal sealed partial class SheetReader(string name, CellFormats formats, Findings findings)
{
    private readonly List<RawCell> _cells = [];
    private readonly HashSet<int> _rows = [];
    private readonly int _maxRows = WorkbookLimits.Rows(name);
    private int _row;
    private int _column;

    public IReadOnlyList<RawCell> Cells => _cells;

    public void Read(XmlReader reader)
    {
        while (WorkbookParts.Advance(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    (_row, _column) = (int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _row + 1, 0);
                    break;
                case "c":
                    ReadCell(reader);
                    break;
                case "mergeCell":
                    findings.Add(FindingSeverity.Warning, XlsFormProblems.MergedCells(reader.GetAttribute("ref") ?? "").At(At((reader.GetAttribute("ref") ?? "A1").Split(':')[0])));
                    break;
            }
        }
    }

    private string At(string cell) => $"{name}!{cell}";

    private void ReadCell(XmlReader reader)
    {
        _column = Column(reader.GetAttribute("r")) ?? _column + 1;
        var (type, style) = (reader.GetAttribute("t") ?? "n", reader.GetAttribute("s"));
        var address = FormSheet.Address(_row, _column);
        if (reader.IsEmptyElement)
        {
            return;
        }

        var (value, inline, hasFormula) = ReadContent(reader, address);
        if (hasFormula && value is null)
        {
            findings.Add(FindingSeverity.Warning, XlsFormProblems.FormulaWithoutValue.At(At(address)));
        }

        Keep(type, value, inline, style, hasFormula, address);
    }

    private void Keep(string type, string? value, string? inline, string? style, bool hasFormula, string address)
    {
        if (type == "s" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var shared))
        {
            Add(new(_row, _column, "", shared, CellKind.Text, hasFormula, false), address);
            return;
        }

        if (type == "e")
        {
            findings.Add(FindingSeverity.Error, XlsFormProblems.CellError(value ?? "").At(At(address)));
        }

        var text = type switch
        {
            "b" => value == "1" ? "TRUE" : "FALSE",
            "n" when value is not null => formats.Text(value, style),
            _ => Unescape(inline ?? value ?? ""),
        };
        if (!string.IsNullOrWhiteSpace(text))
        {
            var kind = type switch { "b" => CellKind.Truth, "e" => CellKind.Error, "n" => CellKind.Number, _ => CellKind.Text };
            Add(new(_row, _column, text, null, kind, hasFormula, kind == CellKind.Number && formats.IsPercent(style)), address);
        }
    }

    /// <summary>Of one cell: its value, the texts of an inline string, whether it has a formula.</summary>
    private (string? Value, string? Inline, bool HasFormula) ReadContent(XmlReader reader, string address)
    {
        var (depth, value, inline, hasFormula, at) = (reader.Depth, (string?)null, (StringBuilder?)null, false, "");
        while (WorkbookParts.Advance(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                // Phonetic readings (rPh) stand beside the text and are no part of it.
                at = reader.LocalName == "t" && at == "rPh" ? "rPh" : reader.LocalName;
                hasFormula |= at == "f";
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                if (at == "v")
                {
                    value += reader.Value;
                }
                else if (at == "t")
                {
                    (inline ??= new()).Append(reader.Value);
                }
            }

            if ((value?.Length ?? 0) > WorkbookLimits.TextLength || inline?.Length > WorkbookLimits.TextLength)
            {
                findings.Once(FindingSeverity.Error, At(address), new(name, address, ""), XlsFormProblems.TextTooLong(WorkbookLimits.TextLength));
                (value, inline) = ("", null);
            }
        }

        return (value, inline?.ToString(), hasFormula);
    }

    private void Add(RawCell cell, string address)
    {
        if (_column > WorkbookLimits.Columns)
        {
            throw new WorkbookRefusedException(XlsFormProblems.TooLarge($"columns in the sheet {name}", WorkbookLimits.Columns).At(At(address)));
        }

        if (_rows.Add(_row) && _rows.Count > _maxRows)
        {
            throw new WorkbookRefusedException(XlsFormProblems.TooManyRows(_maxRows).At(At(address)));
        }

        _cells.Add(cell);
    }

    private static int? Column(string? address)
    {
        var column = 0;
        foreach (var letter in address ?? "")
        {
            if (char.IsAsciiDigit(letter))
            {
                break;
            }

            if (!char.IsAsciiLetter(letter) || column > WorkbookLimits.Columns)
            {
                return column == 0 ? null : column;
            }

            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column == 0 ? null : column;
    }

    /// <summary>What XML cannot hold is written <c>_x000D_</c>.</summary>
    internal static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString())
        : text;

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();
}

/// <param name="Shared">Number of the shared text that stands here; null: <paramref name="Text"/> is it.</param>
internal readonly record struct RawCell(int Row, int Column, string Text, int? Shared, CellKind Kind, bool HasFormula, bool IsPercent);

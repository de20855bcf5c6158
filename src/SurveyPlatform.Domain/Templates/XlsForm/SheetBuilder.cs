using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>A sheet while it is written; columns that stay empty are left out, but for the first two.</summary>
/// <param name="columns">In the order of the sheet. One that holds texts becomes a column for each language.</param>
internal sealed class SheetBuilder(string name, params IReadOnlyList<string> columns)
{
    private readonly List<Row> _rows = [];

    public IReadOnlyList<Row> Rows => _rows;

    public Row Add()
    {
        var row = new Row();
        _rows.Add(row);
        return row;
    }

    public FormSheet Build()
    {
        var used = _rows.SelectMany(row => row.Heads).ToHashSet(StringComparer.Ordinal);
        string[] heads = [.. columns.SelectMany((column, index) => Heads(column).Where(head => used.Contains(head) || (index < 2 && head == column)))];
        var head = new SheetRow(1, Numbered(heads));
        return new(name, [head, .. _rows.Select((row, index) => new SheetRow(index + 2, Numbered(heads.Select(row.Get))))]);
    }

    private static string[] Heads(string column) => [column, $"{column}::{FormLanguages.VietnameseHead}", $"{column}::{FormLanguages.EnglishHead}"];

    private static Dictionary<int, string> Numbered(IEnumerable<string> cells) =>
        cells.Select((text, index) => (index, text)).Where(cell => cell.text.Length > 0).ToDictionary(cell => cell.index + 1, cell => cell.text);

    internal sealed class Row
    {
        private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);

        public IEnumerable<string> Heads => _cells.Keys;

        public string Get(string head) => _cells.GetValueOrDefault(head, "");

        public Row Set(string column, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                _cells[column] = text;
            }

            return this;
        }

        public Row Set(string column, LocalizedText? text) =>
            Set($"{column}::{FormLanguages.VietnameseHead}", text?.Vi).Set($"{column}::{FormLanguages.EnglishHead}", text?.En);
    }
}

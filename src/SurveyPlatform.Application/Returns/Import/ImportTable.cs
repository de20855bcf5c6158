using System.Globalization;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Returns.Import;

/// <summary>A column of the file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Head">As it stands in the file; empty where nothing stands there.</param>
/// <param name="Key">What it is remembered by: its head, counted where it comes again; its letter where it has none.</param>
/// <param name="Samples">Three different values of it.</param>
public sealed record ImportColumn(int Number, string Head, string Key, IReadOnlyList<string> Samples)
{
    public string Letter => FormSheet.Address(1, Number)[..^1];
}

/// <param name="Number">Of the row in the sheet, or of the line in a text file, from 1.</param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells)
{
    /// <summary>As the spreadsheet shows it here: <c>14/09/2023</c>, <c>98,5</c>; empty where there is nothing.</summary>
    public string Shown(int column) => Cells.GetValueOrDefault(column) is not { } cell ? ""
        : cell.Kind == CellKind.Number && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? VietnameseNumber.Write(number)
        : WorkbookCellReader.AsTyped(cell);
}

/// <summary>The table in a sheet: its heads, and the rows below them with anything in them.</summary>
public sealed class ImportTable
{
    /// <summary>How far above the row of heads a head is looked for: of cells merged down over two or three rows.</summary>
    private const int HeadHeight = 3;
    private const int SampleCount = 3;

    public ImportTable(CellSheet sheet, int headRow)
    {
        var rows = sheet.Cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key)
            .Select(row => new ImportRow(row.Key, row.DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column))).ToList();
        var below = rows.Where(row => row.Number > headRow).ToList();
        Numbering = below is [var first, ..] && IsNumbering(first) ? first.Number : null;
        Rows = Numbering is null ? below : below[1..];
        Columns = ColumnsOf([.. rows.Where(row => row.Number <= headRow && row.Number > headRow - HeadHeight).Reverse()], headRow);
    }

    public IReadOnlyList<ImportColumn> Columns { get; }

    public IReadOnlyList<ImportRow> Rows { get; }

    /// <summary>The row of numbers of the columns, <c>(1) (2) (3)</c>, that official forms have below the heads; null: there is none.</summary>
    public int? Numbering { get; }

    public ImportColumn? Find(string? key) => key is null ? null : Columns.FirstOrDefault(column => column.Key == key);

    private List<ImportColumn> ColumnsOf(List<ImportRow> heads, int headRow)
    {
        var numbers = Rows.SelectMany(row => row.Cells.Keys).Concat(heads.Where(row => row.Number == headRow).SelectMany(row => row.Cells.Keys)).Distinct().Order();
        Dictionary<string, int> times = new(StringComparer.Ordinal);
        List<ImportColumn> columns = [];
        foreach (var number in numbers)
        {
            var head = AnswerText.Clean(heads.Select(row => row.Cells.GetValueOrDefault(number)?.Text).OfType<string>().FirstOrDefault() ?? "");
            var key = VietnameseText.SearchKey(head);
            times[key] = times.GetValueOrDefault(key) + 1;
            columns.Add(new(number, head, KeyOf(key, number, times[key]), SamplesOf(number)));
        }

        return columns;
    }

    private static string KeyOf(string head, int number, int time) =>
        head.Length == 0 ? $"@{FormSheet.Address(1, number)[..^1]}" : time == 1 ? head : string.Create(CultureInfo.InvariantCulture, $"{head} #{time}");

    private List<string> SamplesOf(int column) => [.. Rows.Select(row => row.Shown(column)).Where(text => text.Length > 0).Distinct().Take(SampleCount)];

    private static bool IsNumbering(ImportRow row)
    {
        var numbers = row.Cells.OrderBy(cell => cell.Key)
            .Select(cell => int.TryParse(cell.Value.Text.Trim('(', ')', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return numbers.Count > 2 && numbers.Zip(numbers.Skip(1), (left, right) => right - left).All(step => step == 1) && numbers[0] == 1;
    }
}

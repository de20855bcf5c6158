using SurveyPlatform.Returns;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>Finds the answers in the workbook of a return by its hidden keys, wherever somebody has moved them to.</summary>
internal static class ReturnWorkbookReader
{
    private static readonly SheetCell Blank = new(0, 0, CellKind.Text, "", IsFormula: false, IsPercent: false);

    public static WorkbookAnswers Read(IReadOnlyList<CellSheet> sheets)
    {
        var hidden = sheets.FirstOrDefault(sheet => sheet.Name == ReturnWorkbookKeys.Sheet)?.Cells ?? [];
        var byRow = hidden.Where(cell => cell.Column == 2).ToLookup(cell => cell.Row, cell => cell.Text);
        var labels = hidden.Where(cell => cell.Column == 1).OrderBy(cell => cell.Row).SelectMany(cell => byRow[cell.Row].Take(1), (cell, text) => (cell.Text, Value: text)).ToList();
        var marked = sheets.Select(sheet => new MarkedSheet(sheet)).ToList();
        return new(
            labels.FirstOrDefault(label => label.Text == ReturnWorkbookKeys.SealLabel).Value,
            string.Concat(labels.Where(label => label.Text == ReturnWorkbookKeys.AnswersLabel).Select(label => label.Value)),
            [.. marked.Where(sheet => sheet.Mark == ReturnWorkbookKeys.FormMark).SelectMany(Answers)],
            [.. marked.Where(sheet => sheet.Mark.StartsWith(ReturnWorkbookKeys.LinesMark, StringComparison.Ordinal)).Select(Lines)]);
    }

    private static IEnumerable<WorkbookAnswer> Answers(MarkedSheet sheet) =>
        from row in sheet.Rows
        from key in row.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = key.Split('=', 2)
        where parts.Length == 2 && sheet.Columns.ContainsKey(parts[0])
        select sheet.At(parts[1], row.Number, sheet.Columns[parts[0]]);

    private static WorkbookLines Lines(MarkedSheet sheet)
    {
        var head = sheet.Rows.FirstOrDefault(row => row.Key == ReturnWorkbookKeys.HeadMark).Number;
        return new(
            sheet.Mark[ReturnWorkbookKeys.LinesMark.Length..],
            $"{sheet.Name}!",
            [.. sheet.Columns.Keys],
            [
                .. from row in sheet.Filled
                   where row > head && head > 0
                   let answers = sheet.Columns.Select(column => sheet.At(column.Key, row, column.Value)).ToList()
                   where answers.Exists(answer => answer.Cell.Text.Length > 0)
                   select answers,
            ]);
    }

    private sealed class MarkedSheet
    {
        private readonly Dictionary<(int Row, int Column), SheetCell> _cells;

        public MarkedSheet(CellSheet sheet)
        {
            Name = sheet.Name;
            _cells = sheet.Cells.DistinctBy(cell => (cell.Row, cell.Column)).ToDictionary(cell => (cell.Row, cell.Column));
            Mark = _cells.TryGetValue((1, 1), out var mark) ? mark.Text : "";
            Columns = sheet.Cells.Where(cell => cell is { Row: 1, Column: > 1 }).DistinctBy(cell => cell.Text, StringComparer.Ordinal)
                .ToDictionary(cell => cell.Text, cell => cell.Column, StringComparer.Ordinal);
            Rows = [.. sheet.Cells.Where(cell => cell is { Row: > 1, Column: 1 }).Select(cell => (cell.Row, cell.Text))];
            Filled = [.. sheet.Cells.Where(cell => Columns.ContainsValue(cell.Column)).Select(cell => cell.Row).Distinct().Order()];
        }

        public string Name { get; }

        public string Mark { get; }

        public Dictionary<string, int> Columns { get; }

        public IReadOnlyList<(int Number, string Key)> Rows { get; }

        public IReadOnlyList<int> Filled { get; }

        public WorkbookAnswer At(string key, int row, int column) =>
            new(key, $"{Name}!{FormSheet.Address(row, column)}", _cells.GetValueOrDefault((row, column), Blank));
    }
}

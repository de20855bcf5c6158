using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>A sheet whose first row with content is its head.</summary>
internal sealed class SheetTable
{
    private readonly Dictionary<(string Name, string Language), int> _columns = [];
    private readonly Dictionary<string, int> _others = new(StringComparer.Ordinal);
    private string _default = FormLanguages.Plain;
    private int _headRow = 1;

    private SheetTable(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Columns that the sheet has beside the known ones, in their order.</summary>
    public IEnumerable<string> Others => _others.Keys;

    public bool HasVietnamese => _columns.Keys.Any(column => column.Language == FormLanguages.Vietnamese);

    public static SheetTable Empty(string name) => new(name);

    public static SheetTable Read(FormSheet sheet, XlsColumns columns, Findings findings)
    {
        var table = new SheetTable(sheet.Name);
        if (sheet.Rows.Count > 0)
        {
            table._headRow = sheet.Rows[0].Number;
            foreach (var (column, head) in sheet.Rows[0].Cells.OrderBy(cell => cell.Key))
            {
                table.AddColumn(new(sheet.Name, FormSheet.Address(table._headRow, column), head.Trim()), column, columns, findings);
            }

            table.Lines = [.. sheet.Rows.Skip(1).Select(row => new Line(table, row)).Where(line => !line.IsBlank)];
            table.ReportIdle(columns, findings);
        }

        return table;
    }

    public bool Has(string column) => _columns.Keys.Any(known => known.Name == column);

    /// <summary>Where a column is missing, the first cell of the head stands for it.</summary>
    public Field Head(string column) => new(Name, FormSheet.Address(_headRow, Column(column, FormLanguages.Plain) ?? 1), column);

    public Field Cell(SheetRow row, string column) => At(row, Column(column, FormLanguages.Plain) ?? AnyLanguage(column));

    public Field Other(SheetRow row, string column) => At(row, _others[column]);

    /// <summary>The language that stands in for Vietnamese where there is none: that of the settings, else the plain column, else the first.</summary>
    public void PreferLanguage(string written) => _default = FormLanguages.Of(written);

    /// <summary>The text of one language; null where the cell is empty or the column missing.</summary>
    public Field? Text(SheetRow row, string column, string language) =>
        Column(column, language) is { } at && At(row, at) is { IsEmpty: false } found ? found : null;

    public Field? DefaultText(SheetRow row, string column) =>
        Text(row, column, _default) ?? Text(row, column, FormLanguages.Plain)
        ?? _columns.Keys.Where(known => known.Name == column).Select(known => Text(row, column, known.Language)).FirstOrDefault(text => text is not null);

    private void AddColumn(Field head, int column, XlsColumns columns, Findings findings)
    {
        if (head.IsEmpty)
        {
            return;
        }

        var (name, rest) = columns.Find(head.Text);
        var isKnown = columns.Read.Contains(name) || columns.Idle.Contains(name);
        if (!isKnown && columns.KeepsOthers)
        {
            var own = head.Text.StartsWith(ChoiceColumn.Escape, StringComparison.Ordinal) ? head.Text[ChoiceColumn.Escape.Length..] : head.Text;
            if (!_others.TryAdd(own, column))
            {
                findings.Warning(head, XlsFormProblems.ColumnTwice(head.Text));
            }

            return;
        }

        if (!isKnown)
        {
            findings.Info(head, XlsFormProblems.UnknownColumn(head.Text));
            return;
        }

        var language = rest.Length == 0 ? FormLanguages.Plain : FormLanguages.Of(rest);
        if (!_columns.TryAdd((name, language), column))
        {
            findings.Warning(head, XlsFormProblems.ColumnTwice(head.Text));
        }
        else if (columns.Read.Contains(name) && language is not (FormLanguages.Plain or FormLanguages.Vietnamese or FormLanguages.English))
        {
            findings.Once(FindingSeverity.Info, language, head, XlsFormProblems.OtherLanguage(rest));
        }
    }

    private void ReportIdle(XlsColumns columns, Findings findings)
    {
        foreach (var name in _columns.Where(column => columns.Idle.Contains(column.Key.Name)).GroupBy(column => column.Key.Name, StringComparer.Ordinal))
        {
            var held = Lines.SelectMany(line => name.Select(column => At(line.Row, column.Value))).Where(field => !field.IsEmpty).ToList();
            if (held.Count > 0)
            {
                findings.Warning(held[0], XlsFormProblems.WithoutEffect(name.Key, held.Select(field => field.Text), held.Count));
            }
        }
    }

    private int? Column(string name, string language) => _columns.TryGetValue((name, language), out var column) ? column : null;

    private int? AnyLanguage(string name) => _columns.Where(known => known.Key.Name == name).Select(known => (int?)known.Value).FirstOrDefault();

    private Field At(SheetRow row, int? column) =>
        new(Name, FormSheet.Address(row.Number, column ?? 1), column is { } at ? row.Cells.GetValueOrDefault(at, "").Trim() : "");
}

/// <summary>A row below the head.</summary>
internal sealed record Line(SheetTable Table, SheetRow Row)
{
    public Field this[string column] => Table.Cell(Row, column);

    public bool IsBlank => Row.Cells.Values.All(string.IsNullOrWhiteSpace);

    /// <summary>Vietnamese and English; where the Vietnamese is missing, the form's own language stands for it. Null where there is none at all.</summary>
    public LocalizedText? Text(string column)
    {
        var vietnamese = Table.Text(Row, column, FormLanguages.Vietnamese);
        var english = Table.Text(Row, column, FormLanguages.English);
        return (vietnamese ?? Table.DefaultText(Row, column) ?? english) is { } shown ? new(shown.Text, english?.Text) : null;
    }
}

using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>A step of an import.</summary>
public enum ImportStep
{
    Columns,
    Words,
    Preview,
}

/// <summary>A file on its way, with everything that its pages show.</summary>
/// <param name="Opened">The return as it stands.</param>
public sealed record ImportSession(
    OpenReturn.Result Opened, LineGroup Group, string FileName, IReadOnlyList<CellSheet> Sheets, ImportPlan Plan, ImportTable Table, IReadOnlyList<ImportWord> Words)
{
    public FormTemplate Template => Opened.Template.Template;

    /// <summary>A text file: a table without a name, in lines instead of rows.</summary>
    public bool IsText => Sheets is [{ Name: "" }];

    /// <summary>What may be answered from the file.</summary>
    public IEnumerable<Question> Questions => ImportColumns.Asked(Group);

    /// <summary>Always required, and neither a column nor a constant is given.</summary>
    public IReadOnlyList<Question> Missing => [.. Questions.Where(question => question.Required == "true()" && question.Relevant is null && !IsAnswered(question))];

    /// <summary>Words of which nobody has said what they stand for.</summary>
    public IReadOnlyList<ImportWord> Asked => [.. Words.Where(word => word.Value is null)];

    /// <summary>Some text of it was typed for a font of the time before Unicode.</summary>
    public LegacyText? Legacy => Sheets.SelectMany(sheet => sheet.Cells.Take(LegacySample)).Where(cell => cell.Kind == CellKind.Text).Select(cell => LegacyText.Find(cell.Text)).FirstOrDefault(found => found is not null);

    /// <summary>The first step with something left to say.</summary>
    public ImportStep Next => !Questions.Any(IsAnswered) || Missing.Count > 0 ? ImportStep.Columns : Asked.Count > 0 ? ImportStep.Words : ImportStep.Preview;

    private const int LegacySample = 500;

    public bool IsAnswered(Question question) =>
        Plan.Sources.GetValueOrDefault(question.ElementName) is { } source && (Table.Find(source.Column) is not null || source.Constant is not null);

    internal static ImportSession Of(OpenReturn.Result opened, LineGroup group, string fileName, IReadOnlyList<CellSheet> sheets, ImportPlan plan)
    {
        var chosen = sheets.FirstOrDefault(sheet => sheet.Name == plan.Sheet) ?? sheets[0];
        var table = new ImportTable(plan.ConvertsLegacyText ? InUnicode(chosen) : chosen, plan.HeadRow);
        return new(opened, group, fileName, sheets, plan, table, new ImportWords(opened.Template.Template, opened.Units).In(table, group, plan));
    }

    private static CellSheet InUnicode(CellSheet sheet) => sheet with
    {
        Cells = [.. sheet.Cells.Select(cell => cell.Kind == CellKind.Text && LegacyText.Find(cell.Text) is { } legacy ? cell with { Text = legacy.Converted } : cell)],
    };
}

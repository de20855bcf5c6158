namespace SurveyPlatform.Templates;

/// <summary>A question where it stands in the form.</summary>
/// <param name="Holder">Its table or group of lines; null: it stands in the section itself.</param>
/// <param name="Row">Of a cell.</param>
/// <param name="Column">Of a cell; null also where the row is longer than the head.</param>
public sealed record FormElement(Question Question, Section Section, Item? Holder = null, TableRow? Row = null, TableColumn? Column = null)
{
    public string Element => Question.ElementName;

    /// <summary>Whether there is one answer per line.</summary>
    public LineGroup? Group => Holder as LineGroup;

    public string Place => Holder switch
    {
        Table table => $"{Section.Code} › {table.Code} › {Question.Name}",
        LineGroup group => $"{Section.Code} › {group.Name} › {Question.Name}",
        _ => $"{Section.Code} › {Question.Name}",
    };

    /// <summary>Every question of the form, cells and columns of lines included, in its order.</summary>
    public static IEnumerable<FormElement> Of(FormTemplate template) => template.Sections.SelectMany(section => section.Items.SelectMany(item => item switch
    {
        Question question => [new(question, section)],
        Table table => table.Rows.SelectMany(row => row.Cells.Select((cell, at) => new FormElement(cell, section, table, row, table.Columns.ElementAtOrDefault(at)))),
        LineGroup group => group.Questions.Select(question => new FormElement(question, section, group)),
        _ => Enumerable.Empty<FormElement>(),
    }));

    /// <summary>By element name; of two with one name the first.</summary>
    public static IReadOnlyDictionary<string, FormElement> ByName(FormTemplate template) =>
        Of(template).DistinctBy(element => element.Element, StringComparer.Ordinal).ToDictionary(element => element.Element, StringComparer.Ordinal);
}

using System.Text.Json.Serialization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>
/// The form document: what is asked, in which order, with which rules. One JSON document; a published version never changes.
/// Expressions are text in the XLSForm dialect (Templates/Expressions); names are unique over the whole form, lines included.
/// </summary>
/// <param name="Code">Stable name of the form over all its versions, such as <c>hardware</c>.</param>
/// <param name="LegalBasis">The document that asks for it, as printed under the title.</param>
public sealed record FormTemplate(
    [property: JsonPropertyOrder(-2)] string Code,
    [property: JsonPropertyOrder(-2)] LocalizedText Title,
    IReadOnlyList<OptionList> OptionLists,
    IReadOnlyList<Section> Sections,
    [property: JsonPropertyOrder(-1)] LocalizedText? Introduction = null,
    [property: JsonPropertyOrder(-1)] LocalizedText? LegalBasis = null)
{
    /// <summary>Every question outside repeating lines, in the order of the form; the cells of tables included.</summary>
    [JsonIgnore]
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    [JsonIgnore]
    public IEnumerable<LineGroup> LineGroups => Sections.SelectMany(section => section.Items).OfType<LineGroup>();
}

/// <summary>Choices that several questions share.</summary>
public sealed record OptionList(string Code, IReadOnlyList<Option> Options);

/// <param name="Value">What is stored and what expressions compare with; no blanks.</param>
/// <param name="Columns">What choice filters and <c>lookup()</c> read of it, by column: <c>{"district": "540"}</c>.</param>
public sealed record Option(string Value, LocalizedText Label, IReadOnlyDictionary<string, string>? Columns = null);

/// <param name="Relevant">The section is asked only where this holds; null: always.</param>
public sealed record Section(string Code, LocalizedText Title, IReadOnlyList<Item> Items, LocalizedText? Note = null, string? Relevant = null)
{
    [JsonIgnore]
    public IEnumerable<Question> Questions => Items.SelectMany(item => item switch
    {
        Question question => [question],
        Table table => table.Rows.SelectMany(row => row.Cells),
        _ => Enumerable.Empty<Question>(),
    });
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Question), "question")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(LineGroup), "lines")]
[JsonDerivedType(typeof(Note), "note")]
public abstract record Item;

/// <summary>A text between questions.</summary>
public sealed record Note(LocalizedText Text, string? Relevant = null) : Item;

/// <summary>Questions laid out in fixed rows and columns. Each cell is a question with a name of its own.</summary>
/// <param name="Columns">Heads of the columns; each row has as many cells.</param>
public sealed record Table(string Code, LocalizedText Label, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, string? Relevant = null) : Item;

public sealed record TableColumn(LocalizedText Label, LocalizedText? UnitOfMeasure = null);

/// <param name="Number">The row's code as printed, such as <c>1.2</c>.</param>
public sealed record TableRow(string? Number, LocalizedText Label, IReadOnlyList<Question> Cells);

/// <summary>Repeating lines: a table that the unit lengthens; one line per telecom line, say.</summary>
/// <param name="Name">The group's name in answers and expressions: <c>count(${lines})</c>.</param>
public sealed record LineGroup(
    string Name,
    LocalizedText Label,
    IReadOnlyList<Question> Questions,
    LocalizedText? Note = null,
    int MinLines = 0,
    int MaxLines = 5000,
    string? Relevant = null) : Item;

/// <summary>How an answer is typed, read and stored.</summary>
public enum QuestionType
{
    Integer,
    Decimal,

    /// <summary>A decimal where 98,8 means 98,8 %.</summary>
    Percent,

    /// <summary>Whole Vietnamese đồng.</summary>
    Money,

    /// <summary>Stored as <c>yes</c> or <c>no</c>.</summary>
    YesNo,
    SelectOne,

    /// <summary>Stored as the chosen values with blanks between, in the order of the list.</summary>
    SelectMany,
    Text,
    LongText,
    Date,

    /// <summary>A unit of the registry, stored as its official code on the exercise's cut-off day.</summary>
    Unit,

    /// <summary>A file that the unit sends along, stored as the file's id.</summary>
    Attachment,
}

/// <summary>Whether a figure is a state or a sum over the reporting window.</summary>
public enum Measure
{
    /// <summary>As at the cut-off day.</summary>
    Stock,

    /// <summary>Over the reporting window.</summary>
    Flow,
}

/// <param name="Name">What expressions and answers call it; letters, digits and underscores.</param>
/// <param name="Number">As printed, such as <c>2.1</c>.</param>
/// <param name="Required">An expression, mostly <c>true()</c>; null: never.</param>
/// <param name="Relevant">Asked only where this holds; an irrelevant answer is not stored. Null: always.</param>
/// <param name="Calculation">Makes the question a figure that is worked out and never typed.</param>
/// <param name="Constraint">Hard: must hold where there is an answer (<c>.</c> is the answer itself).</param>
/// <param name="ComparePrevious">Show the figure of the period before beside it.</param>
/// <param name="Definition">What exactly is counted, and from which source; longer than a hint and not always on show.</param>
/// <param name="ChoiceFilter">Which options are offered: an expression that reads an option's columns by their bare names and answers as <c>${name}</c>.</param>
/// <param name="Element">The data element, where the question was renamed since a version before; null: <paramref name="Name"/>.</param>
public sealed record Question(
    string Name,
    QuestionType Type,
    LocalizedText Label,
    string? Number = null,
    LocalizedText? Hint = null,
    LocalizedText? UnitOfMeasure = null,
    Measure? Measure = null,
    decimal? Min = null,
    decimal? Max = null,
    int? Decimals = null,
    int? MaxLength = null,
    string? OptionList = null,
    string? Required = null,
    string? Relevant = null,
    string? Calculation = null,
    string? Constraint = null,
    LocalizedText? ConstraintMessage = null,
    IReadOnlyList<Check>? Checks = null,
    bool ComparePrevious = false,
    LocalizedText? Definition = null,
    string? ChoiceFilter = null,
    string? Element = null) : Item
{
    public const int TextMaxLength = 500;
    public const int LongTextMaxLength = 4000;

    /// <summary>Identity of the data element across versions: a series of figures goes by it.</summary>
    [JsonIgnore]
    public string ElementName => Element ?? Name;

    [JsonIgnore]
    public bool IsNumber => Type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money;

    [JsonIgnore]
    public bool IsCalculated => Calculation is not null;
}

public enum Severity
{
    /// <summary>Refuses submission.</summary>
    Hard,

    /// <summary>Is passed with a written reason.</summary>
    Soft,
}

/// <summary>A rule over several answers; holds where <paramref name="Expression"/> is true or cannot be told (an answer is missing).</summary>
/// <param name="Code">Unique in the form; the reason of a soft check is kept under it.</param>
public sealed record Check(string Code, Severity Severity, string Expression, LocalizedText Message);

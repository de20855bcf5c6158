using System.Text.Json;
using System.Text.Json.Serialization;

namespace SurveyPlatform.Returns.Import;

/// <summary>What becomes of the lines that are there already.</summary>
public enum ImportMode
{
    /// <summary>The lines are those of the file, and no others.</summary>
    Replace,

    /// <summary>They stay; the file's come after them.</summary>
    Add,

    /// <summary>Those with the same key take what the file says; the others stay; what is new comes after them.</summary>
    Update,
}

/// <summary>How the file writes numbers as text.</summary>
public enum ImportNumbers
{
    /// <summary><c>1.500,5</c>; what could be meant either way is refused with both readings.</summary>
    Vietnamese,

    /// <summary><c>1,500.5</c>, because somebody has said so: nothing is doubtful then.</summary>
    English,
}

/// <summary>Where the answers to one question come from.</summary>
/// <param name="Column">Key of a column (<see cref="ImportColumn.Key"/>); null: from no column.</param>
/// <param name="Within">Of a unit: key of the column that names its district.</param>
/// <param name="Constant">The same for every line, as one would type it; a choice or a unit by its stored value.</param>
public sealed record ImportSource(string? Column = null, string? Within = null, string? Constant = null);

/// <summary>
/// How a file of a unit's own becomes lines: what is remembered from one quarter to the next. Questions are named by their data element,
/// columns by their heads: both outlive a new version of the form and a column that was moved.
/// </summary>
public sealed record ImportPlan
{
    /// <summary>The meaning of a word whose lines are left out: of totals and headings between the lines.</summary>
    public const string SkipLine = "=";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Name of the sheet; empty for text files.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>As the spreadsheet counts, from 1; 0: not found.</summary>
    public int HeadRow { get; init; }

    public Dictionary<string, ImportSource> Sources { get; init; } = new(StringComparer.Ordinal);

    /// <summary>By question and then by the file's word (<see cref="ImportWord.KeyOf"/>): the stored value, nothing for no answer, or <see cref="SkipLine"/>.</summary>
    public Dictionary<string, Dictionary<string, string>> Words { get; init; } = new(StringComparer.Ordinal);

    public ImportMode Mode { get; init; }

    /// <summary>The questions that tell lines apart.</summary>
    public List<string> Keys { get; init; } = [];

    public ImportNumbers Numbers { get; init; }

    /// <summary>Texts typed for a font of the time before Unicode are converted.</summary>
    public bool ConvertsLegacyText { get; init; }

    public static ImportPlan Read(string json) => JsonSerializer.Deserialize<ImportPlan>(json, Json) ?? new();

    public string Write() => JsonSerializer.Serialize(this, Json);
}

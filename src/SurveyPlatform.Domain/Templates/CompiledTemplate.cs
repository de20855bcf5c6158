using System.Collections.Frozen;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates;

/// <summary>
/// A form with its expressions compiled and put in the order in which they can be worked out. Immutable: keep one per
/// version and share it between threads.
/// </summary>
public sealed class CompiledTemplate
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, Option>> _options;

    private readonly Func<string, ExpressionType> _types;

    private CompiledTemplate(FormTemplate template, IReadOnlyList<Part> parts, IReadOnlyList<Part> order, IReadOnlyDictionary<string, Part> named)
    {
        _types = new ExpressionCheck(template, named).ScopeOf(null).TypeOf;
        _options = template.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal).ToFrozenDictionary(
            list => list.Code, list => list.Options.DistinctBy(option => option.Value, StringComparer.Ordinal).ToFrozenDictionary(option => option.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        Template = template;
        Parts = parts;
        Order = order;
        Named = named.ToFrozenDictionary(StringComparer.Ordinal);
        ByObject = parts.ToFrozenDictionary(part => (object?)part.Section ?? part.Item!, ReferenceEqualityComparer.Instance!);
    }

    public FormTemplate Template { get; }

    /// <summary>Sections, items and questions in the order of the form.</summary>
    internal IReadOnlyList<Part> Parts { get; }

    /// <summary>The same, each after all that its relevance and its calculation read.</summary>
    internal IReadOnlyList<Part> Order { get; }

    /// <summary>Questions and line groups, by the name that expressions use.</summary>
    internal FrozenDictionary<string, Part> Named { get; }

    /// <summary>By the section or item of the form document.</summary>
    internal FrozenDictionary<object, Part> ByObject { get; }

    /// <summary>Of a question or a group of lines; unknown where nothing has the name.</summary>
    public ExpressionType TypeOf(string name) => _types(name);

    /// <summary>Of an expression that stands in this form.</summary>
    /// <param name="question">Whose answer <c>.</c> is.</param>
    public ExpressionType TypeOf(Expression expression, string? question = null) =>
        ExpressionTypes.Of(expression, _types, question is null ? ExpressionType.Unknown : _types(question));

    internal Option? Option(string list, string value) => _options.TryGetValue(list, out var options) ? options.GetValueOrDefault(value) : null;

    /// <summary>Refuses with every expression that cannot be parsed, names nothing, or takes part in a cycle; <see cref="Problem.Place"/> is <c>section › question › field</c>.</summary>
    public static Outcome<CompiledTemplate> Compile(FormTemplate template)
    {
        var compiler = new TemplateCompiler(template);
        var order = compiler.Run();
        return compiler.Problems.Count > 0
            ? new Outcome<CompiledTemplate>(compiler.Problems)
            : new CompiledTemplate(template, compiler.Parts, order, compiler.Named);
    }
}

/// <summary>A section, an item of it, or a question, with its expressions compiled.</summary>
internal sealed class Part(int index, Part? parent, string name, string place)
{
    /// <summary>In the order of the form, from 0.</summary>
    public int Index => index;

    /// <summary>What must be relevant for this to be.</summary>
    public Part? Parent => parent;

    public string Name => name;

    /// <summary>In the form document: <c>section › question</c>.</summary>
    public string Place => place;

    public Section? Section { get; init; }

    /// <summary>The question, table, group or note; null for a section.</summary>
    public Item? Item { get; init; }

    public Question? Question => Item as Question;

    public LineGroup? Group => Item as LineGroup;

    /// <summary>The group whose lines hold this question; null in the head.</summary>
    public Part? Lines => Question is not null && Parent?.Group is not null ? Parent : null;

    /// <summary>The questions of a group.</summary>
    public List<Part> Columns { get; } = [];

    public Expression? Relevant { get; set; }

    public Expression? Required { get; set; }

    public Expression? Calculation { get; set; }

    public Expression? Constraint { get; set; }

    public List<(Check Check, Expression Expression)> Checks { get; } = [];

    /// <summary>Over the columns of an option: whether it is offered.</summary>
    public Expression? ChoiceFilter { get; set; }

    /// <summary>Its option list, in the order of the list; null when it has none.</summary>
    public IReadOnlyList<Option>? Options { get; set; }
}

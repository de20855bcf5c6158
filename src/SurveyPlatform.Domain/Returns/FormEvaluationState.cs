using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>Relevance and values of one form while and after it is worked out.</summary>
internal sealed class FormState(CompiledTemplate template, AnswerSet answers, FormContext context)
{
    /// <summary>By part: a head question has one cell, a question of a group one per line.</summary>
    private readonly Cell[][] _cells = new Cell[template.Parts.Count][];

    /// <summary>By part: sections, items, and groups as a whole.</summary>
    private readonly bool[] _relevant = new bool[template.Parts.Count];

    private readonly IReadOnlyList<Value>?[] _all = new IReadOnlyList<Value>?[template.Parts.Count];

    private readonly Dictionary<Func<IEvaluationScope, Value>, Value> _once = [];

    public CompiledTemplate Template => template;

    public AnswerSet Given => answers;

    public FormContext Context => context;

    /// <summary>What was taken over and is still as it was.</summary>
    public Dictionary<string, bool> TakenOver { get; } = TakeOver.Marks(template.Template, answers, context.Previous);

    public void WorkOut()
    {
        var head = new FormScope(this, null, 0);
        foreach (var part in template.Order)
        {
            var parentIsRelevant = part.Parent is not { } parent || _relevant[parent.Index];
            if (part.Lines is { } group)
            {
                _relevant[part.Index] = parentIsRelevant;
                _cells[part.Index] = new Cell[LineCount(group)];
                for (var line = 0; line < _cells[part.Index].Length; line++)
                {
                    _cells[part.Index][line] = WorkOut(part, new(this, group, line), answers.Lines[group.Name][line].Values);
                }
            }
            else if (part.Question is not null)
            {
                _relevant[part.Index] = parentIsRelevant;
                _cells[part.Index] = [WorkOut(part, head, answers.Values)];
                _relevant[part.Index] = _cells[part.Index][0].IsRelevant;
            }
            else
            {
                _relevant[part.Index] = parentIsRelevant && (part.Relevant is null || part.Relevant.Holds(head) == true);
            }
        }
    }

    public int LineCount(Part group) => answers.Lines.TryGetValue(group.Name, out var lines) ? lines.Count : 0;

    public bool IsRelevant(Part part) => _relevant[part.Index];

    public Cell CellOf(Part part, int line) => line < _cells[part.Index].Length ? _cells[part.Index][line] : default;

    public IReadOnlyList<Value> All(Part part) => _all[part.Index] ??= part.Question is null
        ? [.. Enumerable.Repeat(Value.True, _relevant[part.Index] ? LineCount(part) : 0)]
        : Array.ConvertAll(_cells[part.Index], cell => cell.Value);

    /// <summary>Safe to keep: the order of the parts has all that it reads worked out before.</summary>
    public Value Once(Func<IEvaluationScope, Value> part, IEvaluationScope scope)
    {
        if (!_once.TryGetValue(part, out var value))
        {
            _once[part] = value = part(scope);
        }

        return value;
    }

    public bool IsRelevant(Section section) => template.ByObject.TryGetValue(section, out var part) && IsRelevant(part);

    public bool IsRelevant(Item item) => template.ByObject.TryGetValue(item, out var part) && IsRelevant(part);

    public bool IsRelevant(string place)
    {
        if (Find(place) is not { } found)
        {
            return template.Named.TryGetValue(place, out var group) && group.Group is not null && IsRelevant(group);
        }

        return found.Line < _cells[found.Part.Index].Length
            ? _cells[found.Part.Index][found.Line].IsRelevant
            : _relevant[found.Part.Index] && Holds(found.Part.Relevant, found, ifNone: true);
    }

    public bool IsRequired(string place) => Find(place) is { } found && Holds(found.Part.Required, found, ifNone: false);

    public IReadOnlyList<Option> Offers(string place)
    {
        if (Find(place) is not { Part: { Options: { } options } part, Line: var line })
        {
            return [];
        }

        var scope = new FormScope(this, part.Lines, line);
        return part.ChoiceFilter is null ? options : [.. options.Where(option => IsOffered(part, scope, option))];
    }

    public bool IsOffered(Part part, FormScope scope, string value) =>
        part.Question!.OptionList is { } list && template.Option(list, value) is { } option && IsOffered(part, scope, option);

    private static bool IsOffered(Part part, FormScope scope, Option option) =>
        part.ChoiceFilter is not { } filter || filter.Holds(scope with { Offered = option }) == true;

    /// <summary>See <see cref="FormEvaluation.Draft"/>.</summary>
    public AnswerSet Draft()
    {
        var draft = answers.Copy();
        foreach (var place in draft.TakenOver.Keys.Where(place => !TakenOver.ContainsKey(place)).ToList())
        {
            draft.TakenOver.Remove(place);
        }

        foreach (var part in template.Parts.Where(part => part.Calculation is { UsesStored: true }))
        {
            for (var line = 0; line < _cells[part.Index].Length; line++)
            {
                if (_cells[part.Index][line].Value is { IsMissing: false } value)
                {
                    (part.Lines is { } group ? draft.Lines[group.Name][line].Values : draft.Values)[part.Name] = value;
                }
            }
        }

        return draft;
    }

    private bool Holds(Expression? expression, (Part Part, int Line) at, bool ifNone) =>
        expression is null ? ifNone : expression.Holds(new FormScope(this, at.Part.Lines, at.Line)) == true;

    private (Part Part, int Line)? Find(string place) =>
        AnswerPlace.Parse(place) is { } parsed && template.Named.TryGetValue(parsed.Name, out var part) && part.Question is not null
            && string.Equals(part.Lines?.Name, parsed.Group, StringComparison.Ordinal)
            ? (part, parsed.Line)
            : null;

    private Cell WorkOut(Part part, FormScope scope, Dictionary<string, Value> given)
    {
        if (!_relevant[part.Index] || (part.Relevant is { } relevant && relevant.Holds(scope) != true))
        {
            return new(IsRelevant: false, Value.Missing);
        }

        return new(IsRelevant: true, part.Calculation is { } calculation
            ? CalculatedValue.For(part.Question!, calculation.Evaluate(calculation.UsesStored ? scope with { Stored = given.GetValueOrDefault(part.Name) } : scope))
            : given.GetValueOrDefault(part.Name));
    }
}

internal readonly record struct Cell(bool IsRelevant, Value Value);

/// <summary>What expressions see: of the head (no group) or of one line.</summary>
internal sealed record FormScope(FormState State, Part? Group, int At) : IEvaluationScope
{
    public Value Self { get; init; }

    public Value Stored { get; init; }

    /// <summary>The option that a choice filter looks at.</summary>
    public Option? Offered { get; init; }

    public DateOnly Today => State.Context.Today;

    public DateTimeOffset Now => State.Context.Now ?? new(Today, TimeOnly.MinValue, TimeSpan.FromHours(7));

    public int? Line => Group is null ? null : At;

    public Value Get(string name) => State.Template.Named.TryGetValue(name, out var part) && part.Question is not null && (part.Lines is null || part.Lines == Group)
        ? State.CellOf(part, part.Lines is null ? 0 : At).Value
        : Value.Missing;

    public IReadOnlyList<Value> GetAll(string name) => State.Template.Named.TryGetValue(name, out var part) ? State.All(part) : [];

    public Value Previous(string name) => State.Context.Previous is { } previous ? previous.Values.GetValueOrDefault(name) : Value.Missing;

    public Value Unit(string attribute) => Value.Of(State.Context.UnitAttributes.GetValueOrDefault(attribute));

    public Option? Option(string list, string value) => State.Template.Option(list, value);

    public string? ListOf(string name) => State.Template.Named.GetValueOrDefault(name)?.Question?.OptionList;

    public Value Column(string name) => Offered is not { } option ? Value.Missing : Value.Of(name == "name" ? option.Value : option.Columns?.GetValueOrDefault(name));

    public Value Once(Func<IEvaluationScope, Value> part) => State.Once(part, this);
}

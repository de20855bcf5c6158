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
            ? CalculatedValue.For(part.Question!, calculation.Evaluate(scope))
            : given.GetValueOrDefault(part.Name));
    }
}

internal readonly record struct Cell(bool IsRelevant, Value Value);

/// <summary>What expressions see: of the head (no group) or of one line.</summary>
internal sealed class FormScope(FormState state, Part? group, int line, Value self = default) : IEvaluationScope
{
    public Value Self => self;

    public DateOnly Today => state.Context.Today;

    public Value Get(string name) => state.Template.Named.TryGetValue(name, out var part) && part.Question is not null && (part.Lines is null || part.Lines == group)
        ? state.CellOf(part, part.Lines is null ? 0 : line).Value
        : Value.Missing;

    public IReadOnlyList<Value> GetAll(string name) => state.Template.Named.TryGetValue(name, out var part) ? state.All(part) : [];

    public Value Previous(string name) => state.Context.Previous is { } previous ? previous.Values.GetValueOrDefault(name) : Value.Missing;

    public Value Unit(string attribute) => Value.Of(state.Context.UnitAttributes.GetValueOrDefault(attribute));

    public Value Once(Func<IEvaluationScope, Value> part) => state.Once(part, this);
}

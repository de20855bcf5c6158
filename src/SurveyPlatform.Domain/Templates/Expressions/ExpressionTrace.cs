namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// Why an expression has the value it has: what it read, and the part that decided. Worked out by walking the tree, with the same
/// operators and functions as the compiled expression; slower, for the bench of the designer only.
/// </summary>
/// <param name="Readings">In the order in which they were read, each once; what was not needed was not read.</param>
/// <param name="Decided">The smallest part that alone decides a condition; null where it is the whole.</param>
public sealed record ExpressionTrace(Value Value, IReadOnlyList<ExpressionTrace.Reading> Readings, ExpressionTrace.Part? Decided)
{
    /// <param name="Text">As written: <c>${staff}</c>, <c>previous('staff')</c>, <c>.</c></param>
    /// <param name="All">Under an aggregate: the value of each line.</param>
    public sealed record Reading(string Text, Value Value, IReadOnlyList<Value>? All = null);

    /// <param name="Sides">Of a comparison: what was compared.</param>
    public sealed record Part(string Text, Value Value, IReadOnlyList<(string Text, Value Value)> Sides);

    public static ExpressionTrace Of(Expression expression, IEvaluationScope scope)
    {
        var walk = new TraceWalk(scope);
        var value = walk.Work(expression.Tree);
        var decided = walk.Deciding(expression.Tree);
        return new(value, walk.Readings, decided.Sides.Count > 0 || decided.Text != NodeText.Of(expression.Tree) ? decided : null);
    }
}

internal sealed class TraceWalk(IEvaluationScope scope)
{
    /// <summary>Functions that read something of the form or of the moment, with names written out.</summary>
    private static readonly string[] ReadByCall = ["previous", "unit", "today", "now", "position", "choice", "lookup", "indexed-repeat"];

    private readonly List<ExpressionTrace.Reading> _readings = [];
    private readonly Dictionary<Node, Value> _values = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<ExpressionTrace.Reading> Readings => _readings;

    public Value Work(Node node) => _values[node] = node switch
    {
        SelfNode or ReferenceNode => Note(node, Compiler.Compile(node)(scope)),
        NegationNode { Operand: var operand } => Figures.Of(Work(operand)) is { } figure ? Value.Of(-figure) : Value.Missing,
        ChainNode chain => WorkChain(chain),
        CallNode call => WorkCall(call),
        _ => Compiler.Compile(node)(scope),
    };

    /// <summary>Goes down from a condition to the part that alone makes it so. A part that was not worked out decided nothing.</summary>
    public ExpressionTrace.Part Deciding(Node node) => node switch
    {
        ChainNode { Rest: [{ Operator.Binding: <= 2 }, ..] } chain when Deciders(chain) is [var decider] => Deciding(decider),
        CallNode { Function.Name: "not", Arguments: [var inner] } => Deciding(inner),
        CallNode { Function.Name: "if", Arguments: var parts } when parts.Skip(1).FirstOrDefault(_values.ContainsKey) is { } taken => Deciding(taken),
        ChainNode { Rest: [{ Operator.Binding: 3 or 4 }, ..] } chain => Described(chain, [chain.First, .. chain.Rest.Select(step => step.Operand)]),
        _ => Described(node, []),
    };

    /// <summary>What made a chain of and/or what it is: the operand that settled it, or the only one that cannot be told.</summary>
    private List<Node> Deciders(ChainNode chain)
    {
        var settling = chain.Rest[0].Operator.Symbol == "or";
        var truths = new[] { chain.First }.Concat(chain.Rest.Select(step => step.Operand)).Where(_values.ContainsKey).Select(node => (node, Truth: Truth.Of(_values[node]))).ToList();
        return Truth.Of(_values[chain]) == settling
            ? [truths.First(operand => operand.Truth == settling).node]
            : [.. truths.Where(operand => operand.Truth is null).Select(operand => operand.node)];
    }

    private ExpressionTrace.Part Described(Node node, IEnumerable<Node> sides) =>
        new(NodeText.Of(node), _values.GetValueOrDefault(node), [.. sides.Where(_values.ContainsKey).Select(side => (NodeText.Of(side), _values[side]))]);

    private Value WorkChain(ChainNode chain)
    {
        if (chain.Rest is [{ Operator.Symbol: "=" or "!=" } only] && (IsEmptyText(chain.First) || IsEmptyText(only.Operand)))
        {
            var isMissing = Work(IsEmptyText(only.Operand) ? chain.First : only.Operand).IsMissing;
            return Value.Of(isMissing == (only.Operator.Symbol == "="));
        }

        var value = Work(chain.First);
        foreach (var (operation, operand) in chain.Rest)
        {
            if (operation.Settles(value))
            {
                return Truth.Value(Truth.Of(value));
            }

            value = operation.Apply(value, Work(operand));
        }

        return value;
    }

    /// <summary>The function itself does the work; its arguments are gone through for what they read.</summary>
    private Value WorkCall(CallNode call)
    {
        var value = call.Function.Compile(call.Arguments)(scope);
        switch (call.Function.Name)
        {
            case "if":
                var condition = Truth.Of(Work(call.Arguments[0]));
                return condition is { } holds ? Work(call.Arguments[holds ? 1 : 2]) : value;
            case "coalesce":
                _ = call.Arguments.Any(argument => !Work(argument).IsMissing);
                return value;
            case var name when ReadByCall.Contains(name, StringComparer.Ordinal):
                foreach (var argument in call.Arguments.Where(argument => name != "indexed-repeat" || argument is not ReferenceNode))
                {
                    Work(argument, call);
                }

                return Note(call, value);
            default:
                foreach (var argument in call.Arguments)
                {
                    Work(argument, call);
                }

                return value;
        }
    }

    private void Work(Node argument, CallNode call)
    {
        if (call.Function.IsAggregate && argument is ReferenceNode { Name: var name })
        {
            var all = scope.GetAll(name);
            Note(argument, all.Count == 1 ? all[0] : Value.Missing, all.Count == 1 ? null : all);
        }
        else if (argument is not (ParentNode or PatternNode))
        {
            Work(argument);
        }
    }

    private Value Note(Node node, Value value, IReadOnlyList<Value>? all = null)
    {
        var text = NodeText.Of(node);
        if (!_readings.Exists(reading => reading.Text == text && (reading.All is null) == (all is null)))
        {
            _readings.Add(new(text, value, all));
        }

        return value;
    }

    private static bool IsEmptyText(Node node) => node is TextNode { Text.Length: 0 };
}

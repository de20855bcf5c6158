namespace SurveyPlatform.Templates.Expressions;

/// <summary>The tree of an expression. Immutable; no deeper than <see cref="Expression.MaxDepth"/>.</summary>
internal abstract record Node(int Depth)
{
    /// <summary>Of its first character in the expression, from 1.</summary>
    public int Position { get; init; }
}

internal sealed record NumberNode(decimal Number) : Node(1);

internal sealed record TextNode(string Text) : Node(1);

/// <summary>The pattern of <c>regex()</c>, compiled.</summary>
internal sealed record PatternNode(Pattern Pattern) : Node(1);

/// <summary><c>.</c></summary>
internal sealed record SelfNode() : Node(1);

/// <summary><c>..</c>, the line around the question; only in <c>position(..)</c>.</summary>
internal sealed record ParentNode() : Node(1);

/// <summary><c>${name}</c></summary>
internal sealed record ReferenceNode(string Name) : Node(1);

/// <summary>A column of the option that a choice filter looks at: a bare name.</summary>
internal sealed record ColumnNode(string Name) : Node(1);

internal sealed record NegationNode(Node Operand) : Node(Operand.Depth + 1);

/// <summary>Operands joined by operators of one precedence, worked off from the left: <c>a + b - c</c>. A long sum is wide, not deep.</summary>
internal sealed record ChainNode(Node First, IReadOnlyList<(Operator Operator, Node Operand)> Rest)
    : Node(Math.Max(First.Depth, Rest.Max(step => step.Operand.Depth)) + 1);

internal sealed record CallNode(Function Function, IReadOnlyList<Node> Arguments)
    : Node(Arguments.Select(argument => argument.Depth).DefaultIfEmpty().Max() + 1);

namespace SurveyPlatform.Templates.Expressions;

/// <summary>The tree of an expression. Immutable; no deeper than <see cref="Expression.MaxDepth"/>.</summary>
internal abstract record Node(int Depth);

internal sealed record NumberNode(decimal Number) : Node(1);

internal sealed record TextNode(string Text) : Node(1);

/// <summary><c>.</c></summary>
internal sealed record SelfNode() : Node(1);

/// <summary><c>${name}</c></summary>
internal sealed record ReferenceNode(string Name) : Node(1);

internal sealed record NegationNode(Node Operand) : Node(Operand.Depth + 1);

/// <summary>Operands joined by operators of one precedence, worked off from the left: <c>a + b - c</c>. A long sum is wide, not deep.</summary>
internal sealed record ChainNode(Node First, IReadOnlyList<(Operator Operator, Node Operand)> Rest)
    : Node(Math.Max(First.Depth, Rest.Max(step => step.Operand.Depth)) + 1);

internal sealed record CallNode(Function Function, IReadOnlyList<Node> Arguments)
    : Node(Arguments.Select(argument => argument.Depth).DefaultIfEmpty().Max() + 1);

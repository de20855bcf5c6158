namespace SurveyPlatform.Templates.Expressions;

/// <summary>A part of an expression written out again, with brackets where they are needed.</summary>
internal static class NodeText
{
    public static string Of(Node node) => node switch
    {
        NumberNode { Number: var number } => Value.Of(number).ToString(),
        TextNode { Text: var text } => text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'",
        SelfNode => ".",
        ParentNode => "..",
        ColumnNode { Name: var column } => column,
        ReferenceNode { Name: var name } => $"${{{name}}}",
        NegationNode { Operand: var operand } => $"-{Inside(operand, int.MaxValue)}",
        ChainNode chain => string.Concat(chain.Rest.Select(step => $" {step.Operator.Symbol} {Inside(step.Operand, step.Operator.Binding)}")
            .Prepend(Inside(chain.First, chain.Rest[0].Operator.Binding))),
        CallNode call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => "…",
    };

    /// <summary>Chains of the same strength stand in one chain already; one inside another was in brackets.</summary>
    private static string Inside(Node node, int binding) => node is ChainNode chain && chain.Rest[0].Operator.Binding <= binding ? $"({Of(node)})" : Of(node);
}

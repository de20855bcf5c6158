using System.Diagnostics;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>From the tree to delegates, once; after that an evaluation allocates next to nothing.</summary>
internal static class Compiler
{
    public static Compiled Compile(Node node)
    {
        switch (node)
        {
            case NumberNode { Number: var number }:
                var constant = Value.Of(number);
                return _ => constant;
            case TextNode { Text: var text }:
                var literal = Value.Of(text);
                return _ => literal;
            case SelfNode:
                return scope => scope.Self;
            case ReferenceNode { Name: var name }:
                return scope => scope.Get(name);
            case ColumnNode { Name: var column }:
                return scope => scope.Column(column);
            case NegationNode { Operand: var operand }:
                var inner = Compile(operand);
                return scope => Figures.Of(inner(scope)) is { } figure ? Value.Of(-figure) : Value.Missing;
            case ChainNode chain:
                return CompileChain(chain);
            case CallNode call:
                return call.Function.Compile(call.Arguments);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>An argument of an aggregate: <c>${name}</c> gives every line's value, anything else its one.</summary>
    public static Func<IEvaluationScope, IReadOnlyList<Value>> CompileAll(Node node)
    {
        if (node is ReferenceNode { Name: var name })
        {
            return scope => scope.GetAll(name);
        }

        var single = Compile(node);
        return scope => [single(scope)];
    }

    private static Compiled CompileChain(ChainNode chain)
    {
        var first = Compile(chain.First);
        (Operator Operator, Node Node, Compiled Operand)[] rest = [.. chain.Rest.Select(step => (step.Operator, step.Operand, Compile(step.Operand)))];
        if (rest is [{ Operator.Symbol: "=" or "!=" } only] && (IsEmptyText(chain.First) || IsEmptyText(only.Node)))
        {
            var tested = IsEmptyText(only.Node) ? first : only.Operand;
            return only.Operator.Symbol == "="
                ? scope => Value.Of(tested(scope).IsMissing)
                : scope => Value.Of(!tested(scope).IsMissing);
        }

        return scope =>
        {
            var value = first(scope);
            foreach (var (operation, _, operand) in rest)
            {
                if (operation.Settles(value))
                {
                    return Truth.Value(Truth.Of(value));
                }

                value = operation.Apply(value, operand(scope));
            }

            return value;
        };
    }

    /// <summary><c>= ''</c> asks whether there is an answer, as in ODK.</summary>
    private static bool IsEmptyText(Node node) => node is TextNode { Text.Length: 0 };
}

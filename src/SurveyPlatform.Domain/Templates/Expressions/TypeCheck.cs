using System.Diagnostics;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// Finds the type of a tree, and what can never have a value in it: a text added to a number, a date compared with a text, a choice that
/// nobody can make. What cannot be told is let pass.
/// </summary>
internal sealed class TypeCheck(TypeScope names)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public ExpressionType Visit(Node node) => node switch
    {
        NumberNode => ExpressionType.Number,
        TextNode { Text.Length: 0 } or ParentNode => ExpressionType.Unknown,
        TextNode or ColumnNode or PatternNode => ExpressionType.Text,
        SelfNode => names.Self,
        ReferenceNode reference => names.TypeOf(reference.Name),
        NegationNode negation => VisitFigure(negation.Operand, "-"),
        ChainNode chain => VisitChain(chain),
        CallNode call => VisitCall(call),
        _ => throw new UnreachableException(),
    };

    /// <summary>As a condition: a text or a date would hold whatever it is.</summary>
    public void VisitCondition(Node node)
    {
        var type = Visit(node);
        if (type is ExpressionType.Text or ExpressionType.Date)
        {
            var written = Written(node);
            var choices = ChoicesOf(node);
            _problems.Add(TemplateProblems.ExpressionNotACondition(node.Position, type, written, written is null ? null : $"{written} = '{choices?.FirstOrDefault() ?? "…"}'"));
        }
    }

    /// <summary>As the calculation of a question that offers these choices: the texts that it may give are among them.</summary>
    public void VisitChosen(Node node, IReadOnlyCollection<string> choices)
    {
        switch (node)
        {
            case TextNode { Text.Length: > 0 }:
                CheckChoice(choices, node);
                break;
            case CallNode { Function.Name: "if" or "coalesce" or "once" } call:
                foreach (var argument in call.Arguments.Skip(call.Function.Name == "if" ? 1 : 0))
                {
                    VisitChosen(argument, choices);
                }

                break;
        }
    }

    /// <summary>A date and a number of days are a date; all else that is worked out is a number.</summary>
    private static ExpressionType Combined(ExpressionType left, string operation, ExpressionType right) => (left, operation, right) switch
    {
        (ExpressionType.Date, "+" or "-", ExpressionType.Number) or (ExpressionType.Number, "+", ExpressionType.Date) => ExpressionType.Date,
        (ExpressionType.Unknown, "+", _) or (_, "+", ExpressionType.Unknown) or (ExpressionType.Unknown, "-", ExpressionType.Number or ExpressionType.Unknown)
            or (ExpressionType.Date, "-", ExpressionType.Unknown) => ExpressionType.Unknown,
        _ => ExpressionType.Number,
    };

    private ExpressionType VisitFigure(Node node, string operation)
    {
        VisitOperand(node, operation);
        return ExpressionType.Number;
    }

    private ExpressionType VisitOperand(Node node, string operation)
    {
        var type = Visit(node);
        if (type == ExpressionType.Text)
        {
            _problems.Add(TemplateProblems.ExpressionOperand(node.Position, operation, ExpressionType.Text, Written(node), Written(node) is { } written ? $"number({written})" : null));
        }

        return type;
    }

    private ExpressionType VisitChain(ChainNode chain)
    {
        switch (chain.Rest[0].Operator.Binding)
        {
            case 1 or 2:
                VisitCondition(chain.First);
                foreach (var (_, operand) in chain.Rest)
                {
                    VisitCondition(operand);
                }

                return ExpressionType.Truth;
            case 3 or 4:
                return VisitComparison(chain);
            default:
                var type = VisitOperand(chain.First, chain.Rest[0].Operator.Symbol);
                foreach (var (operation, operand) in chain.Rest)
                {
                    type = Combined(type, operation.Symbol, VisitOperand(operand, operation.Symbol));
                }

                return type;
        }
    }

    private ExpressionType VisitComparison(ChainNode chain)
    {
        var (left, type) = (chain.First, Visit(chain.First));
        foreach (var (operation, operand) in chain.Rest)
        {
            var other = Visit(operand);
            Compare(operation, left, type, operand, other);
            (left, type) = (chain, ExpressionType.Truth);
        }

        return ExpressionType.Truth;
    }

    private void Compare(Operator operation, Node left, ExpressionType type, Node right, ExpressionType other)
    {
        var isEquality = operation.Binding == 3;
        var isWrong = isEquality
            ? type != other && type != ExpressionType.Unknown && other != ExpressionType.Unknown
            : type is ExpressionType.Text or ExpressionType.Truth || other is ExpressionType.Text or ExpressionType.Truth || (type != other && type != ExpressionType.Unknown && other != ExpressionType.Unknown);
        if (isWrong)
        {
            var (at, found, fix) = Fix(operation, left, type, right, other);
            _problems.Add(TemplateProblems.ExpressionOperands(at.Position, operation.Symbol, type, other, found, fix));
        }
        else if (isEquality)
        {
            CheckChoice(ChoicesOf(left), right);
            CheckChoice(ChoicesOf(right), left);
        }
    }

    /// <summary>What would make one side comparable with the other.</summary>
    private (Node At, string? Found, string? Fix) Fix(Operator operation, Node left, ExpressionType type, Node right, ExpressionType other) => (type, other, right) switch
    {
        (ExpressionType.Text, ExpressionType.Number, NumberNode { Number: var number }) when operation.Binding == 3 => (right, Value.Of(number).ToString(), $"'{Value.Of(number)}'"),
        (ExpressionType.Text, ExpressionType.Number, _) when Written(left) is { } written => (left, written, $"number({written})"),
        (ExpressionType.Date, ExpressionType.Text, TextNode { Text: var text }) => (right, $"'{text}'", $"date('{text}')"),
        (ExpressionType.Number, ExpressionType.Text, TextNode { Text: var text }) when Figures.TryRead(text, out _) => (right, $"'{text}'", text),
        (ExpressionType.Number, ExpressionType.Text, _) when Written(right) is { } written => (right, written, $"number({written})"),
        (ExpressionType.Text, ExpressionType.Truth, CallNode { Function.Name: "true" or "false" } call) when ChoicesOf(left)?.Contains("yes") == true =>
            (right, $"{call.Function.Name}()", call.Function.Name == "true" ? "'yes'" : "'no'"),
        _ => (right, null, null),
    };

    private ExpressionType VisitCall(CallNode call)
    {
        List<(Node Node, ExpressionType Type)> alike = [];
        for (var index = 0; index < call.Arguments.Count; index++)
        {
            var (kind, argument) = (call.Function.Signature.At(index), call.Arguments[index]);
            if (kind == ParameterKind.Truth)
            {
                VisitCondition(argument);
                continue;
            }

            var type = Visit(argument);
            if (!Takes(kind, type))
            {
                var written = type == ExpressionType.Text ? Written(argument) : null;
                _problems.Add(TemplateProblems.ExpressionArgumentType(argument.Position, call.Function.Name, type, written, written is null ? null : $"number({written})"));
            }

            if (kind is ParameterKind.Same or ParameterKind.Ordered or ParameterKind.Question && argument is not TextNode { Text.Length: 0 })
            {
                alike.Add((argument, type));
            }
        }

        if (call.Function.Name == "selected")
        {
            CheckChoice(ChoicesOf(call.Arguments[0]), call.Arguments[1]);
        }

        return call.Function.Name == "previous" ? names.TypeOf(((TextNode)call.Arguments[0]).Text) : call.Function.Signature.Gives ?? Common(call, alike);
    }

    private static bool Takes(ParameterKind kind, ExpressionType type) => kind switch
    {
        ParameterKind.Number => type != ExpressionType.Text,
        ParameterKind.Ordered => type is not (ExpressionType.Text or ExpressionType.Truth),
        _ => true,
    };

    private ExpressionType Common(CallNode call, List<(Node Node, ExpressionType Type)> alike)
    {
        if (call.Function.IsAggregate && alike.Find(one => one.Type != ExpressionType.Unknown && alike[0].Type != ExpressionType.Unknown && one.Type != alike[0].Type) is { Node: { } other } odd)
        {
            _problems.Add(TemplateProblems.ExpressionArgumentType(other.Position, call.Function.Name, odd.Type, null, null));
        }

        return alike.Count > 0 && alike.TrueForAll(one => one.Type == alike[0].Type) ? alike[0].Type : ExpressionType.Unknown;
    }

    private IReadOnlyCollection<string>? ChoicesOf(Node node) => node switch
    {
        SelfNode => names.SelfChoices,
        ReferenceNode { Name: var name } => names.ChoicesOf(name),
        CallNode { Function.Name: "selected-at" or "once", Arguments: [var of, ..] } => ChoicesOf(of),
        CallNode { Function.Name: "previous", Arguments: [TextNode { Text: var name }] } => names.ChoicesOf(name),
        CallNode { Function.Name: "unit", Arguments: [TextNode { Text: "kind" }] } => FormFunctions.UnitKinds,
        _ => null,
    };

    private void CheckChoice(IReadOnlyCollection<string>? choices, Node compared)
    {
        if (choices is null || compared is not TextNode { Text: { Length: > 0 } text })
        {
            return;
        }

        foreach (var choice in text.Split(' ').Where(choice => !choices.Contains(choice, StringComparer.Ordinal)))
        {
            _problems.Add(TemplateProblems.ExpressionNoSuchChoice(compared.Position, choice, $"'{text}'",
                Near.Of(choice, choices) is { } near ? $"'{text.Replace(choice, near, StringComparison.Ordinal)}'" : null));
        }
    }

    /// <summary>What stands in the expression for a node that is one word; a fix replaces it.</summary>
    private static string? Written(Node node) => node switch
    {
        ReferenceNode { Name: var name } => $"${{{name}}}",
        ColumnNode { Name: var name } => name,
        SelfNode => ".",
        _ => null,
    };
}

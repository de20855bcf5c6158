using System.Globalization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// Operator precedence by binding power (Pratt). The first error of syntax ends the parse; errors of meaning (an unknown
/// function, too few arguments) are all reported.
/// </summary>
internal sealed class Parser(List<Token> tokens, bool readsColumns)
{
    private readonly List<Problem> _problems = [];
    private int _at;
    private int _nesting;
    private Problem? _stop;
    private bool _stoppedAtEnd;

    private Token Next => tokens[_at];

    /// <param name="readsColumns">A choice filter: a bare name is a column of the option.</param>
    public static (Node Tree, List<Problem> Problems) Parse(string text, bool readsColumns)
    {
        var (tokens, unreadable) = Tokenizer.Read(text);
        var parser = new Parser(tokens, readsColumns);
        var tree = parser.ParseAll(unreadable);
        return (tree, parser._problems);
    }

    private Node ParseAll(Problem? unreadable)
    {
        var tree = ParseExpression(0);
        if (_stop is null && Next.Kind != TokenKind.End)
        {
            Stop(Unexpected(Next));
        }

        // Where the tokens end because the next cannot be read, "incomplete" is only the echo of that.
        if (unreadable is not null && (_stop is null || _stoppedAtEnd))
        {
            _stop = unreadable;
        }

        if (_stop is not null)
        {
            _problems.Add(_stop);
        }

        return tree;
    }

    private Node ParseExpression(int least)
    {
        var left = ParseOperand();
        while (OperatorAhead() is { } ahead && ahead.Binding >= least)
        {
            List<(Operator, Node)> rest = [];
            while (OperatorAhead() is { } same && same.Binding == ahead.Binding)
            {
                _at++;
                rest.Add((same, ParseExpression(ahead.Binding + 1)));
            }

            left = Checked(new ChainNode(left, rest) { Position = left.Position });
        }

        return left;
    }

    private Operator? OperatorAhead() =>
        _stop is null && Next.Kind is TokenKind.Name or TokenKind.Symbol ? Operator.All.GetValueOrDefault(Next.Text) : null;

    private Node ParseOperand()
    {
        var token = Next;
        if (_nesting >= Expression.MaxDepth)
        {
            return Stop(TemplateProblems.ExpressionTooDeep(token.Position, Expression.MaxDepth));
        }

        _nesting++;
        var node = token.Kind switch
        {
            TokenKind.Number => Take(new NumberNode(decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)) { Position = token.Position }),
            TokenKind.Text => Take(new TextNode(token.Text) { Position = token.Position }),
            TokenKind.Reference => Take(new ReferenceNode(token.Text) { Position = token.Position }),
            TokenKind.Name => ParseCall(token),
            TokenKind.Symbol => ParseSymbol(token),
            TokenKind.End => Stop(TemplateProblems.ExpressionIncomplete(token.Position)),
        };
        _nesting--;
        return node;
    }

    private Node ParseSymbol(Token token)
    {
        if (token.Is("."))
        {
            return Take(new SelfNode { Position = token.Position });
        }

        if (token.Is("-"))
        {
            _at++;
            return Checked(new NegationNode(ParseOperand()) { Position = token.Position });
        }

        if (!token.Is("("))
        {
            return Stop(Unexpected(token));
        }

        _at++;
        var inner = ParseExpression(0);
        Close(token);
        return inner;
    }

    private Node ParseCall(Token name)
    {
        var open = tokens[_at + 1];
        if (Operator.All.ContainsKey(name.Text))
        {
            return Stop(Unexpected(name));
        }

        if (!open.Is("(") && readsColumns)
        {
            return Take(new ColumnNode(name.Text) { Position = name.Position });
        }

        if (!open.Is("("))
        {
            return Stop(TemplateProblems.ExpressionWriteInstead(name.Position, name.Text, Function.Find(name.Text) is null ? $"${{{name.Text}}}" : $"{name.Text}()"));
        }

        _at += 2;
        List<Node> arguments = [];
        while (_stop is null && !Next.Is(")"))
        {
            arguments.Add(ParseArgument());
            if (!Next.Is(","))
            {
                break;
            }

            _at++;
            if (Next.Is(")"))
            {
                Stop(Unexpected(Next));
            }
        }

        Close(open);
        return Meaning(name, arguments);
    }

    private Node ParseArgument() => Next.Is("..") ? Take(new ParentNode { Position = Next.Position }) : ParseExpression(0);

    private Node Meaning(Token name, List<Node> arguments)
    {
        if (_stop is not null)
        {
            return new TextNode("");
        }

        if (Function.Find(name.Text) is not { } function)
        {
            return Note(Function.IsForeign(name.Text)
                ? TemplateProblems.ExpressionNotSupported(name.Position, name.Text, Function.SubstituteFor(name.Text))
                : TemplateProblems.ExpressionUnknownFunction(name.Position, name.Text, Function.Nearest(name.Text)));
        }

        if (arguments.Count < function.Signature.Least || arguments.Count > function.Signature.Most)
        {
            return Note(TemplateProblems.ExpressionArguments(name.Position, function.Name, function.Signature.Least, function.Signature.Most, arguments.Count));
        }

        var (read, problems) = Arguments.Read(name, function, arguments);
        _problems.AddRange(problems);
        return problems.Count > 0 ? new TextNode("") : Checked(new CallNode(function, read) { Position = name.Position });
    }

    private void Close(Token opened)
    {
        if (_stop is not null)
        {
            return;
        }

        if (Next.Is(")"))
        {
            _at++;
            return;
        }

        Stop(Next.Kind == TokenKind.End ? TemplateProblems.ExpressionUnclosed(opened.Position, "(") : Unexpected(Next));
    }

    private Node Take(Node node)
    {
        _at++;
        return node;
    }

    private Node Checked(Node node) => node.Depth <= Expression.MaxDepth || _stop is not null
        ? node
        : Stop(TemplateProblems.ExpressionTooDeep(Next.Position, Expression.MaxDepth));

    private TextNode Note(Problem problem)
    {
        _problems.Add(problem);
        return new TextNode("");
    }

    private TextNode Stop(Problem problem)
    {
        if (_stop is null)
        {
            (_stop, _stoppedAtEnd) = (problem, Next.Kind == TokenKind.End);
            _at = tokens.Count - 1;
        }

        return new TextNode("");
    }

    private static Problem Unexpected(Token token) => token.Kind == TokenKind.End
        ? TemplateProblems.ExpressionIncomplete(token.Position)
        : TemplateProblems.ExpressionSyntax(token.Position, token.Text);
}

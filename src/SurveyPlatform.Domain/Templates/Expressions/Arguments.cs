using System.Text.RegularExpressions;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>The arguments of a call as its function wants them written: names in quotes, <c>${…}</c>, <c>..</c>, patterns.</summary>
internal static partial class Arguments
{
    public static (IReadOnlyList<Node> Arguments, IReadOnlyList<Problem> Problems) Read(Token name, Function function, IReadOnlyList<Node> arguments)
    {
        List<Node> read = [];
        List<Problem> problems = [];
        for (var index = 0; index < arguments.Count; index++)
        {
            var kind = function.Name == "label" && arguments.Count == 1 ? ParameterKind.Question : function.Signature.At(index);
            var (node, problem) = Read(name, function, kind, arguments[index]);
            read.Add(node);
            problems.AddRange(problem);
        }

        return (read, problems);
    }

    private static (Node Node, IReadOnlyList<Problem> Problems) Read(Token name, Function function, ParameterKind kind, Node argument) => (kind, argument) switch
    {
        // What could not be read has no place, and its own problem already.
        (_, { Position: 0 }) => (argument, []),
        (ParameterKind.Literal, TextNode { Text.Length: > 0 } literal) => (literal with { Text = Reference().Replace(literal.Text, "${name}") }, []),
        (ParameterKind.Literal, _) => (argument, [TemplateProblems.ExpressionNeedsName(name.Position, function.Name)]),
        (ParameterKind.Question or ParameterKind.Group, not ReferenceNode) => (argument, [TemplateProblems.ExpressionNeedsReference(argument.Position, function.Name)]),
        (ParameterKind.Pattern, TextNode pattern) => Compiled(pattern),
        (ParameterKind.Pattern, _) => (argument, [TemplateProblems.ExpressionNeedsPattern(argument.Position, function.Name)]),
        (ParameterKind.Parent, not ParentNode) => (argument, [TemplateProblems.ExpressionWriteInstead(name.Position, function.Name, $"{function.Name}(..)")]),
        (not ParameterKind.Parent, ParentNode) => (argument, [TemplateProblems.ExpressionSyntax(argument.Position, "..")]),
        _ => (argument, []),
    };

    private static (Node Node, IReadOnlyList<Problem> Problems) Compiled(TextNode text) =>
        PatternParser.Parse(text.Text, text.Position + 1) is var parsed && parsed.Succeeded(out var pattern)
            ? (new PatternNode(pattern) { Position = text.Position }, [])
            : (text, parsed.Problems);

    /// <summary><c>jr:choice-name(…, '${name}')</c> writes the name so.</summary>
    [GeneratedRegex(@"^\$\{(?<name>.*)\}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}

namespace SurveyPlatform.Templates.Expressions;

/// <summary>Choices are stored as their values with blanks between. Nothing chosen is an answer too: it holds no choice.</summary>
internal static class ChoiceFunctions
{
    public static readonly Function[] All =
    [
        Function.Of("selected", "any, any → truth", values => values[1].IsMissing ? Value.Missing : Value.Of(Choices(values[0]).Contains(values[1].ToString(), StringComparer.Ordinal))),
        Function.Of("selected-at", "any, number → text", SelectedAt),
        Function.Of("count-selected", "any → number", values => Value.Of(Choices(values[0]).Length)),
        new("label", Signature.Parse("any, literal? → text"), Label),
        new("choice", Signature.Parse("literal, any → text"), Choice),
        new("lookup", Signature.Parse("literal, any, literal → text"), Lookup),
    ];

    private static string[] Choices(Value value) => value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Counted from 0, as in ODK.</summary>
    private static Value SelectedAt(Value[] values) =>
        values[1].AsNumber is { } at && decimal.Truncate(at) == at && at >= 0 && Choices(values[0]) is var choices && at < choices.Length
            ? Value.Of(choices[(int)at])
            : Value.Missing;

    /// <summary>Of an answer to a question, or of a value that its list has: <c>label(${q})</c>, <c>label(selected-at(${q}, 0), 'q')</c>.</summary>
    private static Compiled Label(IReadOnlyList<Node> arguments)
    {
        var name = arguments.Count > 1 ? ((TextNode)arguments[1]).Text : ((ReferenceNode)arguments[0]).Name;
        var chosen = Compiler.Compile(arguments[0]);
        return scope => scope.ListOf(name) is { } list
            ? TextFunctions.Bounded(string.Join(", ", Choices(chosen(scope)).Select(value => scope.Option(list, value)?.Label.Vi).OfType<string>()))
            : Value.Missing;
    }

    private static Compiled Choice(IReadOnlyList<Node> arguments)
    {
        var list = ((TextNode)arguments[0]).Text;
        var value = Compiler.Compile(arguments[1]);
        return scope => Value.Of(scope.Option(list, value(scope).ToString())?.Label.Vi);
    }

    private static Compiled Lookup(IReadOnlyList<Node> arguments)
    {
        var (list, column) = (((TextNode)arguments[0]).Text, ((TextNode)arguments[2]).Text);
        var value = Compiler.Compile(arguments[1]);
        return scope => Value.Of(scope.Option(list, value(scope).ToString())?.Columns?.GetValueOrDefault(column));
    }
}

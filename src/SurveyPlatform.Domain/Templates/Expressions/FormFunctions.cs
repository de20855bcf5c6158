namespace SurveyPlatform.Templates.Expressions;

/// <summary>What reads the form around an answer, and what XLSForm does not have.</summary>
internal static class FormFunctions
{
    /// <summary>What <c>unit('…')</c> can be asked for.</summary>
    public static readonly string[] UnitAttributes = ["kind", "code", "name", "type"];

    /// <summary>What <c>unit('kind')</c> can be.</summary>
    public static readonly string[] UnitKinds = ["province", "district", "commune", "department", "operator"];

    public static readonly Function[] All =
    [
        Function.WithName("previous", "literal → unknown", (scope, name) => scope.Previous(name)),
        Function.WithName("unit", "literal → text", (scope, attribute) => scope.Unit(attribute)),
        Function.OfScope("position", "parent → number", scope => scope.Line is { } line ? Value.Of(line + 1m) : Value.Missing),
        new("indexed-repeat", Signature.Parse("question, group, number → same"), IndexedRepeat),
    ];

    /// <summary>The value in the line of that number, counted from 1.</summary>
    private static Compiled IndexedRepeat(IReadOnlyList<Node> arguments)
    {
        var name = ((ReferenceNode)arguments[0]).Name;
        var number = Compiler.Compile(arguments[2]);
        return scope => number(scope).AsNumber is { } line && decimal.Truncate(line) == line && line >= 1
            && scope.GetAll(name) is var values && line <= values.Count ? values[(int)line - 1] : Value.Missing;
    }
}

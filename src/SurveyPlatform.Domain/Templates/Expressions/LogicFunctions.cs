namespace SurveyPlatform.Templates.Expressions;

internal static class LogicFunctions
{
    public static readonly Function[] All =
    [
        Function.OfScope("true", _ => Value.True),
        Function.OfScope("false", _ => Value.False),
        Function.Of("not", value => Value.Of(Truth.Of(value) == false)),
        Function.Of("boolean", value => Truth.Value(Truth.Of(value))),
        new("if", 3, 3, If),
        new("coalesce", 1, Function.Any, Coalesce),
    ];

    /// <summary>Only the branch that is taken is worked out; with a condition that cannot be told there is none.</summary>
    private static Compiled If(IReadOnlyList<Node> arguments)
    {
        var (condition, then, otherwise) = (Compiler.Compile(arguments[0]), Compiler.Compile(arguments[1]), Compiler.Compile(arguments[2]));
        return scope => Truth.Of(condition(scope)) switch
        {
            true => then(scope),
            false => otherwise(scope),
            null => Value.Missing,
        };
    }

    private static Compiled Coalesce(IReadOnlyList<Node> arguments)
    {
        Compiled[] candidates = [.. arguments.Select(Compiler.Compile)];
        return scope => Array.Find(Array.ConvertAll(candidates, candidate => candidate(scope)), value => !value.IsMissing);
    }
}

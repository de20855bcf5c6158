namespace SurveyPlatform.Templates.Expressions;

internal static class LogicFunctions
{
    public static readonly Function[] All =
    [
        Function.OfScope("true", "→ truth", _ => Value.True),
        Function.OfScope("false", "→ truth", _ => Value.False),
        Function.OfOne("not", "truth → truth", value => Value.Of(Truth.Of(value) == false)),
        Function.OfOne("boolean", "any → truth", value => Truth.Value(Truth.Of(value))),
        new("if", Signature.Parse("truth, same, same → same"), If),
        new("coalesce", Signature.Parse("same… → same"), Coalesce),
        new("once", Signature.Parse("same → same"), Once),
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

    /// <summary>What the question held before stays, whatever would come out now.</summary>
    private static Compiled Once(IReadOnlyList<Node> arguments)
    {
        var first = Compiler.Compile(arguments[0]);
        return scope => scope.Stored is { IsMissing: false } stored ? stored : first(scope);
    }
}

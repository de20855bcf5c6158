using System.Collections.Frozen;

namespace SurveyPlatform.Templates.Expressions;

internal delegate Value Compiled(IEvaluationScope scope);

/// <summary>One function of the language. The browser has the same table (wwwroot/expressions.js); the vectors hold the two together.</summary>
/// <param name="Least">Number of arguments.</param>
/// <param name="Compile">From the arguments' trees, so that a function may take them unevaluated (<c>if</c>, <c>sum</c>).</param>
internal sealed record Function(string Name, int Least, int Most, Func<IReadOnlyList<Node>, Compiled> Compile)
{
    /// <summary>As many arguments as one likes.</summary>
    public const int Any = int.MaxValue;

    /// <summary>Reads all values of a <c>${name}</c> that is its argument, one per line.</summary>
    public bool IsAggregate { get; private init; }

    /// <summary>Its first argument is a name written out, so that what an expression reads is known before it runs.</summary>
    public bool NeedsLiteral { get; private init; }

    public static FrozenDictionary<string, Function> All { get; } =
        new[] { LogicFunctions.All, FigureFunctions.All, TextFunctions.All, DateFunctions.All, FormFunctions.All }
            .SelectMany(functions => functions).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static Function? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The function that was probably meant; null when none is near.</summary>
    public static string? Nearest(string name)
    {
        var wanted = name.Length <= 40 ? name.ToLowerInvariant().Replace('_', '-') : "";
        var nearest = All.Keys.Select(candidate => (candidate, Distance: Distance(wanted, candidate))).OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal).First();
        return nearest.Distance <= Math.Max(1, wanted.Length / 3) ? nearest.candidate : null;
    }

    public static Function Of(string name, int least, int most, Func<Value[], Value> apply) => new(name, least, most, arguments =>
    {
        Compiled[] compiled = [.. arguments.Select(Compiler.Compile)];
        return scope => apply(Array.ConvertAll(compiled, argument => argument(scope)));
    });

    /// <summary>Of one value; missing gives missing.</summary>
    public static Function Of(string name, Func<Value, Value> apply) =>
        Of(name, 1, 1, values => values[0].IsMissing ? Value.Missing : apply(values[0]));

    public static Function OfScope(string name, Func<IEvaluationScope, Value> apply) => new(name, 0, 0, _ => scope => apply(scope));

    /// <summary>Over every value of its arguments that is not missing; the first <paramref name="plain"/> arguments are ordinary.</summary>
    public static Function Aggregate(string name, int least, Func<Value[], IEnumerable<Value>, Value> apply, int plain = 0) => new(name, least, Any, arguments =>
    {
        Compiled[] first = [.. arguments.Take(plain).Select(Compiler.Compile)];
        Func<IEvaluationScope, IReadOnlyList<Value>>[] rest = [.. arguments.Skip(plain).Select(Compiler.CompileAll)];
        Func<IEvaluationScope, Value> whole = scope => apply(
            Array.ConvertAll(first, argument => argument(scope)),
            rest.SelectMany(argument => argument(scope)).Where(value => !value.IsMissing));
        var isSameInEveryLine = arguments.Skip(plain).All(argument => argument is ReferenceNode) && arguments.Take(plain).All(argument => argument is TextNode);
        return isSameInEveryLine ? scope => scope.Once(whole) : new Compiled(whole);
    })
    {
        IsAggregate = true,
    };

    public static Function WithName(string name, Func<IEvaluationScope, string, Value> apply) => new(name, 1, 1, arguments =>
    {
        var written = ((TextNode)arguments[0]).Text;
        return scope => apply(scope, written);
    })
    {
        NeedsLiteral = true,
    };

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

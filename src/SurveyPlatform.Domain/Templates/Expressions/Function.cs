using System.Collections.Frozen;

namespace SurveyPlatform.Templates.Expressions;

internal delegate Value Compiled(IEvaluationScope scope);

/// <summary>One function of the language. The browser has the same table (wwwroot/expressions.js); the vectors hold the two together.</summary>
/// <param name="Compile">From the arguments' trees, so that a function may take them unevaluated (<c>if</c>, <c>sum</c>).</param>
internal sealed record Function(string Name, Signature Signature, Func<IReadOnlyList<Node>, Compiled> Compile)
{
    /// <summary>Reads all values of a <c>${name}</c> that is its argument, one per line.</summary>
    public bool IsAggregate { get; private init; }

    public static FrozenDictionary<string, Function> All { get; } =
        new[] { LogicFunctions.All, FigureFunctions.All, TextFunctions.All, ChoiceFunctions.All, DateFunctions.All, FormFunctions.All }
            .SelectMany(functions => functions).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Other names of ODK for the same.</summary>
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["jr:choice-name"] = "label",
        ["format-date-time"] = "format-date",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What may serve instead of functions of ODK that are not here.</summary>
    private static readonly FrozenDictionary<string, string> Substitutes = new Dictionary<string, string>
    {
        ["pulldata"] = "lookup()",
        ["instance"] = "lookup()",
        ["date-time"] = "date()",
        ["boolean-from-string"] = "boolean()",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Functions of ODK that a form of figures has no use for.</summary>
    private static readonly FrozenSet<string> Foreign = ("acos area asin atan atan2 base64-decode checklist cos current digest distance enclosed-area exp exp10 extract-signed " +
        "geofence intersects jr:itext log log10 pi property random randomize sin tan thousandsep uuid version weighted-checklist").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsForeign(string name) => Foreign.Contains(name) || Substitutes.ContainsKey(name);

    public static string? SubstituteFor(string name) => Substitutes.GetValueOrDefault(name);

    public static Function? Find(string name) => All.GetValueOrDefault(Aliases.GetValueOrDefault(name, name));

    /// <summary>The function that was probably meant; null when none is near.</summary>
    public static string? Nearest(string name) => Near.Of(name.Replace('_', '-'), All.Keys);

    public static Function Of(string name, string signature, Func<Value[], Value> apply) => new(name, Signature.Parse(signature), arguments =>
    {
        Compiled[] compiled = [.. arguments.Select(Compiler.Compile)];
        return scope => apply(Array.ConvertAll(compiled, argument => argument(scope)));
    });

    /// <summary>Of one value; missing gives missing.</summary>
    public static Function OfOne(string name, string signature, Func<Value, Value> apply) =>
        Of(name, signature, values => values[0].IsMissing ? Value.Missing : apply(values[0]));

    public static Function OfScope(string name, string signature, Func<IEvaluationScope, Value> apply) =>
        new(name, Signature.Parse(signature), _ => scope => apply(scope));

    /// <summary>Over every value of its arguments that is not missing; the first <paramref name="plain"/> arguments are ordinary.</summary>
    public static Function Aggregate(string name, string signature, Func<Value[], IEnumerable<Value>, Value> apply, int plain = 0) => new(name, Signature.Parse(signature), arguments =>
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

    /// <summary>Of a name written out.</summary>
    public static Function WithName(string name, string signature, Func<IEvaluationScope, string, Value> apply) => new(name, Signature.Parse(signature), arguments =>
    {
        var written = ((TextNode)arguments[0]).Text;
        return scope => apply(scope, written);
    });
}

using System.Text.Json;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// An expression of the XLSForm dialect, parsed once and compiled. Immutable and safe for all threads. Whatever it contains,
/// evaluating it ends, in time linear in its length and in the lines it reads, and never throws. docs/expressions.md has the language.
/// </summary>
public sealed class Expression
{
    public const int MaxLength = 4000;

    /// <summary>Of brackets, calls and of the tree.</summary>
    public const int MaxDepth = 64;

    /// <summary>Every function there is, for help and completion.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. Function.All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What a function takes and gives: <c>any, number, number? → text</c>.</summary>
    public static string SignatureOf(string function) => Function.All[function].Signature.Text;

    private readonly Node _tree;
    private readonly Compiled _compiled;

    private Expression(string text, Node tree)
    {
        (Text, _tree, _compiled) = (text, tree, Compiler.Compile(tree));
        var reads = Reads.Of(tree);
        References = Names(reads.Single.Concat(reads.All));
        SingleReferences = Names(reads.Single);
        PreviousReferences = Names(reads.Previous);
        UnitAttributes = Names(reads.Unit);
        Columns = Names(reads.Columns);
        UsesSelf = reads.Self;
        UsesStored = reads.Stored;
    }

    public string Text { get; }

    /// <summary>Names of the questions and groups it reads as <c>${name}</c>.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Those it reads as one value, not under <c>sum</c>, <c>count</c> and the like.</summary>
    public IReadOnlyList<string> SingleReferences { get; }

    public IReadOnlyList<string> PreviousReferences { get; }

    public IReadOnlyList<string> UnitAttributes { get; }

    /// <summary>It reads <c>.</c>.</summary>
    public bool UsesSelf { get; }

    /// <summary>It asks with <c>once()</c> what was stored.</summary>
    public bool UsesStored { get; }

    /// <summary>The columns of options that a choice filter reads.</summary>
    public IReadOnlyList<string> Columns { get; }

    internal Node Tree => _tree;

    /// <summary>Refuses with every error; each has the argument <c>position</c>, the character counted from 1.</summary>
    public static Outcome<Expression> Parse(string text) => Parse(text, readsColumns: false);

    /// <summary>A choice filter, in which a bare name is a column of the option: <c>district = ${district}</c>; <c>name</c> is its value.</summary>
    public static Outcome<Expression> ParseFilter(string text) => Parse(text, readsColumns: true);

    private static Outcome<Expression> Parse(string text, bool readsColumns)
    {
        if (text.Length > MaxLength)
        {
            return TemplateProblems.ExpressionTooLong(MaxLength);
        }

        var (tree, problems) = Parser.Parse(text, readsColumns);
        return problems.Count > 0 ? new Outcome<Expression>(problems) : new Expression(text, tree);
    }

    public Value Evaluate(IEvaluationScope scope) => _compiled(scope);

    /// <summary>Null: cannot be told, because an answer is missing.</summary>
    public bool? Holds(IEvaluationScope scope) => Truth.Of(_compiled(scope));

    /// <summary>The tree for the browser: a text is a text, all else an array led by what it is (<c>["chain", ["$", "a"], "+", ["#", "1.5"]]</c>).</summary>
    public void WriteTo(Utf8JsonWriter writer) => TreeJson.Write(writer, _tree);

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, TreeJson.Options))
        {
            WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public override string ToString() => Text;

    private static IReadOnlyList<string> Names(IEnumerable<Read> reads) => [.. reads.Select(read => read.Name).Distinct(StringComparer.Ordinal)];
}

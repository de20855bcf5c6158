using System.Globalization;

namespace SurveyPlatform.Browser.Templates;

/// <summary>Expressions that parse, of every operator and function, from a seed. Many make no sense: both evaluators must agree on that too.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Operators = ["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"];
    private static readonly string[] Figures = ["0", "1", "2.5", "0.1", "7", "1000000000000", ".0000000000000000000000000007", "9999999999999999999999999999", "12.345", "3"];
    private static readonly string[] Texts = ["''", "'a'", "'Nhơn Lý'", "'12'", "'a b'", "'2023-09-14'", "'🏡 ß ı Đ'", "' x  y '", "'%d/%m/%Y'", "'%a %b %H:%M:%S'", "'2023-09-14T23:59:59Z'"];
    private static readonly string[] Names = ["${number}", "${text}", "${day}", "${choices}", "${none}", "${truth}", "${down}", "${lines}", ".", "today()", "previous('number')", "unit('kind')", "now()", "position(..)", "label(${choices})", "label(${none})"];
    private static readonly string[] Columns = ["name", "c", "d", "other"];
    private static readonly string[] Atoms = ["a", "b", "1", "ý", ".", "\\d", "\\W", "\\s", "[a-c]", "[^b ]", "[\\d.-]", "(a|ab)", "(?:a*)", "^", "$", "🏡", "N"];
    private static readonly string[] Counts = ["", "", "*", "+", "?", "{2}", "{0,3}", "{1,}", "*?"];

    private static readonly (string Name, int Arguments)[] Functions =
    [
        ("if", 3), ("coalesce", 2), ("selected", 2), ("count-selected", 1), ("sum", 2), ("count", 2), ("min", 2), ("max", 2), ("round", 1), ("round", 2), ("int", 1),
        ("number", 1), ("string", 1), ("boolean", 1), ("concat", 2), ("join", 3), ("substr", 2), ("substr", 3), ("string-length", 1), ("contains", 2), ("starts-with", 2),
        ("ends-with", 2), ("normalize-space", 1), ("upper-case", 1), ("lower-case", 1), ("not", 1), ("true", 0), ("false", 0), ("count-non-empty", 1), ("abs", 1), ("date", 1),
        ("format-date", 2), ("selected-at", 2), ("translate", 3), ("decimal-date-time", 1), ("once", 1), ("pow", 2), ("sqrt", 1),
    ];

    private readonly Random _random = new(seed);

    /// <summary>As in choice filters.</summary>
    public bool HasColumns { get; set; }

    public string Next(int depth = 4) => (depth == 0 ? 0 : _random.Next(7)) switch
    {
        0 => Leaf(),
        1 => $"({Next(depth - 1)})",
        2 => $"-{Next(depth - 1)}",
        3 => Call(depth),
        4 => Written(depth),
        _ => string.Join(' ', Enumerable.Range(0, _random.Next(2, 4)).SelectMany(at => at == 0 ? [Next(depth - 1)] : new[] { Pick(Operators), Next(depth - 1) })),
    };

    private string Call(int depth)
    {
        var (name, arguments) = Pick(Functions);
        return $"{name}({string.Join(", ", Enumerable.Range(0, arguments).Select(_ => Next(depth - 1)))})";
    }

    /// <summary>Functions with a part that is written out.</summary>
    private string Written(int depth) => _random.Next(6) switch
    {
        0 => $"choice('list', {Next(depth - 1)})",
        1 => $"lookup('list', {Next(depth - 1)}, 'c')",
        2 => $"indexed-repeat(${{down}}, ${{lines}}, {Next(depth - 1)})",
        3 => $"label({Next(depth - 1)}, 'choices')",
        _ => $"regex({Next(depth - 1)}, '{AnyPattern()}')",
    };

    private string AnyPattern() =>
        string.Concat(Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Pick(Atoms) is var atom && atom is "^" or "$" ? atom : atom + Pick(Counts))) + (_random.Next(4) == 0 ? "|.*" : "");

    private string Leaf() => _random.Next(4) switch
    {
        0 => Pick(Figures),
        1 => Pick(Texts),
        2 => _random.Next(-20, 20).ToString(CultureInfo.InvariantCulture),
        _ => HasColumns && _random.Next(4) == 0 ? Pick(Columns) : Pick(Names),
    };

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}

using System.Globalization;

namespace SurveyPlatform.Browser.Templates;

/// <summary>Expressions that parse, of every operator and function, from a seed. Many make no sense: both evaluators must agree on that too.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Operators = ["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"];
    private static readonly string[] Figures = ["0", "1", "2.5", "0.1", "7", "1000000000000", ".0000000000000000000000000007", "9999999999999999999999999999", "12.345", "3"];
    private static readonly string[] Texts = ["''", "'a'", "'Nhơn Lý'", "'12'", "'a b'", "'2023-09-14'", "'🏡 ß ı Đ'", "' x  y '", "'%d/%m/%Y'"];
    private static readonly string[] Names = ["${number}", "${text}", "${day}", "${choices}", "${none}", "${truth}", "${down}", "${lines}", ".", "today()", "previous('number')", "unit('kind')"];

    private static readonly (string Name, int Arguments)[] Functions =
    [
        ("if", 3), ("coalesce", 2), ("selected", 2), ("count-selected", 1), ("sum", 2), ("count", 2), ("min", 2), ("max", 2), ("round", 1), ("round", 2), ("int", 1),
        ("number", 1), ("string", 1), ("boolean", 1), ("concat", 2), ("join", 3), ("substr", 2), ("substr", 3), ("string-length", 1), ("contains", 2), ("starts-with", 2),
        ("ends-with", 2), ("normalize-space", 1), ("upper-case", 1), ("lower-case", 1), ("not", 1), ("true", 0), ("false", 0), ("count-non-empty", 1), ("abs", 1), ("date", 1),
        ("format-date", 2),
    ];

    private readonly Random _random = new(seed);

    public string Next(int depth = 4) => (depth == 0 ? 0 : _random.Next(6)) switch
    {
        0 => Leaf(),
        1 => $"({Next(depth - 1)})",
        2 => $"-{Next(depth - 1)}",
        3 => Call(depth),
        _ => string.Join(' ', Enumerable.Range(0, _random.Next(2, 4)).SelectMany(at => at == 0 ? [Next(depth - 1)] : new[] { Pick(Operators), Next(depth - 1) })),
    };

    private string Call(int depth)
    {
        var (name, arguments) = Pick(Functions);
        return $"{name}({string.Join(", ", Enumerable.Range(0, arguments).Select(_ => Next(depth - 1)))})";
    }

    private string Leaf() => _random.Next(4) switch
    {
        0 => Pick(Figures),
        1 => Pick(Texts),
        2 => _random.Next(-20, 20).ToString(CultureInfo.InvariantCulture),
        _ => Pick(Names),
    };

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}

using System.Text;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>A character is a Unicode code point; positions count from 0 as in ODK.</summary>
internal static class TextFunctions
{
    /// <summary>A text that an expression makes is no longer than the longest answer; what would be is missing.</summary>
    public const int MaxLength = Question.LongTextMaxLength;

    public static readonly Function[] All =
    [
        Function.Of("string", value => Value.Of(value.ToString())),
        Function.Aggregate("concat", 1, (_, values) => Bounded(string.Concat(values))),
        Function.Aggregate("join", 2, (first, values) => Bounded(string.Join(first[0].ToString(), values)), plain: 1),
        Function.Of("string-length", 1, 1, values => Value.Of(Length(values[0].ToString()))),
        Function.Of("substr", 2, 3, Substring),
        Function.Of("contains", 2, 2, values => Compare(values, (text, part) => text.Contains(part, StringComparison.Ordinal))),
        Function.Of("starts-with", 2, 2, values => Compare(values, (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
        Function.Of("ends-with", 2, 2, values => Compare(values, (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
        Function.Of("normalize-space", value => Value.Of(string.Join(' ', value.ToString().Split([' ', '\t', '\r', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)))),
        Function.Of("upper-case", value => Value.Of(Cased(value.ToString(), char.ToUpperInvariant))),
        Function.Of("lower-case", value => Value.Of(Cased(value.ToString(), char.ToLowerInvariant))),
        Function.Of("selected", 2, 2, values => values[1].IsMissing ? Value.Missing : Value.Of(Choices(values[0]).Contains(values[1].ToString(), StringComparer.Ordinal))),
        Function.Of("count-selected", 1, 1, values => Value.Of(Choices(values[0]).Length)),
    ];

    /// <summary>Latin letters: what other scripts do differs from browser to browser.</summary>
    private static string Cased(string text, Func<char, char> change) =>
        string.Concat(text.Select(letter => IsLatin(letter) && IsLatin(change(letter)) ? change(letter) : letter));

    private static bool IsLatin(char letter) => letter is < '\u0250' or (>= '\u1e00' and <= '\u1eff');

    private static Value Bounded(string text) => text.Length <= MaxLength ? Value.Of(text) : Value.Missing;

    private static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Nothing chosen is an answer too: it holds no choice.</summary>
    private static string[] Choices(Value value) => value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Value Compare(Value[] values, Func<string, string, bool> holds) =>
        values[0].IsMissing || values[1].IsMissing ? Value.Missing : Value.Of(holds(values[0].ToString(), values[1].ToString()));

    /// <summary>From start up to, not including, end; negative ones count from the end of the text.</summary>
    private static Value Substring(Value[] values)
    {
        Rune[] runes = [.. values[0].ToString().EnumerateRunes()];
        if (values[1].AsNumber is not { } start || (values.Length == 2 ? runes.Length : values[2].AsNumber) is not { } end)
        {
            return Value.Missing;
        }

        var from = Place(start, runes.Length);
        var part = new StringBuilder();
        foreach (var rune in runes.Skip(from).Take(Place(end, runes.Length) - from))
        {
            part.Append(rune.ToString());
        }

        return Value.Of(part.ToString());
    }

    private static int Place(decimal place, int length)
    {
        var whole = decimal.Truncate(place);
        return (int)Math.Clamp(whole < 0 ? Math.Max(whole, -length) + length : whole, 0, length);
    }
}

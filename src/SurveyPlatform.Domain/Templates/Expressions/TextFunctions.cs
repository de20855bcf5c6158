using System.Text;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>A character is a Unicode code point; positions count from 0 as in ODK.</summary>
internal static class TextFunctions
{
    /// <summary>A text that an expression makes is no longer than the longest answer; what would be is missing.</summary>
    public const int MaxLength = Question.LongTextMaxLength;

    public static readonly Function[] All =
    [
        Function.OfOne("string", "any → text", value => Value.Of(value.ToString())),
        Function.Aggregate("concat", "any… → text", (_, values) => Bounded(string.Concat(values))),
        Function.Aggregate("join", "any, any… → text", (first, values) => Bounded(string.Join(first[0].ToString(), values)), plain: 1),
        Function.Of("string-length", "any → number", values => Value.Of(Length(values[0].ToString()))),
        Function.Of("substr", "any, number, number? → text", Substring),
        Function.Of("contains", "any, any → truth", values => Compare(values, (text, part) => text.Contains(part, StringComparison.Ordinal))),
        Function.Of("starts-with", "any, any → truth", values => Compare(values, (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
        Function.Of("ends-with", "any, any → truth", values => Compare(values, (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
        Function.OfOne("normalize-space", "any → text", value => Value.Of(string.Join(' ', value.ToString().Split([' ', '\t', '\r', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)))),
        Function.OfOne("upper-case", "any → text", value => Value.Of(Cased(value.ToString(), char.ToUpperInvariant))),
        Function.OfOne("lower-case", "any → text", value => Value.Of(Cased(value.ToString(), char.ToLowerInvariant))),
        Function.Of("translate", "any, any, any → text", Translate),
        new("regex", Signature.Parse("any, pattern → truth"), Matches),
    ];

    /// <summary>Latin letters: what other scripts do differs from browser to browser.</summary>
    private static string Cased(string text, Func<char, char> change) =>
        string.Concat(text.Select(letter => IsLatin(letter) && IsLatin(change(letter)) ? change(letter) : letter));

    private static bool IsLatin(char letter) => letter is < '\u0250' or (>= '\u1e00' and <= '\u1eff');

    public static Value Bounded(string text) => text.Length <= MaxLength ? Value.Of(text) : Value.Missing;

    private static int Length(string text) => text.EnumerateRunes().Count();

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

    /// <summary>Each character of the second text becomes the one at its place in the third; one that has none there goes.</summary>
    private static Value Translate(Value[] values)
    {
        Rune[] to = [.. values[2].ToString().EnumerateRunes()];
        Dictionary<Rune, Rune?> changes = [];
        foreach (var (rune, place) in values[1].ToString().EnumerateRunes().Select((rune, place) => (rune, place)))
        {
            changes.TryAdd(rune, place < to.Length ? to[place] : null);
        }

        var text = new StringBuilder();
        foreach (var rune in values[0].ToString().EnumerateRunes())
        {
            text.Append((changes.TryGetValue(rune, out var changed) ? changed : rune)?.ToString());
        }

        return Bounded(text.ToString());
    }

    /// <summary>Whether the whole text is of the pattern, as in ODK.</summary>
    private static Compiled Matches(IReadOnlyList<Node> arguments)
    {
        var text = Compiler.Compile(arguments[0]);
        var pattern = ((PatternNode)arguments[1]).Pattern;
        return scope => text(scope) is { IsMissing: false } value && value.ToString() is { Length: <= MaxLength } whole ? Value.Of(pattern.IsMatch(whole)) : Value.Missing;
    }
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Shared;

/// <summary>
/// What is shown, in the reader's language: Resources/vi.json and en.json, flat, key → text with <c>{argument}</c>s.
/// A text written by the designer of a form or a standard comes as <see cref="LocalizedText"/> instead.
/// </summary>
public sealed class Texts(string language)
{
    public const string Cookie = "lang";

    public static IReadOnlyList<string> Languages { get; } = ["vi", "en"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage =
        Languages.ToFrozenDictionary(language => language, Load, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _texts = ByLanguage[language];

    public string Language { get; } = language;

    public static Texts Vietnamese { get; } = new("vi");

    /// <summary>The language chosen with the switch, else Vietnamese whatever the browser asks for.</summary>
    public static Texts For(HttpContext? context) =>
        new(context?.Request.Cookies[Cookie] is { } chosen && Languages.Contains(chosen) ? chosen : "vi");

    /// <summary>All keys of one language, for the tests that hold the two files together.</summary>
    public static IReadOnlyDictionary<string, string> All(string language) => ByLanguage[language];

    /// <exception cref="KeyNotFoundException">In a debug build: there is no such text. A release shows the key.</exception>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> arguments]
    {
        get
        {
            var text = Find(key);
            if (arguments.IsEmpty)
            {
                return text;
            }

            var filled = new StringBuilder(text);
            foreach (var (name, value) in arguments)
            {
                filled.Replace($"{{{name}}}", Format(value));
            }

            return filled.ToString();
        }
    }

    public bool Has(string key) => _texts.ContainsKey(key);

    public string Of(LocalizedText? text) => text?.In(Language) ?? "";

    /// <summary>The designer's own words where there are any, else the text of the code, with the fix where one can be guessed.</summary>
    public string Of(Problem problem)
    {
        if (problem.Text is { } text)
        {
            return text.In(Language);
        }

        var key = $"problem.{problem.Code}";
        var told = this[key, [.. problem.Arguments.Select(argument => (argument.Key, argument.Value))]];
        return problem.Arguments.GetValueOrDefault("fix") is { } fix && !Find(key).Contains("{fix}", StringComparison.Ordinal)
            ? $"{told} {this["fix.did-you-mean", ("fix", fix)]}"
            : told;
    }

    /// <summary>What to do about it; null where nobody has written that.</summary>
    public string? FixOf(Problem problem) => $"fix.{problem.Code}" is var key && Has(key) ? this[key, [.. problem.Arguments.Select(argument => (argument.Key, argument.Value))]] : null;

    /// <summary>An enum value by name: <c>state.Submitted</c>.</summary>
    public string Of<TEnum>(string prefix, TEnum value)
        where TEnum : struct, Enum => this[$"{prefix}.{value}"];

    public string Number(decimal? number, int maxDecimals = 6) => number is { } known ? VietnameseNumber.Format(known, Language, maxDecimals) : "";

    public string Fixed(decimal? number, int decimals) => number is { } known ? VietnameseNumber.FormatFixed(known, decimals, Language) : "";

    /// <summary><c>15/09/2023</c>; in English <c>15 Sep 2023</c>, which nobody reads the other way round.</summary>
    public string Day(DateOnly? day) => day?.ToString(DayPattern, CultureInfo.InvariantCulture) ?? "";

    /// <summary>An instant as it was on the clocks of Vietnam.</summary>
    public string Moment(DateTime? utc) => utc?.ToLocal().ToString($"HH:mm {DayPattern}", CultureInfo.InvariantCulture) ?? "";

    /// <summary><c>còn 2 ngày làm việc</c>, <c>hôm nay là hạn cuối</c>, <c>quá hạn 3 ngày làm việc</c>.</summary>
    public string WorkingDaysLeft(int days) => days switch
    {
        0 => this["due.today"],
        1 => this["due.one-left"],
        -1 => this["due.one-late"],
        > 0 => this["due.left", ("days", days)],
        _ => this["due.late", ("days", -days)],
    };

    public string Format(object? value) => value switch
    {
        null => "",
        decimal number => Number(number),
        int or long => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        DateOnly day => Day(day),
        DateTime utc => Moment(utc),
        LocalizedText text => Of(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private string DayPattern => Language == "en" ? "d MMM yyyy" : "dd/MM/yyyy";

    private string Find(string key) => _texts.TryGetValue(key, out var text) ? text : Missing(key);

#if DEBUG
    private string Missing(string key) => throw new KeyNotFoundException($"There is no text '{key}' in Resources/{Language}.json.");
#else
    private static string Missing(string key) => key;
#endif

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"Resources/{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

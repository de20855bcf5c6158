using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Shared;

/// <summary>Numbers as they are written in Vietnam: <c>1.500</c> is fifteen hundred, <c>1,5</c> is one and a half.</summary>
public static partial class VietnameseNumber
{
    /// <summary>The longest text that is looked at; a decimal has at most 28 digits.</summary>
    public const int MaxLength = 40;

    /// <summary>
    /// Reads a number. <c>1.5</c> and <c>1,500</c> could be meant either way and are refused with both readings, never guessed;
    /// so is <c>1,500.25</c>, which only the English way allows.
    /// </summary>
    public static Outcome<decimal> Parse(string text)
    {
        var trimmed = text.Trim().Replace("\u00a0", " ", StringComparison.Ordinal).Replace('\u2212', '-');
        if (trimmed.Length > MaxLength)
        {
            return SharedProblems.NotANumber(trimmed[..MaxLength]);
        }

        if (AmbiguousDot().IsMatch(trimmed))
        {
            return Ambiguous(trimmed, '.');
        }

        if (AmbiguousComma().IsMatch(trimmed))
        {
            return Ambiguous(trimmed, ',');
        }

        if (!Vietnamese().IsMatch(trimmed))
        {
            return SharedProblems.NotANumber(trimmed);
        }

        var canonical = trimmed.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        return TryRead(canonical, out var number) ? number : SharedProblems.NotANumber(trimmed);
    }

    /// <summary>Groups of three and, for English, the signs swapped; no more decimals than there are.</summary>
    public static string Format(decimal number, string language = "vi", int maxDecimals = 6) =>
        number.ToString(Pattern(maxDecimals, '#'), Culture(language));

    /// <summary>As one types it, so that reading it again gives the same number: <c>1,125</c> might be the English 1125, <c>1,1250</c> is not.</summary>
    public static string Write(decimal number)
    {
        var written = Format(number, maxDecimals: 28);
        return AmbiguousComma().IsMatch(written) ? written + "0" : written;
    }

    /// <summary>With exactly so many decimals: for columns of figures.</summary>
    public static string FormatFixed(decimal number, int decimals, string language = "vi") =>
        number.ToString(Pattern(decimals, '0'), Culture(language));

    private static Problem Ambiguous(string text, char sign) =>
        TryRead(text.Replace(sign, '.'), out var withDecimals) && TryRead(text.Replace(sign.ToString(), "", StringComparison.Ordinal), out var whole)
            ? SharedProblems.AmbiguousNumber(text, Write(withDecimals), Write(whole))
            : SharedProblems.NotANumber(text);

    private static bool TryRead(string canonical, out decimal number) =>
        decimal.TryParse(canonical, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string Pattern(int decimals, char digit) => decimals > 0 ? $"#,##0.{new string(digit, decimals)}" : "#,##0";

    // Spelt out rather than taken from the machine: a server without Vietnamese data must write the same figures.
    private static NumberFormatInfo Culture(string language) => string.Equals(language, "en", StringComparison.Ordinal) ? English : VietnameseFormat;

    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };
    private static readonly NumberFormatInfo VietnameseFormat = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [GeneratedRegex(@"^-?(\d+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}( \d{3})+)(,\d+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"^-?(\d+\.(\d{1,2}|\d{4,})|0+\.\d{3})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AmbiguousDot();

    [GeneratedRegex(@"^-?[1-9]\d{0,2},\d{3}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AmbiguousComma();
}

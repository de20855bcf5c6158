using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Collection;

public enum Frequency
{
    Monthly,
    Quarterly,
    Yearly,
}

/// <summary>
/// One reporting period by its label, as SDMX writes it: <c>2023-Q3</c>, <c>2023-09</c>, <c>2023</c>. Which days it covers is
/// the <see cref="PeriodScheme"/>'s to say.
/// </summary>
/// <param name="Number">1–12, 1–4 or 1 within the year.</param>
public readonly partial record struct Period(Frequency Frequency, int Year, int Number) : IComparable<Period>
{
    public const int MaxLength = 7;

    /// <exception cref="ArgumentOutOfRangeException">There is no fifth quarter.</exception>
    public int Number { get; init; } = Number >= 1 && Number <= PerYear(Frequency)
        ? Number
        : throw new ArgumentOutOfRangeException(nameof(Number), Number, $"{Frequency} periods are numbered 1 to {PerYear(Frequency)}.");

    public static Period Quarter(int year, int number) => new(Frequency.Quarterly, year, number);

    public Period Previous => Number > 1 ? this with { Number = Number - 1 } : new(Frequency, Year - 1, PerYear(Frequency));

    public Period Next => Number < PerYear(Frequency) ? this with { Number = Number + 1 } : new(Frequency, Year + 1, 1);

    /// <summary>The last calendar month of the period, 1–12.</summary>
    public int LastMonth => Number * 12 / PerYear(Frequency);

    public int Months => 12 / PerYear(Frequency);

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Written().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        period = match.Groups["quarter"] is { Success: true } quarter
            ? new(Frequency.Quarterly, year, int.Parse(quarter.ValueSpan, CultureInfo.InvariantCulture))
            : match.Groups["month"] is { Success: true } month
                ? new(Frequency.Monthly, year, int.Parse(month.ValueSpan, CultureInfo.InvariantCulture))
                : new(Frequency.Yearly, year, 1);
        return true;
    }

    /// <exception cref="FormatException">Not a period as <see cref="ToString"/> writes it.</exception>
    public static Period Parse(string text) => TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period.");

    /// <summary>Also the form in URLs, file names and the store; sorts by time within a frequency.</summary>
    public override string ToString() => Frequency switch
    {
        Frequency.Monthly => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
        Frequency.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        Frequency.Yearly => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
    };

    /// <summary>As official documents write it: <c>Quý III năm 2023</c>, <c>Quarter III of 2023</c>.</summary>
    public string Title(string language)
    {
        var english = string.Equals(language, "en", StringComparison.Ordinal);
        var roman = Number switch { 1 => "I", 2 => "II", 3 => "III", _ => "IV" };
        return (Frequency, english) switch
        {
            (Frequency.Monthly, false) => $"Tháng {Number} năm {Year}",
            (Frequency.Monthly, true) => $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Number)} {Year}",
            (Frequency.Quarterly, false) => $"Quý {roman} năm {Year}",
            (Frequency.Quarterly, true) => $"Quarter {roman} of {Year}",
            (Frequency.Yearly, false) => $"Năm {Year}",
            (Frequency.Yearly, true) => $"Year {Year}",
        };
    }

    public int CompareTo(Period other) => (Year, LastMonth, Months).CompareTo((other.Year, other.LastMonth, other.Months));

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static int PerYear(Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 12,
        Frequency.Quarterly => 4,
        Frequency.Yearly => 1,
    };

    [GeneratedRegex("^(?<year>[12][0-9]{3})(-(Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}

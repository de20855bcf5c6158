using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Collection;

public enum Frequency
{
    Monthly,
    Quarterly,
    Yearly,

    /// <summary>Outside every schedule: asked for when somebody needs it. Its periods are single days.</summary>
    AdHoc,
}

/// <summary>
/// One reporting period by its label, as SDMX writes it: <c>2023-Q3</c>, <c>2023-09</c>, <c>2023</c>, <c>2023-11-20</c>. Which days it covers is
/// the <see cref="PeriodScheme"/>'s to say.
/// </summary>
/// <param name="Number">1–12, 1–4 or 1 within the year; of a day its month and day, 1120 for 20 November.</param>
public readonly partial record struct Period(Frequency Frequency, int Year, int Number) : IComparable<Period>
{
    public const int MaxLength = 10;

    /// <exception cref="ArgumentOutOfRangeException">There is no fifth quarter.</exception>
    public int Number { get; init; } = Exists(Frequency, Year, Number)
        ? Number
        : throw new ArgumentOutOfRangeException(nameof(Number), Number, $"{Frequency} has no period {Number} in {Year}.");

    public static Period Quarter(int year, int number) => new(Frequency.Quarterly, year, number);

    public static Period On(DateOnly day) => new(Frequency.AdHoc, day.Year, day.Month * 100 + day.Day);

    public bool IsAdHoc => Frequency == Frequency.AdHoc;

    /// <summary>Of an ad hoc period merely the day before: which figures came before it is asked of the exercises, not of the label.</summary>
    public Period Previous => IsAdHoc ? On(Day.AddDays(-1)) : Number > 1 ? this with { Number = Number - 1 } : new(Frequency, Year - 1, PerYear(Frequency));

    public Period Next => IsAdHoc ? On(Day.AddDays(1)) : Number < PerYear(Frequency) ? this with { Number = Number + 1 } : new(Frequency, Year + 1, 1);

    /// <summary>The last calendar month of the period, 1–12.</summary>
    public int LastMonth => IsAdHoc ? Number / 100 : Number * 12 / PerYear(Frequency);

    public int Months => IsAdHoc ? 0 : 12 / PerYear(Frequency);

    /// <summary>The day of an ad hoc period.</summary>
    public DateOnly Day => new(Year, Number / 100, Number % 100);

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1000)
        {
            period = On(day);
            return true;
        }

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
        Frequency.AdHoc => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
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
            (Frequency.AdHoc, false) => string.Create(CultureInfo.InvariantCulture, $"Đột xuất ngày {Day:dd/MM/yyyy}"),
            (Frequency.AdHoc, true) => string.Create(CultureInfo.InvariantCulture, $"Ad hoc, {Day:dd/MM/yyyy}"),
        };
    }

    public int CompareTo(Period other) => (Year, LastMonth, Months, Number).CompareTo((other.Year, other.LastMonth, other.Months, other.Number));

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static bool Exists(Frequency frequency, int year, int number) => frequency == Frequency.AdHoc
        ? number / 100 is >= 1 and <= 12 && number % 100 >= 1 && number % 100 <= DateTime.DaysInMonth(year, number / 100)
        : number >= 1 && number <= PerYear(frequency);

    private static int PerYear(Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 12,
        Frequency.Quarterly => 4,
        _ => 1,
    };

    [GeneratedRegex("^(?<year>[12][0-9]{3})(-(Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Templates.Expressions;

internal static partial class DateFunctions
{
    private const int SecondsOfDay = 86400;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static readonly Function[] All =
    [
        Function.OfScope("today", "→ date", scope => Value.Of(scope.Today)),
        Function.OfScope("now", "→ text", scope => Value.Of(scope.Now.ToOffset(Vietnam).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))),
        Function.OfOne("date", "any → date", value => Moment(value) is { } moment ? Value.Of(moment.Day) : Value.Missing),
        Function.OfOne("decimal-date-time", "any → number", DecimalDateTime),
        Function.Of("format-date", "any, any → text", Format),
    ];

    /// <summary>Of a date, of days since 1970-01-01, of <c>2023-09-14</c> or of what <c>now()</c> gives; the time of another zone is told as Vietnam's.</summary>
    private static (DateOnly Day, int Second)? Moment(Value value) => value.Kind switch
    {
        ValueKind.Date => (value.AsDate!.Value, 0),
        ValueKind.Number => Figures.Date(value.AsNumber!.Value).AsDate is { } day ? (day, SecondOf(value.AsNumber!.Value)) : null,
        ValueKind.Text => Read(value.AsText!),
        ValueKind.Missing or ValueKind.Boolean => null,
    };

    private static int SecondOf(decimal days) => (int)Math.Min(SecondsOfDay - 1, decimal.Round((days - decimal.Floor(days)) * SecondsOfDay));

    private static (DateOnly Day, int Second)? Read(string text)
    {
        if (MomentPattern().Match(text) is not { Success: true, Groups: var parts }
            || !DateOnly.TryParseExact(parts["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var zone = parts["zone"].Value is { Length: 6 } written ? (written[0] == '-' ? -1 : 1) * Minutes(written[1..]) : parts["zone"].Length == 1 ? 0 : Minutes("07:00");
        var second = parts["time"].Length == 0 ? 0 : ((Minutes(parts["time"].Value) + Minutes("07:00") - zone) * 60) + (parts["second"].Length == 0 ? 0 : Number(parts["second"].Value));
        var moved = day.DayNumber + (int)Math.Floor((double)second / SecondsOfDay);
        return moved < 0 || moved > DateOnly.MaxValue.DayNumber ? null : (DateOnly.FromDayNumber(moved), ((second % SecondsOfDay) + SecondsOfDay) % SecondsOfDay);
    }

    private static int Minutes(string time) => (Number(time[..2]) * 60) + Number(time[3..5]);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Days since 1970-01-01 with the time as their fraction: the difference of two is what lies between them.</summary>
    private static Value DecimalDateTime(Value value) => value.AsNumber is not null ? value : Moment(value) is { } moment
        ? Figures.Combine('/', ((moment.Day.DayNumber - Epoch) * (decimal)SecondsOfDay) + moment.Second, SecondsOfDay)
        : Value.Missing;

    /// <summary>ODK's letters after <c>%</c>; every other character stays as it is.</summary>
    private static Value Format(Value[] values)
    {
        if (Moment(values[0]) is not { } moment || values[1].AsText is not { } format)
        {
            return Value.Missing;
        }

        var text = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            var part = format[at] == '%' && at + 1 < format.Length ? Part(moment.Day, moment.Second, format[at + 1]) : null;
            text.Append(part ?? format[at].ToString());
            at += part is null ? 0 : 1;
        }

        return TextFunctions.Bounded(text.ToString());
    }

    private static string? Part(DateOnly day, int second, char letter) => letter switch
    {
        'Y' => Digits(day.Year, 4),
        'y' => Digits(day.Year % 100, 2),
        'm' => Digits(day.Month, 2),
        'n' => Digits(day.Month, 1),
        'b' => $"thg {Digits(day.Month, 1)}",
        'd' => Digits(day.Day, 2),
        'e' => Digits(day.Day, 1),
        'a' => day.DayOfWeek == DayOfWeek.Sunday ? "CN" : $"T{Digits((int)day.DayOfWeek + 1, 1)}",
        'H' => Digits(second / 3600, 2),
        'h' => Digits(second / 3600, 1),
        'M' => Digits(second / 60 % 60, 2),
        'S' => Digits(second % 60, 2),
        _ => null,
    };

    private static string Digits(int number, int least) => number.ToString($"D{least}", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(T(?<time>([01][0-9]|2[0-3]):[0-5][0-9])(:(?<second>[0-5][0-9])(\.[0-9]{1,9})?)?(?<zone>Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MomentPattern();
}

using System.Globalization;
using System.Text;

namespace SurveyPlatform.Templates.Expressions;

internal static class DateFunctions
{
    public static readonly Function[] All =
    [
        Function.OfScope("today", scope => Value.Of(scope.Today)),
        Function.Of("date", Date),
        Function.Of("format-date", 2, 2, Format),
    ];

    /// <summary>From <c>2023-09-14</c> or from days since 1970-01-01, so that <c>date(${day} + 7)</c> is a week later.</summary>
    private static Value Date(Value value) => value.Kind switch
    {
        ValueKind.Date => value,
        ValueKind.Number => Figures.Date(value.AsNumber!.Value),
        ValueKind.Text => DateOnly.TryParseExact(value.AsText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Value.Of(date) : Value.Missing,
        ValueKind.Missing or ValueKind.Boolean => Value.Missing,
    };

    /// <summary>ODK's <c>%Y %y %m %n %d %e</c>; every other character stays as it is.</summary>
    private static Value Format(Value[] values)
    {
        if (Date(values[0]).AsDate is not { } date || values[1].AsText is not { } format)
        {
            return Value.Missing;
        }

        var text = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            var part = format[at] == '%' && at + 1 < format.Length ? Part(date, format[at + 1]) : null;
            text.Append(part ?? format[at].ToString());
            at += part is null ? 0 : 1;
        }

        return Value.Of(text.ToString());
    }

    private static string? Part(DateOnly date, char letter) => letter switch
    {
        'Y' => date.Year.ToString("0000", CultureInfo.InvariantCulture),
        'y' => (date.Year % 100).ToString("00", CultureInfo.InvariantCulture),
        'm' => date.Month.ToString("00", CultureInfo.InvariantCulture),
        'n' => date.Month.ToString(CultureInfo.InvariantCulture),
        'd' => date.Day.ToString("00", CultureInfo.InvariantCulture),
        'e' => date.Day.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}

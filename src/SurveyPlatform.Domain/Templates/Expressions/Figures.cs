using System.Globalization;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// Figures as expressions see them: an integer below 2^96 with at most 28 decimals. An operation is exact where that is
/// enough, else rounded half-even to the last decimal that fits; what is larger is missing. The browser does the same (wwwroot/decimal.js).
/// </summary>
internal static class Figures
{
    /// <summary>So many digits are always exact, wherever the point stands.</summary>
    public const int MaxDigits = 28;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Reads <c>-12.5</c>: no blanks, no grouping, no exponent.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        return text.Length <= MaxDigits + 2
            && text.Length - text.Count('.') - text.Count('-') <= MaxDigits
            && (text.Length > 0 && char.IsAsciiDigit(text[^1]))
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && text[0] != '+';
    }

    /// <summary>What arithmetic sees: a truth counts 1 or 0, a date its days since 1970-01-01; a text is no figure.</summary>
    public static decimal? Of(Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsNumber,
        ValueKind.Boolean => value.AsBoolean == true ? 1 : 0,
        ValueKind.Date => value.AsDate!.Value.DayNumber - Epoch,
        ValueKind.Missing or ValueKind.Text => null,
    };

    public static Value Date(decimal days)
    {
        var day = decimal.Floor(days) + Epoch;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? Value.Of(DateOnly.FromDayNumber((int)day)) : Value.Missing;
    }

    public static Value Combine(char operation, decimal left, decimal right)
    {
        try
        {
            return operation switch
            {
                '+' => Value.Of(left + right),
                '-' => Value.Of(left - right),
                '*' => Value.Of(left * right),
                '/' => right == 0 ? Value.Missing : Value.Of(left / right),
                '%' => right == 0 ? Value.Missing : Value.Of(left % right),
                _ => throw new ArgumentOutOfRangeException(nameof(operation)),
            };
        }
        catch (OverflowException)
        {
            return Value.Missing;
        }
    }

    /// <summary>Half away from zero, as the law and spreadsheets round; a negative number of places rounds to tens, hundreds …</summary>
    public static Value Round(decimal number, decimal places)
    {
        if (places is < -28 or > 28 || places != decimal.Truncate(places))
        {
            return Value.Missing;
        }

        if (places >= 0)
        {
            return Value.Of(decimal.Round(number, (int)places, MidpointRounding.AwayFromZero));
        }

        var unit = 1m;
        for (var place = 0; place > places; place--)
        {
            unit *= 10;
        }

        var rest = number % unit;
        var whole = number - rest;
        return Math.Abs(rest) < unit / 2 ? Value.Of(whole) : Combine('+', whole, rest < 0 ? -unit : unit);
    }
}

using System.Numerics;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>Powers and roots on whole numbers of any length, so that the browser (wwwroot/decimal.js) gives the same to the last digit.</summary>
internal static class Powers
{
    public const int MaxExponent = 100;

    private const int MaxScale = 28;

    private static readonly BigInteger Limit = BigInteger.Pow(2, 96);

    /// <summary>Of whole exponents: worked out exactly, then rounded once. Others are missing.</summary>
    public static Value Of(decimal number, decimal exponent)
    {
        if (decimal.Truncate(exponent) != exponent || Math.Abs(exponent) > MaxExponent || (number == 0 && exponent < 0))
        {
            return Value.Missing;
        }

        var (digits, scale) = Split(number);
        var times = (int)Math.Abs(exponent);
        var power = BigInteger.Pow(digits, times);
        return exponent >= 0 ? Fit(power, scale * times) : Fit(Ten(scale * times + MaxScale), MaxScale, power);
    }

    /// <summary>Rounded to the nearest number of as many decimals as fit.</summary>
    public static Value Root(decimal number)
    {
        if (number < 0)
        {
            return Value.Missing;
        }

        var (digits, scale) = Split(number);
        for (var places = MaxScale; ; places--)
        {
            var square = digits * Ten((2 * places) - scale);
            var root = WholeRoot(square);
            root += square - (root * root) > root ? 1 : 0;
            if (root < Limit)
            {
                return Value.Of(ToDecimal(root, places));
            }
        }
    }

    /// <summary>Newton's method from above: the largest whole number whose square is no larger.</summary>
    private static BigInteger WholeRoot(BigInteger square)
    {
        if (square.IsZero)
        {
            return square;
        }

        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (square / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary><c>digits / (by · 10^scale)</c> with as many decimals as fit, half to even; what is larger is missing.</summary>
    private static Value Fit(BigInteger digits, int scale, BigInteger? by = null)
    {
        for (var places = Math.Min(scale, MaxScale); places >= 0; places--)
        {
            var kept = Rounded(digits, (by ?? BigInteger.One) * Ten(scale - places));
            if (BigInteger.Abs(kept) < Limit)
            {
                return Value.Of(ToDecimal(kept, places));
            }
        }

        return Value.Missing;
    }

    private static BigInteger Rounded(BigInteger number, BigInteger by)
    {
        var quotient = BigInteger.DivRem(number, by, out var rest);
        var order = (2 * BigInteger.Abs(rest)).CompareTo(BigInteger.Abs(by));
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + (number.Sign * by.Sign) : quotient;
    }

    private static (BigInteger Digits, int Scale) Split(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = unchecked(new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32) + (new BigInteger((uint)bits[2]) << 64));
        return (number < 0 ? -digits : digits, number.Scale);
    }

    private static decimal ToDecimal(BigInteger digits, int scale)
    {
        var size = BigInteger.Abs(digits);
        return new(unchecked((int)(uint)(size & uint.MaxValue)), unchecked((int)(uint)((size >> 32) & uint.MaxValue)), unchecked((int)(uint)(size >> 64)), digits.Sign < 0, (byte)scale);
    }

    private static BigInteger Ten(int exponent) => BigInteger.Pow(10, exponent);
}

using System.Globalization;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary><c>start=0 end=10 step=0.5</c> of a <c>range</c>.</summary>
internal sealed record RangeParameters(decimal Start, decimal End, decimal Step)
{
    private const int MaxDecimals = TemplateCheck.MaxDecimals;

    /// <summary>As ODK has it where nothing is said.</summary>
    private static readonly RangeParameters Usual = new(0, 10, 1);

    public int Decimals => Math.Min(MaxDecimals, new[] { Start, End, Step }.Max(number => (int)(number / 1.000000000000000000000000000000000m).Scale));

    /// <summary>Null: they cannot be read.</summary>
    public static RangeParameters? Read(string text)
    {
        var range = Usual;
        foreach (var part in text.Replace(" =", "=", StringComparison.Ordinal).Replace("= ", "=", StringComparison.Ordinal).Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var name, var written] || !decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            range = name.ToLowerInvariant() switch
            {
                "start" => range with { Start = number },
                "end" => range with { End = number },
                "step" => range with { Step = number },
                _ => range,
            };
        }

        return range.Start <= range.End && range.Step > 0 ? range : null;
    }
}

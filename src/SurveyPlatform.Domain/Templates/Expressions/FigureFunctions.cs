namespace SurveyPlatform.Templates.Expressions;

internal static class FigureFunctions
{
    public static readonly Function[] All =
    [
        Function.Aggregate("sum", 1, (_, values) => Sum(values)),
        Function.Aggregate("count", 1, (_, values) => Value.Of(values.Count())),
        Function.Aggregate("count-non-empty", 1, (_, values) => Value.Of(values.Count())),
        Function.Aggregate("min", 1, (_, values) => Extreme(values, "<")),
        Function.Aggregate("max", 1, (_, values) => Extreme(values, ">")),
        Function.Of("round", 1, 2, values => Figures.Of(values[0]) is { } number && (values.Length == 1 ? 0 : Figures.Of(values[1])) is { } places
            ? Figures.Round(number, places)
            : Value.Missing),
        Function.Of("int", value => Number(value) is { } number ? Value.Of(decimal.Truncate(number)) : Value.Missing),
        Function.Of("number", value => Number(value) is { } number ? Value.Of(number) : Value.Missing),
        Function.Of("abs", value => Figures.Of(value) is { } number ? Value.Of(Math.Abs(number)) : Value.Missing),
    ];

    /// <summary>Also reads a text that is a figure as programs write it: <c>1500.5</c>.</summary>
    private static decimal? Number(Value value) =>
        value.AsText is { } text ? Figures.TryRead(text.AsSpan().Trim(' '), out var number) ? number : null : Figures.Of(value);

    private static Value Sum(IEnumerable<Value> values)
    {
        var sum = Value.Missing;
        foreach (var value in values)
        {
            if (Figures.Of(value) is not { } figure)
            {
                return Value.Missing;
            }

            sum = sum.AsNumber is { } before ? Figures.Combine('+', before, figure) : Value.Of(figure);
            if (sum.IsMissing)
            {
                return sum;
            }
        }

        return sum;
    }

    /// <summary>Of figures or of dates; of both together there is none.</summary>
    private static Value Extreme(IEnumerable<Value> values, string comparison)
    {
        var extreme = Value.Missing;
        foreach (var value in values)
        {
            if (extreme.IsMissing && value.Kind is ValueKind.Number or ValueKind.Date)
            {
                extreme = value;
            }
            else if (Operator.All[comparison].Apply(value, extreme).AsBoolean is { } beyond)
            {
                extreme = beyond ? value : extreme;
            }
            else
            {
                return Value.Missing;
            }
        }

        return extreme;
    }
}

namespace SurveyPlatform.Templates.Expressions;

internal static class FigureFunctions
{
    public static readonly Function[] All =
    [
        Function.Aggregate("sum", "number… → number", (_, values) => Sum(values)),
        Function.Aggregate("count", "any… → number", (_, values) => Value.Of(values.Count())),
        Function.Aggregate("count-non-empty", "any… → number", (_, values) => Value.Of(values.Count())),
        Function.Aggregate("min", "ordered… → same", (_, values) => Extreme(values, "<")),
        Function.Aggregate("max", "ordered… → same", (_, values) => Extreme(values, ">")),
        Function.Of("round", "number, number? → number", values => Figures.Of(values[0]) is { } number && (values.Length == 1 ? 0 : Figures.Of(values[1])) is { } places
            ? Figures.Round(number, places)
            : Value.Missing),
        Function.OfOne("int", "any → number", value => Number(value) is { } number ? Value.Of(decimal.Truncate(number)) : Value.Missing),
        Function.OfOne("number", "any → number", value => Number(value) is { } number ? Value.Of(number) : Value.Missing),
        Function.OfOne("abs", "number → number", value => Figures.Of(value) is { } number ? Value.Of(Math.Abs(number)) : Value.Missing),
        Function.Of("pow", "number, number → number", values => Figures.Of(values[0]) is { } number && Figures.Of(values[1]) is { } exponent
            ? Powers.Of(number, exponent)
            : Value.Missing),
        Function.OfOne("sqrt", "number → number", value => Figures.Of(value) is { } number ? Powers.Root(number) : Value.Missing),
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

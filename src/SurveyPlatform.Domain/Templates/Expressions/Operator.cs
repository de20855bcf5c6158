using System.Collections.Frozen;

namespace SurveyPlatform.Templates.Expressions;

/// <param name="Binding">The higher, the tighter it holds its operands.</param>
internal sealed record Operator(string Symbol, int Binding)
{
    public static readonly FrozenDictionary<string, Operator> All = new Operator[]
    {
        new("or", 1), new("and", 2),
        new("=", 3), new("!=", 3),
        new("<", 4), new("<=", 4), new(">", 4), new(">=", 4),
        new("+", 5), new("-", 5),
        new("*", 6), new("div", 6), new("mod", 6),
    }.ToFrozenDictionary(item => item.Symbol, StringComparer.Ordinal);

    /// <summary>Two values to one; <c>and</c> and <c>or</c> are Kleene's. Types that do not go together give missing.</summary>
    public Value Apply(Value left, Value right) => Symbol switch
    {
        "or" => Truth.Or(Truth.Of(left), Truth.Of(right)),
        "and" => Truth.And(Truth.Of(left), Truth.Of(right)),
        "=" => Truth.Value(AreEqual(left, right)),
        "!=" => Truth.Value(!AreEqual(left, right)),
        "<" => Ordered(left, right, order => order < 0),
        "<=" => Ordered(left, right, order => order <= 0),
        ">" => Ordered(left, right, order => order > 0),
        ">=" => Ordered(left, right, order => order >= 0),
        "+" => Moved(left, right) ?? Moved(right, left) ?? Arithmetic('+', left, right),
        "-" => Moved(left, right, -1) ?? Arithmetic('-', left, right),
        "*" => Arithmetic('*', left, right),
        "div" => Arithmetic('/', left, right),
        "mod" => Arithmetic('%', left, right),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The left value alone decides; the right one is not worked out.</summary>
    public bool Settles(Value left) => Binding <= 2 && Truth.Of(left) == (Binding == 1);

    private static Value Arithmetic(char operation, Value left, Value right) =>
        Figures.Of(left) is { } first && Figures.Of(right) is { } second ? Figures.Combine(operation, first, second) : Value.Missing;

    /// <summary>A date and a number of days are a date; null where it is not these two.</summary>
    private static Value? Moved(Value date, Value days, int sign = 1) =>
        date.Kind != ValueKind.Date || days.Kind != ValueKind.Number ? null
        : Figures.Combine('+', Figures.Of(date)!.Value, sign * days.AsNumber!.Value).AsNumber is { } day ? Figures.Date(day)
        : Value.Missing;

    private static bool? AreEqual(Value left, Value right) =>
        left.IsMissing || right.IsMissing || left.Kind != right.Kind ? null : left == right;

    /// <summary>Figures and days have an order; texts are only equal or not.</summary>
    private static Value Ordered(Value left, Value right, Func<int, bool> holds) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Number, ValueKind.Number) => Value.Of(holds(decimal.Compare(left.AsNumber!.Value, right.AsNumber!.Value))),
        (ValueKind.Date, ValueKind.Date) => Value.Of(holds(left.AsDate!.Value.CompareTo(right.AsDate!.Value))),
        _ => Value.Missing,
    };
}

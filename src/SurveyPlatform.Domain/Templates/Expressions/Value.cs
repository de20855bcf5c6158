using System.Globalization;

namespace SurveyPlatform.Templates.Expressions;

public enum ValueKind
{
    /// <summary>No answer: not zero, not false, not an empty text.</summary>
    Missing,
    Number,
    Text,
    Boolean,
    Date,
}

/// <summary>What a question holds and what an expression gives: exactly one of a number, a text, a truth, a date, or nothing.</summary>
public readonly record struct Value
{
    private readonly decimal _number;
    private readonly string? _text;

    private Value(ValueKind kind, decimal number, string? text) => (Kind, _number, _text) = (kind, number, text);

    public ValueKind Kind { get; }

    public static Value Missing => default;

    public static Value True { get; } = new(ValueKind.Boolean, 1, null);

    public static Value False { get; } = new(ValueKind.Boolean, 0, null);

    public static Value Of(decimal number) => new(ValueKind.Number, number, null);

    /// <summary>An empty text is no answer.</summary>
    public static Value Of(string? text) => string.IsNullOrEmpty(text) ? Missing : new(ValueKind.Text, 0, text);

    public static Value Of(bool truth) => truth ? True : False;

    public static Value Of(DateOnly date) => new(ValueKind.Date, date.DayNumber, null);

    public bool IsMissing => Kind == ValueKind.Missing;

    public decimal? AsNumber => Kind == ValueKind.Number ? _number : null;

    public string? AsText => Kind == ValueKind.Text ? _text : null;

    public bool? AsBoolean => Kind == ValueKind.Boolean ? _number == 1 : null;

    public DateOnly? AsDate => Kind == ValueKind.Date ? DateOnly.FromDayNumber((int)_number) : null;

    /// <summary>Invariant, for logs, hashes and the vectors: <c>1.5</c>, <c>2023-09-14</c>, <c>true</c>; empty when missing.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Missing => "",
        ValueKind.Number => _number.ToString("0.############################", CultureInfo.InvariantCulture),
        ValueKind.Text => _text!,
        ValueKind.Boolean => _number == 1 ? "true" : "false",
        ValueKind.Date => DateOnly.FromDayNumber((int)_number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}

namespace SurveyPlatform.Templates.Expressions;

/// <summary>Kleene's three truths; null is "cannot be told".</summary>
internal static class Truth
{
    /// <summary>A figure other than 0, any text and any date are true, as in XPath.</summary>
    public static bool? Of(Value value) => value.Kind switch
    {
        ValueKind.Missing => null,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Number => value.AsNumber != 0,
        ValueKind.Text or ValueKind.Date => true,
    };

    public static Value Value(bool? truth) => truth is { } known ? Expressions.Value.Of(known) : Expressions.Value.Missing;

    public static Value And(bool? left, bool? right) => Value(left & right);

    public static Value Or(bool? left, bool? right) => Value(left | right);
}

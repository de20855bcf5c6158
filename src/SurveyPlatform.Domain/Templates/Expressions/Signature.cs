namespace SurveyPlatform.Templates.Expressions;

/// <summary>What an argument must be, checked when an expression is parsed (the lower half) or when a form is published (the upper).</summary>
internal enum ParameterKind
{
    /// <summary>Whatever has a text: everything.</summary>
    Any,

    /// <summary>A figure, a truth counted 1 or 0, or a date counted in days.</summary>
    Number,

    /// <summary>A condition: no text and no date.</summary>
    Truth,

    /// <summary>Numbers or dates, all of one kind.</summary>
    Ordered,

    /// <summary>The function gives what its arguments of this kind have in common.</summary>
    Same,

    /// <summary>A text written out in quotes, so that what an expression reads is known before it runs.</summary>
    Literal,

    /// <summary><c>${name}</c> of a question.</summary>
    Question,

    /// <summary><c>${name}</c> of a group of lines.</summary>
    Group,

    /// <summary><c>..</c></summary>
    Parent,

    /// <summary>A pattern written out in quotes.</summary>
    Pattern,
}

internal sealed record Parameter(ParameterKind Kind, bool IsOptional);

/// <summary>What a function takes and gives, read from what help shows: <c>any, number, number? → text</c>; <c>…</c> after the last: as many as one likes.</summary>
/// <param name="Gives">Null: what its arguments have in common.</param>
internal sealed record Signature(string Text, IReadOnlyList<Parameter> Parameters, bool IsOpen, ExpressionType? Gives)
{
    public int Least => Parameters.Count(parameter => !parameter.IsOptional);

    public int Most => IsOpen ? int.MaxValue : Parameters.Count;

    public ParameterKind At(int argument) => Parameters[Math.Min(argument, Parameters.Count - 1)].Kind;

    public static Signature Parse(string text)
    {
        var (takes, gives) = text.Split('→') is [var left, var right] ? (left.Trim(), right.Trim()) : throw new FormatException(text);
        var isOpen = takes.EndsWith('…');
        var parameters = takes.TrimEnd('…').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => new Parameter(Enum.Parse<ParameterKind>(word.TrimEnd('?'), ignoreCase: true), word.EndsWith('?')));
        return new(text, [.. parameters], isOpen, gives == "same" ? null : Enum.Parse<ExpressionType>(gives, ignoreCase: true));
    }
}

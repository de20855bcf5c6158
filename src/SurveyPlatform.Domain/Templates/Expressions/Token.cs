namespace SurveyPlatform.Templates.Expressions;

internal enum TokenKind
{
    Number,
    Text,

    /// <summary><c>${name}</c>; the text is the name.</summary>
    Reference,

    /// <summary>A function or an operator that is a word.</summary>
    Name,
    Symbol,
    End,
}

/// <param name="Position">Of its first character in the expression, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);
}

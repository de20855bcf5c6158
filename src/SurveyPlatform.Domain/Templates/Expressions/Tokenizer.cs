using System.Collections.Frozen;
using System.Text;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>Cuts an expression into tokens in one pass. What other languages write is recognised, to name what is written here instead.</summary>
internal sealed class Tokenizer
{
    /// <summary>Longer symbols first: the first that fits is taken.</summary>
    private static readonly string[] Symbols = ["!=", "<=", ">=", "..", "=", "<", ">", "+", "-", "*", "(", ")", ",", "."];

    private static readonly (string Written, string Meant)[] Foreign =
    [
        ("==", "="), ("<>", "!="), ("&&", "and"), ("||", "or"), ("=<", "<="), ("=>", ">="),
        ("≤", "<="), ("≥", ">="), ("≠", "!="), ("×", "*"), ("÷", "div"), ("/", "div"), ("%", "mod"), ("−", "-"), ("–", "-"),
        ("“", "'"), ("”", "'"), ("‘", "'"), ("’", "'"), (";", ","), ("{", "${"), ("!", "not()"), ("&", "concat()"),
    ];

    private static readonly FrozenSet<char> Blanks = FrozenSet.ToFrozenSet([' ', '\t', '\r', '\n', '\u00a0']);

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Tokenizer(string text) => _text = text;

    /// <summary>The tokens up to the first that cannot be read, with an end token after them.</summary>
    public static (List<Token> Tokens, Problem? Problem) Read(string text)
    {
        var reader = new Tokenizer(text);
        var problem = reader.ReadAll();
        reader._tokens.Add(new(TokenKind.End, "", text.Length + 1));
        return (reader._tokens, problem);
    }

    private Problem? ReadAll()
    {
        if (LoneSurrogate(_text) is { } broken)
        {
            return TemplateProblems.ExpressionSyntax(broken + 1, "\ufffd");
        }

        while (true)
        {
            while (_at < _text.Length && Blanks.Contains(_text[_at]))
            {
                _at++;
            }

            if (_at == _text.Length)
            {
                return null;
            }

            if (ReadOne() is { } problem)
            {
                return problem;
            }
        }
    }

    private Problem? ReadOne()
    {
        var first = _text[_at];
        var second = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        return first switch
        {
            '\'' or '"' => ReadText(first),
            '$' when second == '{' => ReadReference(),
            _ when char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(second)) => ReadNumber(),
            _ when char.IsLetter(first) || first == '_' => ReadName(),
            _ => ReadSymbol(),
        };
    }

    private Problem? ReadText(char quote)
    {
        var end = _text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            return TemplateProblems.ExpressionUnclosed(_at + 1, quote.ToString());
        }

        return Take(TokenKind.Text, _text[(_at + 1)..end].Normalize(NormalizationForm.FormC), end + 1);
    }

    private Problem? ReadReference()
    {
        var end = _text.IndexOf('}', _at);
        if (end < 0)
        {
            return TemplateProblems.ExpressionUnclosed(_at + 1, "${");
        }

        var name = _text[(_at + 2)..end].Trim();
        return name.Length > 0 && name.All(IsNamePart)
            ? Take(TokenKind.Reference, name, end + 1)
            : TemplateProblems.ExpressionSyntax(_at + 3, name.Length == 0 ? "}" : Shown(name));
    }

    private Problem? ReadNumber()
    {
        var end = _at;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || (_text[end] == '.' && !_text.AsSpan(_at, end - _at).Contains('.'))))
        {
            end++;
        }

        var written = _text[_at..end];
        return Figures.TryRead(written.Trim('.'), out _)
            ? Take(TokenKind.Number, written, end)
            : TemplateProblems.ExpressionNumberTooLong(_at + 1, Figures.MaxDigits);
    }

    private Problem? ReadName()
    {
        var end = _at;
        while (end < _text.Length && (IsNamePart(_text[end]) || _text[end] == ':'))
        {
            end++;
        }

        return Take(TokenKind.Name, _text[_at..end], end);
    }

    private Problem? ReadSymbol()
    {
        foreach (var (written, meant) in Foreign)
        {
            if (StartsWith(written) && !StartsWith("!="))
            {
                return TemplateProblems.ExpressionWriteInstead(_at + 1, written, meant);
            }
        }

        return Array.Find(Symbols, StartsWith) is { } symbol
            ? Take(TokenKind.Symbol, symbol, _at + symbol.Length)
            : TemplateProblems.ExpressionSyntax(_at + 1, char.IsSurrogate(_text[_at]) ? _text.Substring(_at, 2) : _text[_at].ToString());
    }

    private bool StartsWith(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private Problem? Take(TokenKind kind, string text, int end)
    {
        _tokens.Add(new(kind, text, _at + 1));
        _at = end;
        return null;
    }

    /// <summary>Half a character cannot be normalised, compared or stored.</summary>
    private static int? LoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return index;
            }

            index++;
        }

        return null;
    }

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.';

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40];
}

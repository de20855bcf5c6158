using System.Globalization;
using System.Text;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// Reads the patterns of <c>regex()</c>: <c>. [a-z] [^…] \d \w \s \D \W \S ^ $ ( ) (?: ) | * + ? {m} {m,} {m,n}</c>. What cannot be run
/// without going back (<c>\1</c>, look-around) and what differs from language to language is refused at its character.
/// </summary>
internal sealed class PatternParser
{
    private const int LargestCount = 1000;

    private readonly Rune[] _runes;
    private readonly int[] _positions;
    private int _at;
    private int _nesting;
    private Problem? _stop;

    private PatternParser(string pattern, int position)
    {
        _runes = [.. pattern.EnumerateRunes()];
        _positions = new int[_runes.Length + 1];
        _positions[0] = position;
        for (var index = 0; index < _runes.Length; index++)
        {
            _positions[index + 1] = _positions[index] + _runes[index].Utf16SequenceLength;
        }
    }

    /// <param name="position">Of the pattern's first character in the expression.</param>
    public static Outcome<Pattern> Parse(string pattern, int position)
    {
        var parser = new PatternParser(pattern, position);
        var tree = parser.ParseChoice();
        if (parser._stop is null && parser._at < parser._runes.Length)
        {
            parser.Stop(parser.Unexpected());
        }

        return parser._stop is { } problem ? problem : new Pattern(tree);
    }

    private bool Is(char character) => _at < _runes.Length && _runes[_at].Value == character;

    private bool IsAhead(string text) => text.Select((letter, index) => _at + index < _runes.Length && _runes[_at + index].Value == letter).All(same => same);

    private PatternTree ParseChoice()
    {
        var start = _at;
        List<PatternTree> items = [ParseSequence()];
        while (_stop is null && Is('|'))
        {
            _at++;
            items.Add(ParseSequence());
        }

        return Sized(items.Count == 1 ? items[0] : new PatternChoice(items), start);
    }

    private PatternTree ParseSequence()
    {
        List<PatternTree> items = [];
        while (_stop is null && _at < _runes.Length && !Is('|') && !Is(')'))
        {
            var start = _at;
            items.Add(ParseRepeat(ParseOne(), start));
        }

        return items.Count == 1 ? items[0] : new PatternSequence(items);
    }

    private PatternTree ParseRepeat(PatternTree item, int start)
    {
        if (_stop is not null || item is PatternEdge || ReadCount() is not { } count)
        {
            return item;
        }

        if (Is('?'))
        {
            _at++;
        }

        return Sized(new PatternRepeat(item, count.Least, count.Most), start);
    }

    private (int Least, int? Most)? ReadCount()
    {
        var start = _at;
        if (Is('*') || Is('+') || Is('?'))
        {
            _at++;
            return _runes[start].Value switch { '*' => (0, null), '+' => (1, null), _ => (0, 1) };
        }

        if (!Is('{'))
        {
            return null;
        }

        _at++;
        var least = ReadNumber();
        var most = least;
        if (Is(','))
        {
            _at++;
            most = ReadNumber();
        }

        if (least is not { } fewest || !Is('}') || most < fewest)
        {
            Stop(TemplateProblems.ExpressionSyntax(_positions[start], "{"));
            return null;
        }

        _at++;
        return (fewest, most);
    }

    private int? ReadNumber()
    {
        var start = _at;
        while (_at < _runes.Length && _runes[_at].Value is >= '0' and <= '9' && _at - start < 4)
        {
            _at++;
        }

        return _at > start ? Math.Min(LargestCount + 1, int.Parse(string.Concat(_runes[start.._at]), CultureInfo.InvariantCulture)) : null;
    }

    private PatternTree ParseOne()
    {
        switch (_runes[_at].Value)
        {
            case '(':
                return ParseGroup();
            case '[':
                return ParseClass();
            case '\\':
                return ParseEscape();
            case '^' or '$':
                return new PatternEdge(_runes[_at++].Value == '^' ? StepKind.Start : StepKind.End);
            case '.':
                _at++;
                return PatternSet.Any;
            case '*' or '+' or '?' or '{':
                return Stop(Unexpected());
            case var character:
                _at++;
                return PatternSet.Of(character);
        }
    }

    private PatternTree ParseGroup()
    {
        var start = _at++;
        if (++_nesting > Expression.MaxDepth)
        {
            return Stop(TemplateProblems.ExpressionTooDeep(_positions[start], Expression.MaxDepth));
        }

        if (Is('?'))
        {
            if (!IsAhead("?:"))
            {
                var end = IsAhead("?<=") || IsAhead("?<!") ? _at + 3 : Math.Min(_at + 2, _runes.Length);
                return Stop(TemplateProblems.PatternNotSupported(_positions[start], string.Concat(_runes[start..end])));
            }

            _at += 2;
        }

        var inner = ParseChoice();
        if (_stop is null && !Is(')'))
        {
            return Stop(TemplateProblems.ExpressionUnclosed(_positions[start], "("));
        }

        _at++;
        _nesting--;
        return inner;
    }

    private PatternSet ParseClass()
    {
        var start = _at++;
        var isNegated = Is('^');
        _at += isNegated ? 1 : 0;
        List<(int, int)> ranges = [];
        while (_stop is null && !(Is(']') && ranges.Count > 0))
        {
            if (_at >= _runes.Length)
            {
                return Stop(TemplateProblems.ExpressionUnclosed(_positions[start], "["));
            }

            ranges.AddRange(ParseRange());
        }

        _at++;
        var set = PatternSet.Of(ranges);
        return isNegated ? set.Others() : set;
    }

    /// <summary>One character, a range, or a set such as <c>\d</c>.</summary>
    private IEnumerable<(int First, int Last)> ParseRange()
    {
        var start = _at;
        var first = ParseMember();
        if (_stop is not null || !Is('-') || _at + 1 >= _runes.Length || _runes[_at + 1].Value == ']')
        {
            return first.Pairs;
        }

        _at++;
        var last = ParseMember();
        if (_stop is null && (first.Ranges is not [var from, var same] || from != same || last.Ranges is not [var to, var alike] || to != alike || to < from))
        {
            Stop(TemplateProblems.ExpressionSyntax(_positions[start], string.Concat(_runes[start.._at])));
        }

        return _stop is null ? [(first.Ranges[0], last.Ranges[0])] : [];
    }

    private PatternSet ParseMember()
    {
        if (Is('\\'))
        {
            return ParseEscape();
        }

        // Other languages read [[:alpha:]] and && inside a class, each in its own way.
        return Is('[') || Is(']') || IsAhead("&&")
            ? Stop(TemplateProblems.PatternNotSupported(_positions[_at], IsAhead("&&") ? "&&" : _runes[_at].ToString()))
            : PatternSet.Of(_runes[_at++].Value);
    }

    private PatternSet ParseEscape()
    {
        var start = _at++;
        if (_at == _runes.Length)
        {
            return Stop(TemplateProblems.ExpressionSyntax(_positions[start], "\\"));
        }

        var letter = _runes[_at++].Value;
        return letter switch
        {
            'd' => PatternSet.Digit,
            'D' => PatternSet.Digit.Others(),
            'w' => PatternSet.Word,
            'W' => PatternSet.Word.Others(),
            's' => PatternSet.Space,
            'S' => PatternSet.Space.Others(),
            't' => PatternSet.Of('\t'),
            'n' => PatternSet.Of('\n'),
            'r' => PatternSet.Of('\r'),
            'u' => ParseCode(start),
            <= '~' when !char.IsAsciiLetterOrDigit((char)letter) => PatternSet.Of(letter),
            _ => Stop(TemplateProblems.PatternNotSupported(_positions[start], string.Concat(_runes[start.._at]))),
        };
    }

    private PatternSet ParseCode(int start)
    {
        var digits = string.Concat(_runes.Skip(_at).Take(4));
        if (digits.Length != 4 || !digits.All(char.IsAsciiHexDigit))
        {
            return Stop(TemplateProblems.PatternNotSupported(_positions[start], "\\u"));
        }

        _at += 4;
        return PatternSet.Of(int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    private PatternTree Sized(PatternTree tree, int start)
    {
        if (_stop is null && tree.Size > Pattern.MaxSteps)
        {
            Stop(TemplateProblems.PatternTooLarge(_positions[start], Pattern.MaxSteps));
        }

        return _stop is null ? tree : PatternSet.Digit;
    }

    private Problem Unexpected() => TemplateProblems.ExpressionSyntax(_positions[_at], _runes[_at].ToString());

    private PatternSet Stop(Problem problem)
    {
        _stop ??= problem;
        _at = _runes.Length;
        return PatternSet.Digit;
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>A rule while it is being rewritten. It remembers where each character came from, so that an error is told at its place in the cell.</summary>
internal sealed class RuleText
{
    private const string Single = "‘’‚‛′`";
    private const string Double = "“”„‟″";

    private List<int> _origins;

    public RuleText(string text)
    {
        var characters = new StringBuilder(text.Length);
        _origins = new(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            // Zero-width characters come along when a rule is copied from a web page.
            if (text[index] is not ('\u200b' or '\u200c' or '\u200d' or '\ufeff'))
            {
                characters.Append(text[index] is '\u00a0' or '\u202f' ? ' ' : text[index]);
                _origins.Add(index);
            }
        }

        Text = characters.ToString();
    }

    public string Text { get; private set; }

    /// <summary>From 1, of a position from 1 in what the rule has become.</summary>
    public int OriginalPosition(int position) => position - 1 < _origins.Count ? _origins[position - 1] + 1 : _origins.Count == 0 ? 1 : _origins[^1] + 2;

    /// <param name="edits">In the order of the text, not overlapping.</param>
    public void Apply(IEnumerable<(int Start, int Length, string With)> edits)
    {
        var (characters, origins, at) = (new StringBuilder(Text.Length), new List<int>(_origins.Count), 0);
        foreach (var (start, length, with) in edits)
        {
            characters.Append(Text, at, start - at).Append(with);
            origins.AddRange(_origins.GetRange(at, start - at));
            origins.AddRange(Enumerable.Repeat(start < _origins.Count ? _origins[start] : 0, with.Length));
            at = start + length;
        }

        origins.AddRange(_origins.GetRange(at, _origins.Count - at));
        (Text, _origins) = (characters.Append(Text, at, Text.Length - at).ToString(), origins);
    }

    /// <param name="becomes">Null: it stays.</param>
    public void Replace(Regex pattern, Func<Match, string?> becomes) => Apply(
        [.. from match in pattern.Matches(Text) let with = becomes(match) where with is not null && with != match.Value select (match.Index, match.Length, with)]);

    /// <summary>Curly quotes that stand for straight ones; those within a straightly quoted text are letters.</summary>
    public bool StraightenQuotes()
    {
        var characters = Text.ToCharArray();
        var found = false;
        for (var index = 0; index < characters.Length; index++)
        {
            var (kind, straight) = Quote(characters[index]);
            if (kind is null)
            {
                continue;
            }

            found |= characters[index] != straight;
            characters[index] = straight;
            while (++index < characters.Length && !kind.Contains(characters[index], StringComparison.Ordinal))
            {
            }

            if (index < characters.Length)
            {
                found |= characters[index] != straight;
                characters[index] = straight;
            }
        }

        Text = new(characters);
        return found;
    }

    /// <summary>True for characters between quotes, the quotes included.</summary>
    public bool[] Quoted()
    {
        var quoted = new bool[Text.Length];
        for (var index = 0; index < Text.Length; index++)
        {
            if (Text[index] is '\'' or '"')
            {
                var end = Text.IndexOf(Text[index], index + 1);
                end = end < 0 ? Text.Length - 1 : end;
                Array.Fill(quoted, true, index, end - index + 1);
                index = end;
            }
        }

        return quoted;
    }

    /// <summary>What closes a text that the character opens: a straight quote closes itself only.</summary>
    private static (string? Closing, char Straight) Quote(char character) => character switch
    {
        '\'' => ("'", '\''),
        '"' => ("\"", '"'),
        _ when Single.Contains(character, StringComparison.Ordinal) => (Single + "'", '\''),
        _ when Double.Contains(character, StringComparison.Ordinal) => (Double + "\"", '"'),
        _ => (null, character),
    };
}

using System.Collections.Frozen;
using System.Text;

namespace SurveyPlatform.Shared;

/// <summary>What each code of the two encodings means, by the Latin-1 character that a program of today shows for it.</summary>
internal static class LegacyTables
{
    // From A1 on; a blank: the code has no letter.
    private const string Tcvn3Letters =
        "ĂÂÊÔƠƯĐăâêôơưđ " // A1–AF
        + "     àảãáạ ằẳẵắ " // B0–BF
        + "      ặầẩẫấậè ẻẽ" // C0–CF
        + "éẹềểễếệìỉ   ĩíịò" // D0–DF
        + " ỏõóọồổỗốộờởỡớợù" // E0–EF
        + " ủũúụừửữứựỳỷỹýỵ "; // F0–FF

    private static readonly FrozenDictionary<char, char> Tcvn3Codes = Tcvn3Letters
        .Select((letter, index) => (Code: (char)(0xa1 + index), letter)).Where(pair => pair.letter != ' ')
        .ToFrozenDictionary(pair => pair.Code, pair => pair.letter);

    /// <summary>Letters of VNI that stand by themselves.</summary>
    private static readonly FrozenDictionary<char, char> VniLetters = Pairs("ñđ ôơ öư íí ìì æỉ óĩ òị îỵ ÑĐ ÔƠ ÖƯ ÍÍ ÌÌ ÆỈ ÓĨ ÒỊ ÎỴ");

    /// <summary>The mark that follows a vowel: circumflex, breve, tone, or two of them.</summary>
    private static readonly FrozenDictionary<char, string> VniMarks = new Dictionary<char, string>
    {
        ['ù'] = "\u0301",
        ['ø'] = "\u0300",
        ['û'] = "\u0309",
        ['õ'] = "\u0303",
        ['ï'] = "\u0323",
        ['â'] = "\u0302",
        ['á'] = "\u0302\u0301",
        ['à'] = "\u0302\u0300",
        ['å'] = "\u0302\u0309",
        ['ã'] = "\u0302\u0303",
        ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306",
        ['é'] = "\u0306\u0301",
        ['è'] = "\u0306\u0300",
        ['ú'] = "\u0306\u0309",
        ['ü'] = "\u0306\u0303",
        ['ë'] = "\u0306\u0323",
    }.ToFrozenDictionary();

    /// <summary>Null: there is a letter that the encoding does not have.</summary>
    public static List<LegacyWord>? Tcvn3(string text)
    {
        var words = new Words();
        foreach (var character in text)
        {
            if (Tcvn3Codes.TryGetValue(character, out var letter))
            {
                words.Letter(character.ToString(), letter.ToString());
            }
            else if (!words.Plain(character))
            {
                return null;
            }
        }

        return words.Finish();
    }

    /// <inheritdoc cref="Tcvn3"/>
    public static List<LegacyWord>? Vni(string text)
    {
        var words = new Words();
        for (var at = 0; at < text.Length; at++)
        {
            var letter = VniLetters.GetValueOrDefault(text[at], text[at]);
            if (at + 1 < text.Length && "aeouyơưAEOUYƠƯ".Contains(letter, StringComparison.Ordinal)
                && VniMarks.TryGetValue(char.ToLowerInvariant(text[at + 1]), out var marks) && $"{letter}{marks}".Normalize(NormalizationForm.FormC) is { Length: 1 } marked)
            {
                words.Letter(text.Substring(at, 2), marked);
                at++;
            }
            else if (VniLetters.ContainsKey(text[at]))
            {
                words.Letter(text[at].ToString(), letter.ToString());
            }
            else if (!words.Plain(letter))
            {
                return null;
            }
        }

        return words.Finish();
    }

    /// <summary>Fonts of capitals (.VnTimeH) show the codes of small letters as capitals: a text without small letters is all capitals.</summary>
    public static string InCapitals(string typed, string converted) =>
        typed.Any(char.IsAsciiLetterLower) || typed.Count(char.IsAsciiLetterUpper) < 2 ? converted : converted.ToUpperInvariant();

    private static FrozenDictionary<char, char> Pairs(string pairs) => pairs.Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private sealed class Words
    {
        private readonly List<LegacyWord> _words = [];
        private readonly StringBuilder _typed = new();
        private readonly StringBuilder _converted = new();

        public void Letter(string typed, string converted)
        {
            _typed.Append(typed);
            _converted.Append(converted);
        }

        /// <summary>A letter of ASCII goes on with the word; a sign ends it; any other letter is not of the encoding.</summary>
        public bool Plain(char character)
        {
            if (char.IsAsciiLetter(character))
            {
                Letter(character.ToString(), character.ToString());
                return true;
            }

            EndWord();
            _words.Add(new(character.ToString(), character.ToString(), IsWord: false));
            return !char.IsLetter(character);
        }

        public List<LegacyWord> Finish()
        {
            EndWord();
            return _words;
        }

        private void EndWord()
        {
            if (_typed.Length > 0)
            {
                _words.Add(new(_typed.ToString(), _converted.ToString(), IsWord: _converted.Length > 1));
            }

            _typed.Clear();
            _converted.Clear();
        }
    }
}

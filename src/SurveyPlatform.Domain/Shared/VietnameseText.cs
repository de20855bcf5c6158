using System.Globalization;
using System.Text;

namespace SurveyPlatform.Shared;

/// <summary>Comparing, finding and ordering Vietnamese text. Texts are stored NFC.</summary>
public static class VietnameseText
{
    // CLDR vi: ă â after a, đ after d, ê after e, ô ơ after o, ư after u are letters of their own; tones only decide between equals.
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>Trimmed, inner white space single, NFC: how every text enters the store.</summary>
    public static string Clean(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Case-insensitive, accents kept: the key that exact matches are found by.</summary>
    public static string SearchKey(string text) => Clean(text).ToLowerInvariant();

    /// <summary>
    /// Without case, accents and tone placement (<c>Hoà</c> and <c>Hòa</c> are both <c>hoa</c>). For finding only:
    /// <c>An Nghĩa</c> and <c>Ân Nghĩa</c> are different communes with the same folded key.
    /// </summary>
    public static string FoldedKey(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in SearchKey(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(character == 'đ' ? 'd' : character);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// Without case, each syllable's tone behind it: <c>Hoà</c> and <c>Hòa</c> are two ways to spell one name, and have one key; <c>An</c> and
    /// <c>Ân</c> are two names, and have two.
    /// </summary>
    public static string SpellingKey(string text) => string.Join(' ', SearchKey(text).Split(' ').Select(syllable =>
    {
        var decomposed = syllable.Normalize(NormalizationForm.FormD);
        var tones = decomposed.Where(mark => Tones.Contains(mark, StringComparison.Ordinal));
        return string.Concat(decomposed.Where(mark => !Tones.Contains(mark, StringComparison.Ordinal)).Concat(tones)).Normalize(NormalizationForm.FormC);
    }));

    /// <summary>
    /// Ordinal order of these keys is Vietnamese dictionary order: letters first (CLDR vi), then tones in the order
    /// ngang, huyền, hỏi, ngã, sắc, nặng. Stored beside the name, so that both databases sort alike without collations.
    /// </summary>
    public static string SortKey(string text)
    {
        var letters = new StringBuilder(text.Length);
        var tones = new StringBuilder(text.Length);
        foreach (var character in SearchKey(text))
        {
            var (letter, tone) = Split(character);
            var place = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            letters.Append(place >= 0 ? (char)('A' + place) : letter <= ' ' ? '!' : letter < 'A' ? letter : (char)('A' + Alphabet.Length));
            tones.Append((char)('0' + tone));
        }

        // The blank is below everything else: a name comes before the same name with more.
        return $"{letters} {tones}";
    }

    private static (char Letter, int Tone) Split(char character)
    {
        if (char.IsSurrogate(character))
        {
            return (character, 0);
        }

        var decomposed = character.ToString().Normalize(NormalizationForm.FormD);
        var tone = decomposed.Select(mark => Tones.IndexOf(mark, StringComparison.Ordinal) + 1).Max();
        var letter = tone == 0
            ? character
            : string.Concat(decomposed.Where(mark => !Tones.Contains(mark, StringComparison.Ordinal))).Normalize(NormalizationForm.FormC)[0];
        return (letter, tone);
    }
}

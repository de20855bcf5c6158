using System.Text;

namespace SurveyPlatform.Shared;

/// <summary>A way Vietnamese was written before Unicode: letters of a font on the codes of other letters.</summary>
public enum LegacyEncoding
{
    /// <summary>TCVN 5712:1993 (VN3), fonts whose names begin with <c>.Vn</c>: <c>Céng hßa x· héi</c>.</summary>
    Tcvn3,

    /// <summary>VNI for Windows, fonts whose names begin with <c>VNI-</c>: <c>Coäng hoøa xaõ hoäi</c>.</summary>
    Vni,
}

/// <summary>
/// Recognises Vietnamese that was typed for a font of the time before Unicode, and converts it. It would rather miss one than take a text for
/// what it is not: every accented word must become a possible Vietnamese syllable, and one at least must not have been one before.
/// </summary>
/// <param name="Converted">In Unicode, NFC.</param>
public sealed record LegacyText(LegacyEncoding Encoding, string Converted)
{
    /// <summary>The letters that tell one encoding from another are found early; longer texts are converted whole all the same.</summary>
    private const int EnoughWords = 200;

    /// <summary>Null: the text is as it should be, or nobody can tell.</summary>
    public static LegacyText? Find(string text)
    {
        if (text.All(char.IsAscii) || text.Any(char.IsSurrogate) || text.Normalize(NormalizationForm.FormC) is var typed && typed.Any(IsOfUnicodeOnly))
        {
            return null;
        }

        var (tcvn3, vni) = (LegacyTables.Tcvn3(typed), LegacyTables.Vni(typed));
        return (Evidence(tcvn3), Evidence(vni)) switch
        {
            (0, 0) => null,
            var (left, right) when left > right => new(LegacyEncoding.Tcvn3, LegacyTables.InCapitals(typed, Join(tcvn3))),
            var (left, right) when left < right => new(LegacyEncoding.Vni, Join(vni)),
            _ => null,
        };
    }

    /// <summary>Letters that no 8-bit font of the West has: who types them types Unicode.</summary>
    private static bool IsOfUnicodeOnly(char character) => character > '\u00ff' && char.IsLetter(character);

    /// <summary>How many words speak for the encoding; 0 where one speaks against it.</summary>
    private static int Evidence(List<LegacyWord>? words)
    {
        if (words is null)
        {
            return 0;
        }

        var accented = words.Where(word => word.IsWord && !word.Typed.All(char.IsAscii)).Take(EnoughWords).ToList();
        if (accented.Exists(word => !VietnameseSyllable.IsPossible(word.Converted, isStrict: true)))
        {
            return 0;
        }

        var telling = accented.Where(word => !VietnameseSyllable.IsPossible(word.Typed, isStrict: false)).Select(word => word.Typed).Distinct(StringComparer.Ordinal).ToList();
        return telling.Count > 1 || telling.Exists(StandsAlone) ? telling.Count : 0;
    }

    /// <summary>5 µm is no sàm: a short word that begins with a sign is not enough.</summary>
    private static bool StandsAlone(string word) => word.Length > 2 || char.IsAsciiLetter(word[0]);

    private static string Join(List<LegacyWord>? words) =>
        string.Concat(words!.Select(word => word.Converted)).Normalize(NormalizationForm.FormC);
}

/// <param name="IsWord">Letters only, two at least once converted; else what stands between words, or a sign of its own.</param>
internal readonly record struct LegacyWord(string Typed, string Converted, bool IsWord);

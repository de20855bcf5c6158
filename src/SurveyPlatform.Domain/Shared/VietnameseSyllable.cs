using System.Collections.Frozen;
using System.Text;

namespace SurveyPlatform.Shared;

/// <summary>Whether a word could be one Vietnamese syllable: an onset and a rime of the language, with at most one tone.</summary>
public static class VietnameseSyllable
{
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";
    private const string SharpTones = "\u0301\u0323";

    /// <summary>The longest syllable is <c>nghiêng</c>.</summary>
    private const int MaxLength = 7;

    private static readonly FrozenSet<string> Onsets =
        "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".Split(' ').Append("").ToFrozenSet(StringComparer.Ordinal);

    // With k at the end for the names of the highlands: Đắk, Đak.
    private static readonly FrozenSet<string> Rimes = (
        "a ai ao au ay am an ang anh ap at ac ach ak ăm ăn ăng ăp ăt ăc ăk âu ây âm ân âng âp ât âc "
        + "e eo em en eng ep et ec ek ê êu êm ên êng ênh êp êt êch êk i ia iu im in inh ip it ich iêu iêm iên iêng iêp iêt iêc yêu yêm yên yêng yêt y "
        + "o oi om on ong op ot oc ok oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc oe oeo oen oet oong ooc "
        + "ô ôi ôm ôn ông ôp ôt ôc ôk ơ ơi ơm ơn ơp ơt u ua ui um un ung up ut uc uk uân uâng uât uây uê uên uêch uênh uơ uy uya uyu uyên uyêt uyn uynh uyt uych "
        + "uôi uôm uôn uông uôt uôc ư ưa ưi ưu ưng ưt ưc ươi ươu ươm ươn ương ươp ươt ươc yn ynh yt ych")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="isStrict">A syllable that ends in c, ch, p or t has one of the two tones that it can have; typed in haste it often has none.</param>
    public static bool IsPossible(string word, bool isStrict)
    {
        if (word.Length is 0 or > 2 * MaxLength)
        {
            return false;
        }

        var letters = new StringBuilder(word.Length);
        char? tone = null;
        foreach (var character in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (!Tones.Contains(character, StringComparison.Ordinal))
            {
                letters.Append(character);
            }
            else if (tone is null)
            {
                tone = character;
            }
            else
            {
                return false;
            }
        }

        var syllable = letters.ToString().Normalize(NormalizationForm.FormC);
        return syllable.Length <= MaxLength && IsBuilt(syllable) && (!isStrict || !IsStopped(syllable) || (tone is { } sharp && SharpTones.Contains(sharp, StringComparison.Ordinal)));
    }

    private static bool IsBuilt(string syllable) =>
        Enumerable.Range(0, Math.Min(4, syllable.Length)).Any(length => Onsets.Contains(syllable[..length]) && Rimes.Contains(syllable[length..]));

    private static bool IsStopped(string syllable) => syllable[^1] is 'c' or 'p' or 't' || syllable.EndsWith("ch", StringComparison.Ordinal);
}

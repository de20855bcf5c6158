using System.Text;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Documents;

/// <summary>What a text file was written in: Unicode, or one of the code pages that Vietnamese was written in before.</summary>
internal static class TextEncodings
{
    /// <summary>So much is looked at to tell one code page from another.</summary>
    private const int SampleLength = 64 * 1024;
    private const int Vietnamese = 1258;
    private const int Western = 1252;
    private const double MostlyVietnamese = 0.8;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null: it is no text.</summary>
    public static string? Decode(byte[] content)
    {
        var text = Marked(content) ?? Utf16(content) ?? Utf8(content) ?? CodePage(content);
        return text.Any(sign => sign < ' ' && sign is not ('\t' or '\r' or '\n' or '\f')) ? null : text;
    }

    private static string? Marked(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content, 3, content.Length - 3),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
        _ => null,
    };

    /// <summary>Without its mark: separators and digits have a zero beside them.</summary>
    private static string? Utf16(byte[] content)
    {
        var sample = content.AsSpan(0, Math.Min(content.Length, SampleLength) & ~1);
        var (even, odd) = (0, 0);
        for (var at = 0; at < sample.Length; at += 2)
        {
            even += sample[at] == 0 ? 1 : 0;
            odd += sample[at + 1] == 0 ? 1 : 0;
        }

        var isMost = Math.Max(even, odd) > sample.Length / 8 && Math.Min(even, odd) == 0;
        return !isMost ? null : odd > even ? Encoding.Unicode.GetString(content) : Encoding.BigEndianUnicode.GetString(content);
    }

    private static string? Utf8(byte[] content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Text typed for an old font is left as it is and recognised by what it looks like (<see cref="LegacyText"/>).</summary>
    private static string CodePage(byte[] content)
    {
        var sample = content[..Math.Min(content.Length, SampleLength)];
        var isVietnamese = Likeness(Of(Vietnamese, sample).Normalize(NormalizationForm.FormC)) >= MostlyVietnamese;
        var isLegacy = !isVietnamese && Of(Western, sample).Split('\n').Any(line => LegacyText.Find(line) is not null);
        return Of(isLegacy ? Western : Vietnamese, content);
    }

    private static string Of(int codePage, byte[] content) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(content);

    /// <summary>How many of the accented words could be Vietnamese.</summary>
    private static double Likeness(string text)
    {
        var words = text.Split([' ', ';', ',', '\t', '|', '"', '\r', '\n', '(', ')', '/', '-', '.', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(char.IsAscii)).ToList();
        return words.Count == 0 ? 0 : (double)words.Count(word => VietnameseSyllable.IsPossible(word, isStrict: false)) / words.Count;
    }
}

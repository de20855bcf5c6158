using System.Buffers.Binary;

namespace SurveyPlatform.Returns;

/// <summary>
/// The small picture of a photo or scan, made by the sender's browser: a list of ten photos costs a slow line no more than one. It is shown as it was sent, so
/// only a JPEG that is small in bytes and in sight is one.
/// </summary>
public static class Thumbnail
{
    public const int MaxBytes = 24 * 1024;
    public const int MaxSide = 320;
    public const string ContentType = "image/jpeg";

    public static bool IsOne(ReadOnlySpan<byte> content)
    {
        if (content.Length is < 4 or > MaxBytes || !content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) || !content.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]))
        {
            return false;
        }

        // From marker to marker until the one that says how large it is: 0xC0 to 0xC2 are the kinds of JPEG that browsers write.
        for (var at = 2; at + 9 <= content.Length && content[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]))
        {
            if (content[at + 1] is >= 0xC0 and <= 0xC2)
            {
                return BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]) is > 0 and <= MaxSide
                    && BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]) is > 0 and <= MaxSide;
            }
        }

        return false;
    }
}

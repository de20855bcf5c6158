using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public sealed class ThumbnailTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(Thumbnail.MaxSide, Thumbnail.MaxSide, true)]
    [InlineData(Thumbnail.MaxSide + 1, 10, false)]
    [InlineData(10, Thumbnail.MaxSide + 1, false)]
    [InlineData(0, 10, false)]
    public void It_is_small_in_sight(int width, int height, bool isOne) => Thumbnail.IsOne(Jpeg(width, height)).ShouldBe(isOne);

    [Fact]
    public void It_is_a_whole_JPEG_and_small_in_bytes()
    {
        Thumbnail.IsOne([]).ShouldBeFalse();
        Thumbnail.IsOne(FileKindTests.Pdf).ShouldBeFalse();
        Thumbnail.IsOne([0xFF, 0xD8, 0xFF, 0xD9]).ShouldBeFalse();
        Thumbnail.IsOne(Jpeg(10, 10).AsSpan()[..^1]).ShouldBeFalse();
        Thumbnail.IsOne([.. Jpeg(10, 10)[..^2], .. new byte[Thumbnail.MaxBytes], 0xFF, 0xD9]).ShouldBeFalse();
        // A length that leads nowhere, or nowhere else.
        Thumbnail.IsOne([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0xFF, 0xD9]).ShouldBeFalse();
        Thumbnail.IsOne([0xFF, 0xD8, .. Enumerable.Repeat<byte[]>([0xFF, 0xE0, 0, 0], 1000).SelectMany(part => part), 0xFF, 0xD9]).ShouldBeFalse();
    }

    /// <summary>As far as anybody reads it here: a start, a comment, the size, an end.</summary>
    internal static byte[] Jpeg(int width, int height) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2,
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)(height & 0xFF), (byte)(width >> 8), (byte)(width & 0xFF), 1, 1, 0x11, 0,
        0xFF, 0xD9,
    ];
}

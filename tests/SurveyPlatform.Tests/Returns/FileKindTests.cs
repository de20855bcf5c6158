using System.IO.Compression;
using System.Text;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public sealed class FileKindTests
{
    public static byte[] Pdf { get; } = "%PDF-1.7 một tệp"u8.ToArray();

    [Fact]
    public void The_content_says_what_a_file_is()
    {
        Ending(Pdf).ShouldBe("pdf");
        Ending([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]).ShouldBe("png");
        Ending([0xFF, 0xD8, 0xFF, 0xE0]).ShouldBe("jpg");
        Ending(Zip("[Content_Types].xml", "word/document.xml")).ShouldBe("docx");
        Ending(Zip("[Content_Types].xml", "xl/workbook.xml")).ShouldBe("xlsx");
        Ending(Zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml")).ShouldBe("odt");
        Ending(Zip("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml")).ShouldBe("ods");
    }

    [Fact]
    public void Nothing_else_is_taken_whatever_it_pretends()
    {
        Ending("MZ\u0090 a program"u8.ToArray()).ShouldBeNull();
        Ending("<html><script>alert(1)</script>"u8.ToArray()).ShouldBeNull();
        Ending("<svg onload='alert(1)'/>"u8.ToArray()).ShouldBeNull();
        Ending(Zip("run.exe")).ShouldBeNull();
        Ending(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")).ShouldBeNull("macros");
        Ending(Zip("mimetype=application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml")).ShouldBeNull("macros");
        Ending("PK\u0003\u0004 cut off"u8.ToArray()).ShouldBeNull();
        Ending([]).ShouldBeNull();
    }

    [Theory]
    [InlineData("Kế hoạch.pdf", "Kế hoạch.pdf")]
    [InlineData("C:\\temp\\Kế hoạch.PDF", "Kế hoạch.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("ảnh.png.exe", "ảnh.png.exe.pdf")]
    [InlineData("a\u202Egpj.\"<b>\r\nX: y", "agpj.__b_ X_ y.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData("...", "file.pdf")]
    public void A_name_is_a_name_and_no_path(string sent, string kept) => Attachment.NameFor(sent, FileKind.Of(Pdf)!).ShouldBe(kept);

    [Fact]
    public void A_long_name_is_cut_before_its_ending() => Attachment.NameFor(new string('a', 500), FileKind.Of(Pdf)!).Length.ShouldBe(Attachment.FileNameMaxLength);

    private static string? Ending(byte[] content) => FileKind.Of(content)?.Ending;

    private static byte[] Zip(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var part in parts.Select(part => part.Split('=')))
            {
                using var entry = archive.CreateEntry(part[0]).Open();
                entry.Write(Encoding.ASCII.GetBytes(part.ElementAtOrDefault(1) ?? "<x/>"));
            }
        }

        return stream.ToArray();
    }
}

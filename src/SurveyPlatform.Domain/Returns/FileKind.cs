using System.IO.Compression;
using System.Text;

namespace SurveyPlatform.Returns;

/// <summary>The kinds of files that are taken, told by their content; a name proves nothing.</summary>
public sealed record FileKind(string Ending, string ContentType)
{
    private const int MostParts = 10_000;

    private static readonly FileKind Pdf = new("pdf", "application/pdf");
    private static readonly FileKind Png = new("png", "image/png");
    private static readonly FileKind Jpeg = new("jpg", "image/jpeg");

    /// <summary>By the part that each of them must have.</summary>
    private static readonly (string Part, FileKind Kind)[] Office =
    [
        ("word/document.xml", new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
        ("xl/workbook.xml", new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
        ("ppt/presentation.xml", new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")),
    ];

    private static readonly FileKind[] OpenDocument =
    [
        new("odt", "application/vnd.oasis.opendocument.text"),
        new("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ];

    public bool IsPicture => this == Png || this == Jpeg;

    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Png, Jpeg, .. Office.Select(kind => kind.Kind), .. OpenDocument];

    /// <summary>Null: none of those that are taken. Office files with macros are none.</summary>
    public static FileKind? Of(byte[] content) =>
        StartsWith(content, "%PDF-"u8) ? Pdf
        : StartsWith(content, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : StartsWith(content, [0xFF, 0xD8, 0xFF]) ? Jpeg
        : StartsWith(content, "PK\u0003\u0004"u8) ? OfArchive(content)
        : null;

    private static FileKind? OfArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var parts = archive.Entries.Take(MostParts + 1).Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return parts.Count > MostParts || parts.Any(IsMacro) ? null
                : parts.Contains("[Content_Types].xml") ? Array.Find(Office, kind => parts.Contains(kind.Part)).Kind
                : OfOpenDocument(archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return null;
        }
    }

    private static FileKind? OfOpenDocument(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        var buffer = new byte[100];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var type = Encoding.ASCII.GetString(buffer, 0, read).Trim();
        return Array.Find(OpenDocument, kind => kind.ContentType == type);
    }

    private static bool IsMacro(string part) =>
        part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(byte[] content, ReadOnlySpan<byte> magic) => content.AsSpan().StartsWith(magic);
}

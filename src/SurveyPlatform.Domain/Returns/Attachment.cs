using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>
/// A file that a unit sent along with its return; the answer to its question is <see cref="Id"/>. It never changes and never goes: another
/// file is another attachment, and the revisions that name this one still find it.
/// </summary>
public sealed class Attachment
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxPerReturn = 50;
    public const int FileNameMaxLength = 150;

    public required Guid Id { get; init; }

    public required ObligationId ObligationId { get; init; }

    /// <summary>Name of the question it was sent for.</summary>
    public required string Question { get; init; }

    public required string FileName { get; init; }

    /// <summary>As its content says (<see cref="FileKind"/>), whatever its name or its sender says.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal; the content is kept under it.</summary>
    public required string Hash { get; init; }

    public required string UploadedBy { get; init; }

    public required DateTime UploadedAtUtc { get; init; }

    /// <summary>Of a small picture of it (<see cref="Thumbnail"/>), kept in the same way; null: there is none.</summary>
    public string? ThumbnailHash { get; init; }

    /// <summary>The last part of what the sender calls it, in one line, without what file systems and headers mind; with the ending of its kind.</summary>
    public static string NameFor(string sent, FileKind kind)
    {
        var name = AnswerText.Clean(sent.Split('/', '\\')[^1]);
        name = string.Concat(name.Select(letter => "\"<>:|?*".Contains(letter, StringComparison.Ordinal) ? '_' : letter)).Trim('.', ' ');
        var stem = name.EndsWith($".{kind.Ending}", StringComparison.OrdinalIgnoreCase) ? name[..^(kind.Ending.Length + 1)] : name;
        var most = FileNameMaxLength - kind.Ending.Length - 1;
        stem = stem.Length <= most ? stem : stem[..(char.IsHighSurrogate(stem[most - 1]) ? most - 1 : most)];
        return $"{(stem.Length > 0 ? stem : "file")}.{kind.Ending}";
    }
}

using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Returns;

/// <summary>Every way a file that is sent along can be refused. Codes are public: never reuse or renumber one.</summary>
public static class AttachmentProblems
{
    public static Problem Empty { get; } = new("returns.file-empty", Invalid, "The file is empty.");

    public static Problem UnknownFile { get; } = new("returns.unknown-file", Invalid, "No such file was sent for this return.");

    public static Problem NotScanned { get; } = new("returns.file-not-scanned", Conflict, "The file could not be scanned for viruses; try again later.");

    public static Problem KindNotTaken { get; } = new Problem("returns.file-kind", Invalid, $"Only these files are taken: {Kinds}.").With("kinds", Kinds);

    public static Problem TooLarge { get; } =
        new Problem("returns.file-too-large", ProblemKind.TooLarge, $"A file has at most {Attachment.MaxBytes / 1024 / 1024} MB.").With("limit", Attachment.MaxBytes / 1024 / 1024);

    public static Problem TooMany { get; } =
        new Problem("returns.too-many-files", Conflict, $"A return takes at most {Attachment.MaxPerReturn} files.").With("limit", Attachment.MaxPerReturn);

    public static Problem Infected(string name) => new Problem("returns.file-infected", Invalid, $"The file has a virus: {name}.").With("name", name);

    private static string Kinds => string.Join(", ", FileKind.All.Select(kind => kind.Ending));
}

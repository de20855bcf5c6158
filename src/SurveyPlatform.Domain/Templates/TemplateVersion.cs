using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>A published form. Its document never changes; a correction is the next version.</summary>
public sealed class TemplateVersion
{
    public const int ReasonMaxLength = 500;

    public Guid Id { get; init; }

    public required string TemplateCode { get; init; }

    /// <summary>1, 2, 3 … within the code.</summary>
    public int Number { get; init; }

    /// <summary>The <see cref="FormTemplate"/> as JSON, as it was published.</summary>
    public required string DocumentJson { get; init; }

    /// <summary>SHA-256 of <see cref="DocumentJson"/>: publishing the same document again publishes nothing.</summary>
    public required string Hash { get; init; }

    public DateTime PublishedAtUtc { get; init; }

    public required string PublishedBy { get; init; }

    /// <summary>The series that end before this version, found when it was published.</summary>
    public List<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>From then on nothing new is opened with it; what was opened stays.</summary>
    public DateTime? RetiredAtUtc { get; private set; }

    public string? RetiredBy { get; private set; }

    public string? RetiredReason { get; private set; }

    public Outcome<Done> Retire(string reason, string by, DateTime atUtc)
    {
        if (RetiredAtUtc is not null)
        {
            return TemplateProblems.AlreadyRetired(Number);
        }

        if (reason.Length is 0 or > ReasonMaxLength)
        {
            return reason.Length == 0 ? TemplateProblems.ReasonMissing : TemplateProblems.ReasonTooLong;
        }

        (RetiredReason, RetiredBy, RetiredAtUtc) = (reason, by, atUtc);
        return default(Done);
    }
}

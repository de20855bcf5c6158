namespace SurveyPlatform.Templates;

/// <summary>A published form. Its document never changes; a correction is the next version.</summary>
public sealed class TemplateVersion
{
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
}

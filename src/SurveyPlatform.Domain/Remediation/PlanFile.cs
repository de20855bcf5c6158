namespace SurveyPlatform.Remediation;

/// <summary>A file that belongs to a plan: the signed document, or what proves a task. It never changes; its content is kept under its hash.</summary>
public sealed class PlanFile
{
    public const int MostPerPlan = 500;

    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    /// <summary>Null: the issued document itself.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The report that it came with.</summary>
    public Guid? EventId { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public long Size { get; init; }

    public required string Hash { get; init; }

    public required string UploadedBy { get; init; }

    public DateTime UploadedAtUtc { get; init; }
}

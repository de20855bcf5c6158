using SurveyPlatform.Collection;

namespace SurveyPlatform.Remediation;

public enum TaskEventKind
{
    Reported,
    ClosedByVerdict,
    ReopenedByVerdict,
}

/// <summary>Something that happened to a task, kept: a report of the district, or a verdict that settled it one way or the other.</summary>
public sealed class TaskEvent
{
    public const int TextMaxLength = 2000;

    public Guid Id { get; init; }

    public Guid TaskId { get; init; }

    public TaskEventKind Kind { get; init; }

    public int Percent { get; init; }

    public string? Text { get; init; }

    /// <summary>The verdict that is the evidence, with what it found.</summary>
    public Guid? VerdictId { get; init; }

    public Period? Period { get; init; }

    public decimal? Figure { get; init; }

    public decimal? Threshold { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }
}

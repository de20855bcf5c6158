using SurveyPlatform.Registry;

namespace SurveyPlatform.Reconciliation;

/// <summary>One of those that a case is between, by its name in that quarter.</summary>
public sealed class CaseParty
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    public SourceSide Side { get; init; }

    public UnitId UnitId { get; init; }

    public required string Name { get; init; }

    /// <summary>The row scope: who acts within it sees the case now.</summary>
    public required string Path { get; set; }
}

/// <summary>One thing that was said or done in a case.</summary>
public sealed class CaseEntry
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    public CaseAction Action { get; init; }

    public SourceSide Side { get; init; }

    public CaseState To { get; init; }

    /// <summary>A user name.</summary>
    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    public string? Text { get; init; }

    /// <summary>What the unit had said until then, where the platform has compared again.</summary>
    public decimal? UnitNumberBefore { get; set; }

    public decimal? OperatorNumberBefore { get; set; }
}

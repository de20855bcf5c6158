using SurveyPlatform.Collection;

namespace SurveyPlatform.Reconciliation;

/// <summary>The two sources of a quarter were compared.</summary>
public sealed class ReconciliationRun
{
    public Guid Id { get; init; }

    public Period Period { get; init; }

    public DateTime AtUtc { get; init; }

    public required string By { get; init; }

    /// <summary>What counted as the same.</summary>
    public required string Tolerance { get; init; }

    public int Units { get; init; }

    public int Opened { get; init; }

    public int Closed { get; init; }
}

/// <summary>What the newest comparison found for one unit of a quarter.</summary>
public sealed class SourceMatch
{
    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    public Period Period { get; init; }

    public required List<Finding> Findings { get; set; }

    /// <summary>The operators that either side names, each between blanks: <c> vnpt viettel </c>.</summary>
    public required string Operators { get; set; }

    public int Agree { get; private set; }

    public int WithinTolerance { get; private set; }

    public int Differ { get; private set; }

    public int OnlyUnit { get; private set; }

    public int OnlyOperator { get; private set; }

    public int NotComparable { get; private set; }

    public void Take(IReadOnlyList<Finding> findings)
    {
        Findings = [.. findings];
        Operators = $" {string.Join(' ', findings.SelectMany(finding => finding.Operators).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))} ";
        var counts = findings.CountBy(finding => finding.Outcome).ToDictionary();
        Agree = counts.GetValueOrDefault(MatchOutcome.Agree);
        WithinTolerance = counts.GetValueOrDefault(MatchOutcome.WithinTolerance);
        Differ = counts.GetValueOrDefault(MatchOutcome.Differ);
        OnlyUnit = counts.GetValueOrDefault(MatchOutcome.OnlyUnit);
        OnlyOperator = counts.GetValueOrDefault(MatchOutcome.OnlyOperator);
        NotComparable = counts.GetValueOrDefault(MatchOutcome.NotComparable);
    }
}

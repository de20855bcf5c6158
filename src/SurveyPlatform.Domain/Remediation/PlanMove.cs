namespace SurveyPlatform.Remediation;

/// <summary>One step of a plan, kept: who, when, why, and which version of the text it was about.</summary>
public sealed class PlanMove
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public PlanAction Action { get; init; }

    public PlanState From { get; init; }

    public PlanState To { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    public string? Note { get; init; }

    public int PlanVersion { get; init; }
}

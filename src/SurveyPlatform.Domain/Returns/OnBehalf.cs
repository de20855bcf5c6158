using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>A reviewer fills in or corrects a return in the unit's place, from when it is begun until it is submitted or given up.</summary>
public sealed class OnBehalf
{
    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    /// <summary>The user name of the reviewer, who alone edits by it.</summary>
    public required string By { get; init; }

    public required string Reason { get; init; }

    /// <summary>The day on which the unit really handed it in, on paper or by letter; null: nothing of the kind.</summary>
    public DateOnly? ReceivedOn { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>What the return was when it was taken up: what it goes back to when the correction is given up. Null: it could be edited as it was.</summary>
    public ReturnState? TakenFrom { get; init; }

    public DateTime? EndedAtUtc { get; private set; }

    /// <summary>Number of the revision that came of it; null: none.</summary>
    public int? Revision { get; private set; }

    public bool IsActive => EndedAtUtc is null;

    /// <param name="revision">Null: given up.</param>
    public void End(DateTime atUtc, int? revision)
    {
        if (IsActive)
        {
            (EndedAtUtc, Revision) = (atUtc, revision);
        }
    }
}

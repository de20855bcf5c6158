namespace SurveyPlatform.Standards;

/// <summary>The next version of a standard while it is being written: whole or not, it is kept as it was typed.</summary>
public sealed class StandardDraft
{
    public required string Code { get; init; }

    /// <summary>Counts the savings: who saves over what somebody else saved meanwhile is told so.</summary>
    public int Version { get; set; }

    public required string DocumentJson { get; set; }

    public required string SavedBy { get; set; }

    public DateTime SavedAtUtc { get; set; }
}

namespace SurveyPlatform.Remediation;

/// <summary>Whose opinion a plan needs, and how long they have.</summary>
public sealed class RemediationSettings
{
    public const int OnlyId = 1;
    public const int MostWorkingDays = 60;

    public int Id { get; init; } = OnlyId;

    /// <summary>Codes of the departments.</summary>
    public List<string> Advisers { get; set; } = ["SO-TTTT", "SO-TC"];

    public int OpinionWorkingDays { get; set; } = 5;

    public string? ChangedBy { get; set; }

    public DateTime? ChangedAtUtc { get; set; }
}

using SurveyPlatform.Registry;

namespace SurveyPlatform.Reminders;

/// <summary>For these days nobody is chased about what one unit owes; events still reach it.</summary>
public sealed class ReminderPause
{
    public const int ReasonMaxLength = 500;

    public Guid Id { get; init; }

    public UnitId UnitId { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The last day; null: until somebody ends it.</summary>
    public DateOnly? Until { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>The first day that is no longer paused, where it was ended by hand.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndedBy { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    public bool Covers(DateOnly day) => From <= day && (Until is not { } until || day <= until) && (EndedOn is not { } ended || day < ended);

    public void End(DateOnly on, string by, DateTime atUtc) => (EndedOn, EndedBy, EndedAtUtc) = (on, by, atUtc);
}

namespace SurveyPlatform.Reminders;

/// <summary>When people may be written to; one row for the platform. Nothing leaves outside these hours or on a day off.</summary>
public sealed class ReminderSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>In Vietnamese time; the quiet hours end.</summary>
    public TimeOnly SendFrom { get; private set; } = new(7, 0);

    /// <summary>In Vietnamese time; the quiet hours begin.</summary>
    public TimeOnly SendUntil { get; private set; } = new(18, 0);

    public string? ChangedBy { get; private set; }

    public DateTime? ChangedAtUtc { get; private set; }

    /// <summary>The hours contain the first minute and not the last.</summary>
    public bool Allow(TimeOnly localTime) => localTime >= SendFrom && localTime < SendUntil;

    /// <returns>False: the hours would be none.</returns>
    public bool Change(TimeOnly from, TimeOnly until, string by, DateTime atUtc)
    {
        if (from >= until)
        {
            return false;
        }

        (SendFrom, SendUntil, ChangedBy, ChangedAtUtc) = (from, until, by, atUtc);
        return true;
    }
}

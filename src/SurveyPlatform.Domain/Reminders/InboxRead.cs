namespace SurveyPlatform.Reminders;

/// <summary>Somebody has opened a message of their unit's inbox. Each person reads for himself: a colleague's look does not hide it.</summary>
public sealed class InboxRead
{
    public Guid MessageId { get; init; }

    public required string Reader { get; init; }

    public DateTime AtUtc { get; init; }
}

namespace SurveyPlatform.Mail;

public enum DeliveryOutcome
{
    Taken,

    /// <summary>This message was refused, or the address for now.</summary>
    Failed,

    /// <summary>The address is refused for good.</summary>
    Refused,

    /// <summary>Nobody answers, or not in time: the next message would fare no better.</summary>
    Unreachable,
}

/// <param name="Error">The other side's words.</param>
public readonly record struct Delivery(DeliveryOutcome Outcome, string? Error = null);

using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Collection;

namespace SurveyPlatform.Reminders;

public enum ReminderState
{
    /// <summary>The row exists; nothing has left the platform.</summary>
    Planned,

    /// <summary>A process has taken it up and may or may not have handed it to the mail server.</summary>
    Sending,
    Sent,

    /// <summary>The mail server refused it; <see cref="ReminderMessage.Error"/> says why.</summary>
    Failed,

    /// <summary>The return came in before the message left.</summary>
    Withdrawn,
}

/// <summary>One message to one person about one obligation: the row that makes it once only, and the evidence of it.</summary>
public sealed class ReminderMessage
{
    public const int RuleMaxLength = 60;
    public const int ErrorMaxLength = 1000;
    public const int MaxAttempts = 5;

    /// <summary>How long a message may stay <see cref="ReminderState.Sending"/> before its process is taken for dead.</summary>
    public static readonly TimeSpan ClaimExpiry = TimeSpan.FromMinutes(5);

    /// <summary><see cref="IdOf"/>: processes that plan the same at once write the same rows, in the same order.</summary>
    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    public required string Rule { get; init; }

    public required string Recipient { get; init; }

    public DateOnly PlannedOn { get; init; }

    public int WorkingDaysLate { get; init; }

    public ReminderState State { get; private set; } = ReminderState.Planned;

    public int Attempts { get; private set; }

    public DateTime? ClaimedAtUtc { get; private set; }

    public DateTime? SentAtUtc { get; private set; }

    public string? Error { get; private set; }

    /// <summary>Incremented by every change, so that two processes cannot both claim one message.</summary>
    public int Version { get; private set; }

    /// <summary>Follows from the key, so that a repeat is recognisable as one (RFC 5322, 3.6.4).</summary>
    public string MessageId => $"{Id:N}@surveyplatform";

    public static Guid IdOf(ReminderKey key) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Obligation}\n{key.Rule}\n{key.Recipient}")).AsSpan(0, 16));

    public bool CanBeClaimed(DateTime nowUtc) => State switch
    {
        ReminderState.Planned => true,
        ReminderState.Sending => ClaimedAtUtc + ClaimExpiry <= nowUtc,
        ReminderState.Failed => Attempts < MaxAttempts,
        ReminderState.Sent or ReminderState.Withdrawn => false,
    };

    public void Claim(DateTime nowUtc)
    {
        Attempts++;
        (ClaimedAtUtc, Error) = (nowUtc, null);
        MoveTo(ReminderState.Sending);
    }

    public void MarkSent(DateTime nowUtc)
    {
        SentAtUtc = nowUtc;
        MoveTo(ReminderState.Sent);
    }

    public void MarkFailed(string error)
    {
        Error = error.Length > ErrorMaxLength ? error[..ErrorMaxLength] : error;
        MoveTo(ReminderState.Failed);
    }

    public void Withdraw() => MoveTo(ReminderState.Withdrawn);

    private void MoveTo(ReminderState state)
    {
        State = state;
        Version++;
    }
}

using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reminders;

public enum ReminderChannel
{
    Email,

    /// <summary>Inside the platform; delivered by being written.</summary>
    Inbox,

    /// <summary>A program that passes it on, such as an SMS or Zalo gateway.</summary>
    Webhook,
}

public enum ReminderState
{
    /// <summary>The row exists; nothing has left the platform.</summary>
    Planned,

    /// <summary>A process has taken it up and may or may not have handed it over.</summary>
    Sending,
    Sent,

    /// <summary>Refused or not reached; tried again at <see cref="ReminderMessage.NextAttemptAtUtc"/>.</summary>
    Failed,

    /// <summary>Failed as often as it may.</summary>
    GivenUp,

    /// <summary>The server refuses this address for good; nothing is written to it until somebody tries again or the contact has another.</summary>
    Bounced,

    /// <summary>Everything it was about was settled before it left.</summary>
    Withdrawn,
}

/// <summary>One message to one recipient on one channel, about everything that is to be told on one day: the evidence of it.</summary>
public sealed class ReminderMessage
{
    public const int RecipientMaxLength = 320;
    public const int ErrorMaxLength = 1000;
    public const int SubjectMaxLength = 400;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    private readonly List<ReminderItem> _items = [];
    private readonly List<MessageNotice> _notices = [];

    /// <summary><see cref="IdOf"/>: processes that plan the same at once write the same rows.</summary>
    public Guid Id { get; init; }

    public ReminderChannel Channel { get; init; }

    /// <summary><see cref="ReminderRecipient.Address"/>.</summary>
    public required string Recipient { get; init; }

    public required string RecipientName { get; init; }

    public string? RecipientPhone { get; init; }

    /// <summary>The unit whose contact it is, or whose inbox.</summary>
    public UnitId? RecipientUnitId { get; init; }

    public DateOnly PlannedOn { get; init; }

    public ReminderState State { get; private set; } = ReminderState.Planned;

    public int Attempts { get; private set; }

    public DateTime NextAttemptAtUtc { get; private set; }

    public DateTime? ClaimedAtUtc { get; private set; }

    /// <summary>Names the batch that a process has taken up.</summary>
    public Guid? ClaimToken { get; private set; }

    public DateTime? SentAtUtc { get; private set; }

    /// <summary>The server's words at the last attempt.</summary>
    public string? Error { get; private set; }

    /// <summary>As handed over at the last attempt; null before the first.</summary>
    public string? Subject { get; private set; }

    public string? Body { get; private set; }

    /// <summary>Incremented by every change: of two writers the slower is refused.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<ReminderItem> Items => _items;

    /// <summary>What it tells that is about no return; a message has either items or notices.</summary>
    public IReadOnlyList<MessageNotice> Notices => _notices;

    /// <summary>Nothing of what it was to tell is still to be told.</summary>
    public bool IsSettled => _notices.Count == 0 && _items.TrueForAll(item => item.IsWithdrawn);

    /// <summary>What goes the same way: the channel, or the gateway among webhooks. Where one gets stuck the others do.</summary>
    public string Lane => Channel == ReminderChannel.Webhook ? Recipient[..Recipient.IndexOf('/')] : Channel.ToString();

    /// <summary>Follows from the items, so that a repeat is recognisable as one (RFC 5322, 3.6.4).</summary>
    public string MessageId => $"{Id:N}@surveyplatform";

    /// <summary>How often it is tried before it is given up.</summary>
    public static int MaxAttempts => Pauses.Length + 1;

    public static ReminderMessage Create(ReminderRecipient to, DateOnly plannedOn, IEnumerable<ReminderItem> items, DateTime nowUtc)
    {
        var inOrder = items.OrderBy(item => item.Id).ToList();
        var message = Create(to, plannedOn, inOrder.Select(item => item.Id), nowUtc);
        message._items.AddRange(inOrder);
        return message;
    }

    public static ReminderMessage Create(ReminderRecipient to, DateOnly plannedOn, IReadOnlyList<MessageNotice> notices, DateTime nowUtc)
    {
        var message = Create(to, plannedOn, notices.Select(notice => notice.Id).Order(), nowUtc);
        message._notices.AddRange(notices);
        return message;
    }

    /// <summary>Takes what the message says as it is about to be handed over.</summary>
    public void Say(string subject, string body) =>
        (Subject, Body) = (subject.Length > SubjectMaxLength ? subject[..SubjectMaxLength] : subject, body);

    public void MarkSent(DateTime nowUtc)
    {
        (SentAtUtc, Error) = (nowUtc, null);
        MoveTo(ReminderState.Sent);
    }

    /// <summary>After a pause that grows with each attempt it is tried again; after the last it is given up.</summary>
    public void MarkFailed(string error, DateTime nowUtc)
    {
        Error = Short(error);
        var mayBeTriedAgain = Attempts < MaxAttempts;
        NextAttemptAtUtc = mayBeTriedAgain ? nowUtc + Pauses[Math.Max(0, Attempts - 1)] : NextAttemptAtUtc;
        MoveTo(mayBeTriedAgain ? ReminderState.Failed : ReminderState.GivenUp);
    }

    public void MarkBounced(string error)
    {
        Error = Short(error);
        MoveTo(ReminderState.Bounced);
    }

    /// <summary>Taken up and not handed over after all: it waits as before.</summary>
    public void Release()
    {
        Attempts--;
        MoveTo(Error is null ? ReminderState.Planned : ReminderState.Failed);
    }

    /// <summary>Somebody has put right what was in the way.</summary>
    /// <returns>False: it is on its way, has arrived or is no longer needed.</returns>
    public bool TryAgain(DateTime nowUtc)
    {
        if (State is not (ReminderState.Failed or ReminderState.GivenUp or ReminderState.Bounced))
        {
            return false;
        }

        (Attempts, NextAttemptAtUtc) = (0, nowUtc);
        MoveTo(ReminderState.Planned);
        return true;
    }

    /// <returns>False: it has left, or may have.</returns>
    public bool Withdraw()
    {
        if (State is ReminderState.Sent or ReminderState.Withdrawn)
        {
            return false;
        }

        MoveTo(ReminderState.Withdrawn);
        return true;
    }

    private void MoveTo(ReminderState state)
    {
        (State, ClaimToken) = (state, null);
        Version++;
    }

    private static string Short(string error) => error.Length > ErrorMaxLength ? error[..ErrorMaxLength] : error;

    private static ReminderMessage Create(ReminderRecipient to, DateOnly plannedOn, IEnumerable<Guid> told, DateTime nowUtc) => new()
    {
        Id = IdOf(told),
        Channel = to.Channel,
        Recipient = to.Address,
        RecipientName = to.Name,
        RecipientPhone = to.Phone,
        RecipientUnitId = to.Unit,
        PlannedOn = plannedOn,
        NextAttemptAtUtc = nowUtc,
    };

    private static Guid IdOf(IEnumerable<Guid> told) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(told.Select(id => id.ToString("N"))))).AsSpan(0, 16));
}

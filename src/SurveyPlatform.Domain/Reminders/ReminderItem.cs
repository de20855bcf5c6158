using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Collection;

namespace SurveyPlatform.Reminders;

/// <summary>The key of what is told: nobody is told the same twice on one channel.</summary>
/// <param name="Rule">A rung of the ladder, or one of <see cref="EventRules"/>.</param>
/// <param name="Occasion">Of a rung: the due date; of an event: the id of the row that it follows from.</param>
public readonly record struct ReminderKey(ObligationId Obligation, string Rule, string Occasion, ReminderChannel Channel, string Recipient)
{
    public Guid ToId() => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Obligation}\n{Rule}\n{Occasion}\n{Channel}\n{Recipient}")).AsSpan(0, 16));

    public static string OccasionOf(DateOnly due) => due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One thing that a message tells about one obligation: the row that makes it once only.</summary>
public sealed class ReminderItem
{
    public const int RuleMaxLength = 60;
    public const int OccasionMaxLength = 40;
    public const int NoteMaxLength = 2000;

    /// <summary><see cref="ReminderKey.ToId"/>.</summary>
    public Guid Id { get; init; }

    public Guid MessageId { get; init; }

    public ReminderMessage Message { get; init; } = null!;

    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    public required string Rule { get; init; }

    public required string Occasion { get; init; }

    public ReminderAudience Audience { get; init; }

    public ReminderChannel Channel { get; init; }

    public required string Recipient { get; init; }

    /// <summary>The due date that counted when it was planned.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>Negative before the due date. On the day it was last composed.</summary>
    public int WorkingDaysLate { get; private set; }

    /// <summary>What somebody wrote with the event: the reason of sending back, of an extension.</summary>
    public string? Note { get; init; }

    /// <summary>Settled before the message left: what was sent says nothing of it.</summary>
    public bool IsWithdrawn { get; private set; }

    public static ReminderItem Of(PlannedReminder planned) => Of(planned, planned.Recipient!);

    public void Withdraw() => IsWithdrawn = true;

    public void CountOn(int workingDaysLate) => WorkingDaysLate = workingDaysLate;

    private static ReminderItem Of(PlannedReminder planned, ReminderRecipient to) => new()
    {
        Id = planned.KeyFor(to).ToId(),
        ObligationId = planned.Obligation.Id,
        Rule = planned.Rule.Code,
        Occasion = planned.Occasion,
        Audience = planned.Rule.Audience,
        Channel = to.Channel,
        Recipient = to.Address,
        DueOn = planned.DueOn,
        WorkingDaysLate = planned.WorkingDaysLate,
        Note = planned.Note?.Length > NoteMaxLength ? planned.Note[..NoteMaxLength] : planned.Note,
    };
}

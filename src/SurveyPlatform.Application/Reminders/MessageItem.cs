using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reminders;

/// <summary>What a message says of one return.</summary>
/// <param name="Obligation">With its exercise and collection.</param>
/// <param name="Rule">The rung's code, or one of <see cref="EventRules"/>.</param>
/// <param name="DueOn">The due date that counts now: extended, or the day by which a return that was sent back is wanted again.</param>
/// <param name="Contacts">Of the unit; said in digests.</param>
/// <param name="LastActivityAtUtc">When somebody at the unit last saved, or opened the form; null: never.</param>
/// <param name="Note">What somebody wrote with the event: why it was sent back, what an extension is for. Plain text.</param>
/// <param name="SuperiorName">The unit above; digests over several of them are put in its order.</param>
public sealed record MessageItem(
    Obligation Obligation, string Rule, ReminderAudience Audience, DateOnly DueOn, int WorkingDaysLate, IReadOnlyList<Contact> Contacts,
    DateTime? LastActivityAtUtc = null, string? Note = null, string? SuperiorName = null)
{
    public MessageKind Kind => MessageKinds.Of(Rule, Audience, WorkingDaysLate);
}

/// <summary>Who is written to.</summary>
/// <param name="Name">Of the person; null: the unit as such.</param>
/// <param name="UnitName">As letters name it: <c>UBND xã Nhơn Lý</c>.</param>
public sealed record MessageRecipient(string? Name, string? UnitName);

public sealed record MessageText(string Subject, string Body);

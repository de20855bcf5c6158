using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>Rules and states of reminders in words.</summary>
public static class ReminderWords
{
    /// <summary>Trước hạn 2 ngày làm việc; đúng ngày hạn nộp; quá hạn 3 ngày làm việc.</summary>
    public static string Of(Texts texts, ReminderRule rule) => (ReminderEvents.IsEvent(rule.Code), rule.OffsetWorkingDays) switch
    {
        (true, _) => texts[$"rule.{rule.Code.Replace(':', '.')}"],
        (_, 0) => texts["rule.due-day"],
        (_, < 0) => texts["rule.before", ("days", -rule.OffsetWorkingDays)],
        _ => texts["rule.after", ("days", rule.OffsetWorkingDays)],
    };

    public static string Why(Texts texts, PlannedReminder item) => item.Decision switch
    {
        ReminderDecision.Send => texts.WorkingDaysLeft(-item.WorkingDaysLate),
        ReminderDecision.AlreadySent => texts["why.already-sent"],
        ReminderDecision.Submitted => texts["why.submitted"],
        ReminderDecision.NoContact => texts[item.Rule.Audience is ReminderAudience.Unit or ReminderAudience.Head ? "why.no-contact" : "why.no-superior-contact"],
        ReminderDecision.Paused => texts["why.paused"],
        ReminderDecision.Bounced => texts["why.bounced"],
        ReminderDecision.NextDay => texts["why.next-day"],
    };

    /// <summary>The inbox has no address that says anything to a reader.</summary>
    public static string ToWhom(Texts texts, PlannedReminder item) => item.Recipient switch
    {
        null => "–",
        { Channel: ReminderChannel.Email } mail => mail.Address,
        var other => $"{texts.Of("channel", other.Channel)}: {other.Name}",
    };

    public static Tone ToneOf(ReminderState state) => state switch
    {
        ReminderState.Planned => Tone.Quiet,
        ReminderState.Sending => Tone.Active,
        ReminderState.Sent => Tone.Good,
        ReminderState.Failed => Tone.Active,
        ReminderState.GivenUp or ReminderState.Bounced => Tone.Bad,
        ReminderState.Withdrawn => Tone.Quiet,
    };

    /// <summary>Its subject, or while it has none what it will be about.</summary>
    public static string SubjectOf(Texts texts, ListMessages.Row row) =>
        row.Subject ?? (row.Kinds.Count > 0 ? KindsOf(texts, row.Kinds) : texts["messages.message"]);

    public static string KindsOf(Texts texts, IEnumerable<MessageKind> kinds) => string.Join("; ", kinds.Select(kind => texts.Of("message-kind", kind)));

    /// <summary>What somebody has to do before it can arrive; null: nothing.</summary>
    public static string? AdviceOf(Texts texts, ReminderState state) => state switch
    {
        ReminderState.Bounced => texts["messages.bounced-advice"],
        ReminderState.GivenUp => texts["messages.given-up-advice"],
        ReminderState.Failed => texts["messages.failed-advice"],
        ReminderState.Planned or ReminderState.Sending or ReminderState.Sent or ReminderState.Withdrawn => null,
    };

    public static bool MayTryAgain(ReminderState state) => state is ReminderState.Failed or ReminderState.GivenUp or ReminderState.Bounced;

    public static bool MayWithdraw(ReminderState state) => state == ReminderState.Planned || MayTryAgain(state);
}

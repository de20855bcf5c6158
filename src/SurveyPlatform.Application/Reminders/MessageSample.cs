using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reminders;

/// <summary>A real return in a situation that it need not be in: for trying wordings.</summary>
internal static class MessageSample
{
    private static readonly Contact Somebody = new() { FullName = "Nguyễn Văn A", Position = "Công chức Văn phòng", Email = "vanthu@donvi.example", Phone = "0256 3800 000" };

    public static MessageItem Of(MessageKind kind, Obligation obligation)
    {
        var (rule, audience, late) = kind switch
        {
            MessageKind.Leadership => ("", ReminderAudience.Leadership, 10),
            MessageKind.Department => ("", ReminderAudience.Department, 7),
            MessageKind.Superior => ("", ReminderAudience.Superior, 5),
            MessageKind.Head => ("", ReminderAudience.Head, 3),
            MessageKind.Late or MessageKind.Frame => ("", ReminderAudience.Unit, 1),
            MessageKind.DueDay => ("", ReminderAudience.Unit, 0),
            MessageKind.Before => ("", ReminderAudience.Unit, -2),
            MessageKind.SentBack => (EventRules.SentBack, ReminderAudience.Unit, -3),
            MessageKind.Reopened => (EventRules.Reopened, ReminderAudience.Unit, -3),
            MessageKind.OnBehalf => (EventRules.OnBehalf, ReminderAudience.Unit, 1),
            MessageKind.ExtensionAsked => (EventRules.ExtensionAsked, ReminderAudience.Department, -1),
            MessageKind.ExtensionRefused => (EventRules.ExtensionRefused, ReminderAudience.Unit, -1),
            MessageKind.ExtensionGranted => (EventRules.ExtensionGranted, ReminderAudience.Unit, -4),
            MessageKind.AdHoc => (EventRules.AdHoc, ReminderAudience.Unit, -5),
            MessageKind.Opened => (EventRules.Opened, ReminderAudience.Unit, -5),
        };
        var note = rule.Length > 0 && rule is not (EventRules.Opened or EventRules.AdHoc) ? "Nội dung hoặc lý do do người thực hiện ghi." : null;
        return new(obligation, rule, audience, obligation.DueOn, late, [Somebody], Note: note);
    }
}

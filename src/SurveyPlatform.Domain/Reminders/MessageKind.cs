using SurveyPlatform.Collection;

namespace SurveyPlatform.Reminders;

/// <summary>What a part of a message is about; each has a wording of its own in each language. In the order in which a message puts them.</summary>
public enum MessageKind
{
    /// <summary>What stands around the parts of every message: whom it is to, and the closing words.</summary>
    Frame,

    /// <summary>The list for the Chairman.</summary>
    Leadership,
    Department,

    /// <summary>The digest for the unit above: its late parts, one by one.</summary>
    Superior,
    Head,
    Late,
    SentBack,
    Reopened,
    DueDay,
    AdHoc,
    Before,
    ExtensionAsked,
    ExtensionRefused,
    ExtensionGranted,
    OnBehalf,
    Opened,
}

/// <summary>Rules of messages that follow from an event instead of a day; <c>rule</c> of a message's key.</summary>
public static class EventRules
{
    public const string SentBack = "event:sent-back";
    public const string Reopened = "event:reopened";
    public const string OnBehalf = "event:on-behalf";
    public const string ExtensionAsked = "event:extension-asked";
    public const string ExtensionGranted = "event:extension-granted";
    public const string ExtensionRefused = "event:extension-refused";
    public const string AdHoc = "event:ad-hoc";
    public const string Opened = "event:opened";
}

public static class MessageKinds
{
    public static MessageKind Of(string rule, ReminderAudience audience, int workingDaysLate) => rule switch
    {
        EventRules.SentBack => MessageKind.SentBack,
        EventRules.Reopened => MessageKind.Reopened,
        EventRules.OnBehalf => MessageKind.OnBehalf,
        EventRules.ExtensionAsked => MessageKind.ExtensionAsked,
        EventRules.ExtensionGranted => MessageKind.ExtensionGranted,
        EventRules.ExtensionRefused => MessageKind.ExtensionRefused,
        EventRules.AdHoc => MessageKind.AdHoc,
        EventRules.Opened => MessageKind.Opened,
        _ => OfRung(audience, workingDaysLate),
    };

    private static MessageKind OfRung(ReminderAudience audience, int workingDaysLate) => audience switch
    {
        ReminderAudience.Unit => workingDaysLate switch { > 0 => MessageKind.Late, 0 => MessageKind.DueDay, < 0 => MessageKind.Before },
        ReminderAudience.Head => MessageKind.Head,
        ReminderAudience.Superior => MessageKind.Superior,
        ReminderAudience.Department => MessageKind.Department,
        ReminderAudience.Leadership => MessageKind.Leadership,
    };

    extension(MessageKind kind)
    {
        /// <summary>It lists units of others rather than returns of the reader's own.</summary>
        public bool IsDigest => kind is MessageKind.Superior or MessageKind.Department or MessageKind.Leadership;
    }
}

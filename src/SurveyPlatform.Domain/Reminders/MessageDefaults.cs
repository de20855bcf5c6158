namespace SurveyPlatform.Reminders;

/// <summary>The platform's own wordings; an installation replaces single ones (<see cref="MessageTemplate"/>).</summary>
public static class MessageDefaults
{
    public static MessageWording Of(MessageKind kind, string language) =>
        language == MessageTemplate.MainLanguage ? MessageDefaultsVietnamese.Of(kind) : MessageDefaultsEnglish.Of(kind);
}

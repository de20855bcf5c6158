namespace SurveyPlatform.Reminders;

/// <summary>One version of a wording that somebody chose in place of the platform's own. The newest of a kind and language holds; none is ever changed.</summary>
public sealed class MessageTemplate
{
    /// <summary>The language every message has; the other follows below it.</summary>
    public const string MainLanguage = "vi";
    public const string SecondLanguage = "en";
    public const int LanguageMaxLength = 2;

    public Guid Id { get; init; }

    public MessageKind Kind { get; init; }

    public required string Language { get; init; }

    /// <summary>From 1. Unique with kind and language: of two who save at once the slower is refused.</summary>
    public int Number { get; init; }

    /// <summary>Null with <see cref="Body"/>: back to the platform's own words.</summary>
    public string? Subject { get; init; }

    public string? Body { get; init; }

    public required string SavedBy { get; init; }

    public DateTime SavedAtUtc { get; init; }

    public MessageWording? Wording => Body is null ? null : new(Subject ?? "", Body);
}

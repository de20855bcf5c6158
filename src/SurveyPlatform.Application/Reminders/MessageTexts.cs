using System.Globalization;
using System.Text;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reminders;

/// <summary>
/// Writes the messages: Vietnamese first, English below, by the installation's wordings or the platform's own. A message to one person is one
/// letter whatever it is about: a part for each kind, the gravest first, which also gives the subject.
/// </summary>
/// <param name="chosen">What the installation has put in place of the defaults.</param>
public sealed class MessageTexts(IReadOnlyDictionary<(MessageKind Kind, string Language), MessageWording> chosen)
{
    /// <summary>The platform's own wordings.</summary>
    public static MessageTexts Default { get; } = new(new Dictionary<(MessageKind, string), MessageWording>());

    private const string Separator = "\n\n----------\n\n";

    private static readonly string[] Languages = [MessageTemplate.MainLanguage, MessageTemplate.SecondLanguage];

    public MessageWording Wording(MessageKind kind, string language) =>
        chosen.TryGetValue((kind, language), out var wording) ? wording : MessageDefaults.Of(kind, language);

    /// <param name="items">At least one.</param>
    /// <param name="publicUrl">Address of the site, without a slash at the end.</param>
    public MessageText Compose(IReadOnlyList<MessageItem> items, MessageRecipient recipient, string publicUrl)
    {
        var parts = items.GroupBy(item => item.Kind).OrderBy(part => part.Key).Select(part => (Kind: part.Key, Items: MessageItems.InOrder(part))).ToList();
        var letters = Languages.Select(language => Letter(parts, recipient, publicUrl, language)).Where(letter => letter.Length > 0);
        return new(Subject(parts), string.Join(Separator, letters));
    }

    /// <param name="notices">At least one.</param>
    public MessageText Compose(IReadOnlyList<MessageNotice> notices, MessageRecipient recipient, string publicUrl)
    {
        var first = VietnameseText.Clean(notices[0].Title.Vi);
        var others = notices.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (và {notices.Count - 1} nội dung khác)") : "";
        var letters = Languages.Select(language => Framed(Content(notices, publicUrl, language), recipient, publicUrl, language)).Where(letter => letter.Length > 0);
        return new(Short(first, MessageWording.SubjectMaxLength - others.Length) + others, string.Join(Separator, letters));
    }

    /// <summary>In a second language only what somebody has written in it.</summary>
    private static string Content(IReadOnlyList<MessageNotice> notices, string publicUrl, string language) => string.Join("\n\n",
        from notice in notices
        where language == MessageTemplate.MainLanguage || notice.Text.En is { Length: > 0 }
        select $"{VietnameseText.Clean(notice.Title.In(language)).ToUpperInvariant()}\n\n{notice.Text.In(language).Trim()}\n{publicUrl}{notice.Link}");

    private string Subject(List<(MessageKind Kind, IReadOnlyList<MessageItem> Items)> parts)
    {
        var first = new MessageValues(parts[0].Items, MessageTemplate.MainLanguage, "");
        var subject = VietnameseText.Clean(MessageWording.Fill(Wording(parts[0].Kind, MessageTemplate.MainLanguage).Subject, first.Of));
        var others = parts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (và {parts.Count - 1} nội dung khác)") : "";
        return Short(subject, MessageWording.SubjectMaxLength - others.Length) + others;
    }

    private string Letter(List<(MessageKind Kind, IReadOnlyList<MessageItem> Items)> parts, MessageRecipient recipient, string publicUrl, string language)
    {
        var content = new StringBuilder();
        foreach (var (kind, items) in parts)
        {
            var (values, wording) = (new MessageValues(items, language, publicUrl), Wording(kind, language));
            if (wording.Body.Trim().Length == 0)
            {
                continue;
            }

            var isHeaded = parts.Count > 1 || language != MessageTemplate.MainLanguage;
            content.Append(content.Length > 0 ? "\n\n" : "").Append(isHeaded ? $"{MessageWording.Fill(wording.Subject, values.Of).ToUpperInvariant()}\n\n" : "")
                .Append(MessageWording.Fill(wording.Body, values.Of).Trim());
        }

        return Framed(content.ToString(), recipient, publicUrl, language);
    }

    private string Framed(string content, MessageRecipient recipient, string publicUrl, string language)
    {
        var frame = Wording(MessageKind.Frame, language).Body;
        return content.Length == 0 || frame.Trim().Length == 0 ? content : MessageWording.Fill(frame, field => field switch
        {
            MessageFields.Content => content,
            MessageFields.Addressee => Addressee(recipient, language),
            MessageFields.Site => publicUrl,
            _ => $"{{{field}}}",
        }).Trim();
    }

    private static string Addressee(MessageRecipient recipient, string language)
    {
        var isMain = language == MessageTemplate.MainLanguage;
        var person = recipient.Name is { } name ? (isMain ? $"Ông (Bà) {name}" : name) : null;
        return string.Join(", ", new[] { person, recipient.UnitName }.OfType<string>()) is { Length: > 0 } named ? named : isMain ? "Quý cơ quan" : "whom it may concern";
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}

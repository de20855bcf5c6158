using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reminders;

/// <summary>Something that somebody is to be told and that is about no return: an outage, an opinion that is asked for, a task that is late.</summary>
/// <param name="Kind">Stable, such as <c>incident:reported</c>.</param>
/// <param name="Key">Of the occasion: a recipient is told of a kind and key once, however often it is written.</param>
/// <param name="To">Whose people are told: <see cref="ReminderAudience.Unit"/> the staff, <see cref="ReminderAudience.Head"/> the heads.</param>
/// <param name="About">The unit that it concerns.</param>
/// <param name="Path">Row scope of that unit.</param>
/// <param name="Link">Where to go on, from the root of the site: <c>/incidents/…</c>.</param>
public sealed record Notice(
    string Kind, string Key, UnitId To, ReminderAudience Audience, UnitId About, string Path, LocalizedText Title, LocalizedText Text, string Link);

/// <summary>A notice as one recipient gets it: the row that makes it once only.</summary>
public sealed class MessageNotice
{
    public const int KindMaxLength = 60;
    public const int KeyMaxLength = 120;
    public const int LinkMaxLength = 200;

    public Guid Id { get; init; }

    public Guid MessageId { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public UnitId AboutUnitId { get; init; }

    public required string Path { get; set; }

    public required LocalizedText Title { get; init; }

    public required LocalizedText Text { get; init; }

    public required string Link { get; init; }

    /// <exception cref="ArgumentException">Longer than its column: a mistake of the stage that tells it.</exception>
    public static MessageNotice Of(Notice notice, ReminderRecipient to)
    {
        if (notice.Kind.Length > KindMaxLength || notice.Key.Length > KeyMaxLength || notice.Link.Length > LinkMaxLength)
        {
            throw new ArgumentException($"A notice's kind, key or link is too long: {notice.Kind} {notice.Key} {notice.Link}", nameof(notice));
        }

        return new()
        {
            Id = IdOf(notice, to),
            Kind = notice.Kind,
            Key = notice.Key,
            AboutUnitId = notice.About,
            Path = notice.Path,
            Title = notice.Title,
            Text = notice.Text,
            Link = notice.Link,
        };
    }

    private static Guid IdOf(Notice notice, ReminderRecipient to) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{notice.Kind}\n{notice.Key}\n{to.Channel}\n{to.Address}")).AsSpan(0, 16));
}

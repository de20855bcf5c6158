using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Mail;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>
/// Writes messages that are about no return, for later stages. They leave as reminders do: within the hours, retried, with a record. What
/// somebody has been told once is not written again, so the caller may state what is to be told as often as it likes.
/// </summary>
public sealed class NoticeWriter(SurveyDbContext db, WebhookSettings webhooks, TimeProvider clock)
{
    /// <summary>Saves what the context holds. Notices to one recipient go in one message.</summary>
    /// <returns>How many messages were written.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var told = await AddressedAsync(notices, cancellationToken);
        var ids = told.Select(item => item.Row.Id).ToHashSet();
        var known = new HashSet<Guid>();
        foreach (var some in ids.Chunk(1000))
        {
            known.UnionWith(await db.MessageNotices.Where(notice => some.Contains(notice.Id)).Select(notice => notice.Id).ToListAsync(cancellationToken));
        }

        var now = clock.UtcNow;
        var messages = told.Where(item => !known.Contains(item.Row.Id)).DistinctBy(item => item.Row.Id)
            .GroupBy(item => (item.To.Channel, item.To.Address))
            .Select(digest => ReminderMessage.Create(digest.First().To, clock.Today, [.. digest.Select(item => item.Row)], now)).ToList();
        db.Reminders.AddRange(messages);
        await db.SaveChangesAsync(cancellationToken);
        return messages.Count;
    }

    private async Task<List<(ReminderRecipient To, MessageNotice Row)>> AddressedAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        if (notices.Count == 0)
        {
            return [];
        }

        var book = await db.ReadAddressBookAsync(webhooks.Names, clock.Today, [.. notices.Select(notice => notice.To).Distinct()], [], cancellationToken);
        return [.. from notice in notices from to in book.At(notice.To, notice.Audience) select (to, MessageNotice.Of(notice, to))];
    }
}

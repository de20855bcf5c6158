using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Takes up messages in batches, so that several processes share the work and none has a message twice.</summary>
internal static class MessageClaims
{
    public const int BatchSize = 50;

    /// <summary>Tracked, with all that composing needs; empty when nothing is waiting.</summary>
    /// <param name="closed">Lanes that nothing is taken up for.</param>
    /// <param name="token">Names the batch.</param>
    /// <param name="expiry">What has been taken up for longer belongs to a process that died.</param>
    public static async Task<List<ReminderMessage>> ClaimAsync(
        this SurveyDbContext db, IReadOnlyCollection<string> closed, Guid token, DateTime now, TimeSpan expiry, CancellationToken cancellationToken)
    {
        var waiting = Waiting(db, closed, now, now - expiry);
        while (true)
        {
            var ids = await waiting.OrderBy(message => message.NextAttemptAtUtc).ThenBy(message => message.Id)
                .Select(message => message.Id).Take(BatchSize).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return [];
            }

            // The condition stands here again: of two processes that read the same ids each gets what the other has not got.
            var claimed = await waiting.Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(message => message.State, ReminderState.Sending)
                    .SetProperty(message => message.ClaimToken, token)
                    .SetProperty(message => message.ClaimedAtUtc, now)
                    .SetProperty(message => message.Attempts, message => message.Attempts + 1)
                    .SetProperty(message => message.Version, message => message.Version + 1),
                cancellationToken);
            if (claimed > 0)
            {
                return await db.Reminders.Where(message => message.ClaimToken == token)
                    .Include(message => message.Notices).Include(message => message.Items).ThenInclude(item => item.Obligation.Exercise.Collection)
                    .OrderBy(message => message.Id).ToListAsync(cancellationToken);
            }
        }
    }

    private static IQueryable<ReminderMessage> Waiting(SurveyDbContext db, IReadOnlyCollection<string> closed, DateTime now, DateTime expired)
    {
        var channels = Enum.GetValues<ReminderChannel>().Where(channel => !closed.Contains(channel.ToString())).ToList();
        var waiting = db.Reminders.Where(message => channels.Contains(message.Channel)
            && (((message.State == ReminderState.Planned || message.State == ReminderState.Failed) && message.NextAttemptAtUtc <= now)
                || (message.State == ReminderState.Sending && message.ClaimedAtUtc <= expired)));
        return closed.Where(lane => !Enum.TryParse<ReminderChannel>(lane, out _)).Aggregate(waiting, (others, gateway) => others.Where(
            message => message.Channel != ReminderChannel.Webhook || !EF.Functions.Like(message.Recipient, gateway + "/%")));
    }
}

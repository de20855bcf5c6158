using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>
/// Writes what today's plan would send as messages, one for each recipient and channel. Nothing leaves from here: a message
/// exists before anything of it does, and the keys of its items keep it from being written twice, whoever else plans meanwhile.
/// </summary>
[UseCase]
public sealed partial class WriteReminders(SurveyDbContext db, PlanReminders plan, TimeProvider clock, ILogger<WriteReminders> log)
{
    /// <summary>So many are written in one transaction.</summary>
    private const int BatchSize = 200;

    private const int MostCollisions = 3;

    public sealed record Tally(int Messages, int Items);

    public async Task<Outcome<Tally>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var written = new Tally(0, 0);
        for (var collisions = 0; ; collisions++)
        {
            var outcome = await plan.RunAsync(null, clock.Today, actor, cancellationToken);
            if (!outcome.Succeeded(out var result))
            {
                return new(outcome.Problems);
            }

            var messages = Digest(result);
            try
            {
                foreach (var batch in messages.Chunk(BatchSize))
                {
                    db.Reminders.AddRange(batch);
                    await db.SaveChangesAsync(cancellationToken);
                    db.ChangeTracker.Clear();
                    written = new(written.Messages + batch.Length, written.Items + batch.Sum(message => message.Items.Count));
                }

                LogWritten(written.Messages, written.Items);
                return written;
            }
            catch (DbUpdateException) when (collisions < MostCollisions)
            {
                // Another process wrote a part of the same plan in this moment; what is left of it is planned anew.
                db.ChangeTracker.Clear();
            }
        }
    }

    private List<ReminderMessage> Digest(PlanReminders.Result result)
    {
        var now = clock.UtcNow;
        return
        [
            .. from planned in result.Planned
               where planned.Decision == ReminderDecision.Send
               group planned by (planned.Recipient!.Channel, planned.Recipient.Address) into digest
               select ReminderMessage.Create(digest.First().Recipient!, result.On, digest.Select(ReminderItem.Of), now),
        ];
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Reminders: {Messages} messages planned, with {Items} items")]
    private partial void LogWritten(int messages, int items);
}

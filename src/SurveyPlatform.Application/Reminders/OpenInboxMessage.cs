using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Reads a message of one's inbox; from then on it counts as read by this person.</summary>
[UseCase]
public sealed class OpenInboxMessage(SurveyDbContext db, TimeProvider clock)
{
    public sealed record Result(string Subject, string Body, DateTime SentAtUtc);

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Scope is null)
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.InboxOf(actor).FirstOrDefaultAsync(message => message.Id == id, cancellationToken) is not { } message)
        {
            return SharedProblems.NotFound;
        }

        if (!await db.InboxReads.AnyAsync(read => read.Reader == actor.Name && read.MessageId == id, cancellationToken))
        {
            db.InboxReads.Add(new() { MessageId = id, Reader = actor.Name, AtUtc = clock.UtcNow });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // The same person in a second window was quicker.
            }
        }

        return new Result(message.Subject!, message.Body!, message.SentAtUtc!.Value);
    }
}

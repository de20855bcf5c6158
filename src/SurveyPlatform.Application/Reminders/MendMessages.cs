using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

public enum MessageMending
{
    /// <summary>What was in the way has been put right: it goes out with the next sending.</summary>
    TryAgain,

    /// <summary>It is not to leave any more.</summary>
    Withdraw,
}

/// <summary>Takes messages that did not get through up again, or back.</summary>
[UseCase]
public sealed class MendMessages(SurveyDbContext db, TimeProvider clock)
{
    public const int Most = 500;

    /// <param name="Left">Those whose state did not allow it: sent meanwhile, or already taken back.</param>
    public sealed record Result(int Done, int Left);

    public async Task<Outcome<Result>> RunAsync(IReadOnlyCollection<Guid> ids, MessageMending mending, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (ids.Count == 0)
        {
            return RemindersProblems.NothingChosen;
        }

        if (ids.Count > Most)
        {
            return SharedProblems.TooLarge("messages", Most);
        }

        var messages = await db.Reminders.VisibleTo(actor).Where(message => ids.Contains(message.Id)).ToListAsync(cancellationToken);
        if (messages.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var done = 0;
        foreach (var message in messages)
        {
            done += await MendAsync(message, mending, cancellationToken) ? 1 : 0;
        }

        return new Result(done, messages.Count - done);
    }

    /// <summary>Each for itself: a message that a process takes up in this moment does not hold up the others.</summary>
    private async Task<bool> MendAsync(ReminderMessage message, MessageMending mending, CancellationToken cancellationToken)
    {
        var isAllowed = mending switch
        {
            MessageMending.TryAgain => message.TryAgain(clock.UtcNow),
            // What is on its way may have arrived.
            MessageMending.Withdraw => message.State != ReminderState.Sending && message.Withdraw(),
        };
        if (!isAllowed)
        {
            return false;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(message).State = EntityState.Detached;
            return false;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>
/// Hands over what is written. What is guaranteed when a process dies in the middle: no message is lost (its row is there before
/// anything leaves), and none is sent twice but for one window that nobody can see into: when the process died between the
/// server's acceptance and the commit, the server gets the message once more, with the same Message-ID.
/// </summary>
[UseCase]
public sealed partial class SendMessages(
    SurveyDbContext db, ComposeMessage compose, DeliverMessage deliver, MailSettings settings, TimeProvider clock, ILogger<SendMessages> log)
{
    /// <summary>What is left of a batch by then is given back, so that no claim comes near to its expiry while its process lives.</summary>
    private TimeSpan BatchBudget => TimeSpan.FromSeconds(settings.ClaimSeconds / 5.0);

    public sealed record Tally(int Sent, int Failed, int GivenUp, int Bounced, int Withdrawn);

    public async Task<Outcome<Tally>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var closed = await ClosedAsync(calendar, cancellationToken);
        var states = new List<ReminderState>();
        while (true)
        {
            db.ChangeTracker.Clear();
            var batch = await db.ClaimAsync(closed, clock.NewKey(), clock.UtcNow, TimeSpan.FromSeconds(settings.ClaimSeconds), cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            await WorkOffAsync(batch, closed, calendar, states, cancellationToken);
        }

        var tally = new Tally(Of(ReminderState.Sent), Of(ReminderState.Failed), Of(ReminderState.GivenUp), Of(ReminderState.Bounced), Of(ReminderState.Withdrawn));
        if (states.Count > 0)
        {
            LogTally(tally.Sent, tally.Failed, tally.GivenUp, tally.Bounced, tally.Withdrawn);
        }

        return tally;

        int Of(ReminderState state) => states.Count(item => item == state);
    }

    /// <summary>The inbox is open at any hour: it wakes nobody.</summary>
    private async Task<HashSet<string>> ClosedAsync(WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var hours = await db.ReminderSettings.AsNoTracking().OrderBy(settings => settings.Id).FirstOrDefaultAsync(cancellationToken) ?? new();
        var now = clock.UtcNow.ToLocal();
        return calendar.IsWorkingDay(DateOnly.FromDateTime(now)) && hours.Allow(TimeOnly.FromDateTime(now))
            ? []
            : [nameof(ReminderChannel.Email), nameof(ReminderChannel.Webhook)];
    }

    private async Task WorkOffAsync(
        List<ReminderMessage> batch, HashSet<string> closed, WorkingCalendar calendar, List<ReminderState> states, CancellationToken cancellationToken)
    {
        var until = clock.UtcNow + BatchBudget;
        await compose.LoadAsync(batch, cancellationToken);
        foreach (var message in batch)
        {
            if (clock.UtcNow >= until || closed.Contains(message.Lane) || cancellationToken.IsCancellationRequested)
            {
                message.Release();
            }
            else if (!await deliver.RunAsync(message, calendar, cancellationToken))
            {
                closed.Add(message.Lane);
            }

            if (await SaveAsync(message) && message.State is not ReminderState.Planned)
            {
                states.Add(message.State);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// The message may have left already: while nobody else can take it up, a database that is being restarted is waited for.
    /// </summary>
    /// <returns>False: somebody else changed the message meanwhile; what they wrote stays.</returns>
    private async Task<bool> SaveAsync(ReminderMessage message)
    {
        var until = clock.UtcNow + 2 * BatchBudget;
        while (true)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                LogOvertaken(message.Id);
                db.Entry(message).State = EntityState.Detached;
                return false;
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or DbUpdateException or InvalidOperationException && clock.UtcNow < until)
            {
                LogNotSaved(failure, message.Id);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(EventId = 5003, Level = LogLevel.Information, Message = "Messages: {Sent} sent, {Failed} failed, {GivenUp} given up, {Bounced} bounced, {Withdrawn} withdrawn")]
    private partial void LogTally(int sent, int failed, int givenUp, int bounced, int withdrawn);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "Message {Id} was changed by somebody else while it was on its way")]
    private partial void LogOvertaken(Guid id);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Warning, Message = "What became of message {Id} could not be written down yet")]
    private partial void LogNotSaved(Exception failure, Guid id);
}

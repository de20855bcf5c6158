using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Mail;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>
/// Plans today's reminders, writes one row for each, then sends what is written. What is guaranteed when the process dies in the
/// middle: no message is lost (its row is there before anything leaves), and none is written twice (the row's key). A message
/// whose sending was cut off is taken up again after <see cref="ReminderMessage.ClaimExpiry"/>: in the pickup folder it
/// overwrites itself; an SMTP server may get it a second time, with the same Message-ID, only if the process died between the
/// server's answer and the commit.
/// </summary>
[UseCase]
public sealed partial class SendReminders(
    SurveyDbContext db, PlanReminders plan, MailSender mail, MailSettings settings, TimeProvider clock, ILogger<SendReminders> log)
{
    public sealed record Tally(int Planned, int Sent, int Failed, int Withdrawn);

    public async Task<Outcome<Tally>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await plan.RunAsync(null, clock.Today, actor, cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return new(outcome.Problems);
        }

        var planned = await WriteAsync(result, cancellationToken);
        var (sent, failed, withdrawn) = (0, 0, 0);
        foreach (var id in await WaitingAsync(cancellationToken))
        {
            switch (await SendAsync(id, cancellationToken))
            {
                case ReminderState.Sent: sent++; break;
                case ReminderState.Failed: failed++; break;
                case ReminderState.Withdrawn: withdrawn++; break;
                case ReminderState.Planned or ReminderState.Sending or null: break;
            }
        }

        LogTally(planned, sent, failed, withdrawn);
        return new Tally(planned, sent, failed, withdrawn);
    }

    private async Task<int> WriteAsync(PlanReminders.Result result, CancellationToken cancellationToken)
    {
        var planned = 0;
        foreach (var item in result.Planned.Where(item => item.Decision == ReminderDecision.Send))
        {
            db.Reminders.Add(new()
            {
                Id = ReminderMessage.IdOf(new(item.Obligation.Id, item.Rule.Code, item.Recipient!)),
                ObligationId = item.Obligation.Id,
                Rule = item.Rule.Code,
                Recipient = item.Recipient!,
                PlannedOn = result.On,
                WorkingDaysLate = item.WorkingDaysLate,
            });
            planned++;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process wrote the same plan in this moment; the unique key keeps one of each. What it wrote is sent below.
            db.ChangeTracker.Clear();
            if ((await plan.RunAsync(null, result.On, Actor.System, cancellationToken)).Require().Planned.Any(item => item.Decision == ReminderDecision.Send))
            {
                throw;
            }

            return 0;
        }

        db.ChangeTracker.Clear();
        return planned;
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var waiting = await db.Reminders.AsNoTracking()
            .Where(message => message.State == ReminderState.Planned || message.State == ReminderState.Sending || message.State == ReminderState.Failed)
            .OrderBy(message => message.Id).ToListAsync(cancellationToken);
        return [.. waiting.Where(message => message.CanBeClaimed(now)).Select(message => message.Id)];
    }

    /// <returns>The state the message is in now; null when another process has it.</returns>
    private async Task<ReminderState?> SendAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var message = await db.Reminders.Include(item => item.Obligation.Exercise.Collection).SingleAsync(item => item.Id == id, cancellationToken);
        if (!message.CanBeClaimed(clock.UtcNow))
        {
            return null;
        }

        var isIn = await db.Returns.AnyAsync(
            item => item.ObligationId == message.ObligationId && (item.State == ReturnState.Submitted || item.State == ReturnState.Approved),
            cancellationToken);
        if (isIn)
        {
            message.Withdraw();
        }
        else
        {
            message.Claim(clock.UtcNow);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }

        if (!isIn)
        {
            await HandOverAsync(message, cancellationToken);
        }

        return message.State;
    }

    private async Task HandOverAsync(ReminderMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await mail.SendAsync(ReminderText.Of(message, settings.PublicUrl), clock.GetUtcNow().ToOffset(LocalTime.Zone.BaseUtcOffset), cancellationToken);
            message.MarkSent(clock.UtcNow);
        }
        catch (Exception failure) when (failure is SmtpException or IOException or FormatException)
        {
            // One address that is refused must not keep the others waiting; the row carries the server's words.
            message.MarkFailed(failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message);
            LogFailed(failure, message.Id, message.Attempts);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Reminders: {Planned} planned, {Sent} sent, {Failed} failed, {Withdrawn} withdrawn")]
    private partial void LogTally(int planned, int sent, int failed, int withdrawn);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Reminder {Id} could not be sent at attempt {Attempt}")]
    private partial void LogFailed(Exception failure, Guid id, int attempt);
}

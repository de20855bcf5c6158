using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>One message on its way: looks once more whether it is still needed, composes it, hands it over.</summary>
public sealed partial class DeliverMessage(
    SurveyDbContext db, ComposeMessage compose, MailSender mail, MailSettings settings, TimeProvider clock, ILogger<DeliverMessage> log) : IDisposable
{
    private readonly MailSession _session = new(mail);

    /// <param name="message">Taken up by this process; what becomes of it is not saved yet.</param>
    /// <returns>False: the other side of this channel does not answer.</returns>
    public async Task<bool> RunAsync(ReminderMessage message, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        await SettleAsync(message, calendar, cancellationToken);
        if (message.Items.All(item => item.IsWithdrawn))
        {
            message.Withdraw();
            return true;
        }

        if (message.Attempts > ReminderMessage.MaxAttempts)
        {
            message.MarkFailed("Every process that took it up ended before it could say what became of it.", clock.UtcNow);
            return true;
        }

        var text = await compose.RunAsync(message, settings.PublicUrl, cancellationToken);
        message.Say(text.Subject, text.Body);
        var delivery = await HandOverAsync(message, cancellationToken);
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Taken:
                message.MarkSent(clock.UtcNow);
                return true;
            case DeliveryOutcome.Refused:
                message.MarkBounced(delivery.Error!);
                break;
            case DeliveryOutcome.Failed or DeliveryOutcome.Unreachable:
                message.MarkFailed(delivery.Error!, clock.UtcNow);
                break;
        }

        LogFailed(message.Id, message.Attempts, delivery.Error);
        return delivery.Outcome != DeliveryOutcome.Unreachable;
    }

    public void Dispose() => _session.Dispose();

    /// <summary>What was handed in, or has another due date by now, is not told any more.</summary>
    private async Task SettleAsync(ReminderMessage message, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var ids = message.Items.Select(item => item.ObligationId).Distinct().ToList();
        var now = await (from obligation in db.Obligations.AsNoTracking()
                         where ids.Contains(obligation.Id)
                         join item in db.Returns on obligation.Id equals item.ObligationId into returns
                         from item in returns.DefaultIfEmpty()
                         select new { obligation.Id, obligation.DueOn, State = (ReturnState?)item.State }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var today = clock.Today;
        foreach (var item in message.Items)
        {
            var current = now[item.ObligationId];
            var isIn = current.State is ReturnState.Submitted or ReturnState.Approved;
            if ((isIn && ReminderEvents.EndsWithSubmission(item.Rule)) || (!ReminderEvents.IsEvent(item.Rule) && current.DueOn != item.DueOn))
            {
                item.Withdraw();
            }

            item.CountOn(calendar.WorkingDaysBetween(item.DueOn, today));
        }
    }

    private Task<Delivery> HandOverAsync(ReminderMessage message, CancellationToken cancellationToken) => message.Channel switch
    {
        ReminderChannel.Email => _session.DeliverAsync(
            new(message.MessageId, message.Recipient, message.Subject!, message.Body!), clock.GetUtcNow().ToOffset(LocalTime.Zone.BaseUtcOffset), cancellationToken),
        ReminderChannel.Inbox => Task.FromResult(new Delivery(DeliveryOutcome.Taken)),
        ReminderChannel.Webhook => Task.FromResult(new Delivery(DeliveryOutcome.Failed, "No such webhook.")),
    };

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Message {Id} was not taken at attempt {Attempt}: {Error}")]
    private partial void LogFailed(Guid id, int attempt, string? error);
}

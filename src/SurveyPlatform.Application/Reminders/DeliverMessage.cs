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
    SurveyDbContext db, ComposeMessage compose, MailSender mail, WebhookSender webhooks, MailSettings settings, TimeProvider clock,
    ILogger<DeliverMessage> log) : IDisposable
{
    private readonly MailSession _session = new(mail);

    /// <param name="message">Taken up by this process and loaded for composing; what becomes of it is not saved yet.</param>
    /// <returns>False: the other side of this channel does not answer.</returns>
    public async Task<bool> RunAsync(ReminderMessage message, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        await SettleAsync(message, calendar, cancellationToken);
        if (message.IsSettled)
        {
            message.Withdraw();
            return true;
        }

        if (message.Attempts > ReminderMessage.MaxAttempts)
        {
            message.MarkFailed("Every process that took it up ended before it could say what became of it.", clock.UtcNow);
            return true;
        }

        var text = compose.Of(message, settings.PublicUrl);
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
        var taken = db.OnBehalves.Where(item => item.EndedAtUtc == null).Select(item => item.ObligationId);
        var now = await (from obligation in db.Obligations.AsNoTracking()
                         where ids.Contains(obligation.Id)
                         join item in db.Returns on obligation.Id equals item.ObligationId into returns
                         from item in returns.DefaultIfEmpty()
                         select new { Obligation = obligation, State = (ReturnState?)item.State, ResubmitBy = (DateOnly?)item.ResubmitBy, IsTaken = taken.Contains(obligation.Id) })
            .ToDictionaryAsync(
                row => row.Obligation.Id, row => ReminderSubject.Of(row.Obligation, row.State, row.ResubmitBy, row.IsTaken, isPaused: false), cancellationToken);
        var today = clock.Today;
        foreach (var item in message.Items)
        {
            var current = now[item.ObligationId];
            if ((!current.IsOpen && ReminderEvents.EndsWithSubmission(item.Rule)) || (!ReminderEvents.IsEvent(item.Rule) && current.DueOn != item.DueOn))
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
        ReminderChannel.Webhook => webhooks.DeliverAsync(message.Lane, message.MessageId, PayloadOf(message), cancellationToken),
    };

    private static object PayloadOf(ReminderMessage message) => new
    {
        message.Id,
        message.PlannedOn,
        Recipient = new { Name = message.RecipientName, Email = message.Recipient[(message.Lane.Length + 1)..], Phone = message.RecipientPhone },
        message.Subject,
        message.Body,
        Items = message.Items.Where(item => !item.IsWithdrawn).Select(item => new
        {
            Obligation = item.ObligationId.Value,
            item.Obligation.UnitCode,
            item.Obligation.UnitFullName,
            item.Rule,
            item.DueOn,
            item.WorkingDaysLate,
        }),
        Notices = message.Notices.Select(notice => new { notice.Kind, notice.Title, notice.Link }),
    };

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Message {Id} was not taken at attempt {Attempt}: {Error}")]
    private partial void LogFailed(Guid id, int attempt, string? error);
}

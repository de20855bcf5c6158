using System.Net.Mail;

namespace SurveyPlatform.Mail;

/// <summary>Hands over one message after the other through one connection, and says what became of each.</summary>
public sealed class MailSession(MailSender sender) : IDisposable
{
    private SmtpClient? _client;

    public async Task<Delivery> DeliverAsync(MailItem item, DateTimeOffset date, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(item, date, () => _client ??= sender.Connect(), cancellationToken);
            return new(DeliveryOutcome.Taken);
        }
        catch (Exception failure) when (failure is SmtpException or IOException or FormatException)
        {
            // In which state the server left the conversation is anybody's guess.
            Dispose();
            return new(OutcomeOf(failure), failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message);
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>A full mailbox (552) may be emptied (RFC 5321, 4.5.3.1.10).</summary>
    private static DeliveryOutcome OutcomeOf(Exception failure) => failure switch
    {
        FormatException => DeliveryOutcome.Refused,
        SmtpFailedRecipientException { StatusCode: >= SmtpStatusCode.CommandUnrecognized and not SmtpStatusCode.ExceededStorageAllocation } => DeliveryOutcome.Refused,
        SmtpFailedRecipientException => DeliveryOutcome.Failed,
        // Refused for now and not because of the recipient: the next message would be too.
        SmtpException { StatusCode: < SmtpStatusCode.CommandUnrecognized } or IOException => DeliveryOutcome.Unreachable,
        _ => DeliveryOutcome.Failed,
    };
}

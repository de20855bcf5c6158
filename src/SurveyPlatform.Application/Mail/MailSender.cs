using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace SurveyPlatform.Mail;

/// <summary>Where mail goes: to an SMTP server when one is named, otherwise into a folder as <c>.eml</c> files.</summary>
public sealed record MailSettings
{
    public string? SmtpHost { get; init; }

    public int SmtpPort { get; init; } = 25;

    public bool StartTls { get; init; }

    public string? SmtpUser { get; init; }

    public string? SmtpPassword { get; init; }

    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>How long a message may stay taken up before its process is taken for dead; several times <see cref="TimeoutSeconds"/>.</summary>
    public int ClaimSeconds { get; init; } = 300;

    public string From { get; init; } = "no-reply@surveyplatform.example";

    public string FromName { get; init; } = "SurveyPlatform";

    /// <summary>Created when it is not there.</summary>
    public string PickupFolder { get; init; } = "data/mail";

    /// <summary>Address of the site in links of messages, without a slash at the end.</summary>
    public string PublicUrl { get; init; } = "http://127.0.0.1:5080";
}

/// <param name="MessageId">Without angle brackets; the same message always has the same.</param>
public sealed record MailItem(string MessageId, string To, string Subject, string Body);

/// <summary>Hands one message to the mail server or the pickup folder.</summary>
public sealed class MailSender(MailSettings settings)
{
    /// <exception cref="SmtpException">The server refused it or could not be reached.</exception>
    public async Task SendAsync(MailItem item, DateTimeOffset date, CancellationToken cancellationToken)
    {
        SmtpClient? client = null;
        try
        {
            await SendAsync(item, date, () => client = Connect(), cancellationToken);
        }
        finally
        {
            client?.Dispose();
        }
    }

    /// <param name="connect">Asked for only where there is a server.</param>
    internal async Task SendAsync(MailItem item, DateTimeOffset date, Func<SmtpClient> connect, CancellationToken cancellationToken)
    {
        using var message = Compose(item, date);
        if (string.IsNullOrWhiteSpace(settings.SmtpHost))
        {
            await DropAsync(item, message, cancellationToken);
            return;
        }

        // SmtpClient ignores its Timeout when asynchronous.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            await connect().SendMailAsync(message, deadline.Token);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException($"No answer from {settings.SmtpHost} within {settings.TimeoutSeconds} s.", timeout);
        }
    }

    /// <summary>The connection is made with the first message and kept for the next ones.</summary>
    internal SmtpClient Connect() => new(settings.SmtpHost, settings.SmtpPort)
    {
        EnableSsl = settings.StartTls,
        Timeout = settings.TimeoutSeconds * 1000,
        Credentials = settings.SmtpUser is { Length: > 0 } user ? new NetworkCredential(user, settings.SmtpPassword) : null,
    };

    private MailMessage Compose(MailItem item, DateTimeOffset date)
    {
        var message = new MailMessage(new MailAddress(settings.From, settings.FromName, Encoding.UTF8), new MailAddress(item.To))
        {
            Subject = item.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = item.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", $"<{item.MessageId}>");
        message.Headers.Add("Date", date.ToString("ddd, dd MMM yyyy HH:mm:ss zz00", System.Globalization.CultureInfo.InvariantCulture));
        // Out-of-office replies and bounces to a machine help nobody (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>The file is named after the Message-ID and appears whole: written twice it is still one message.</summary>
    private async Task DropAsync(MailItem item, MailMessage message, CancellationToken cancellationToken)
    {
        var name = item.MessageId.Split('@')[0];
        var workshop = Path.GetFullPath(Path.Combine(settings.PickupFolder, ".tmp", name));
        Directory.CreateDirectory(workshop);
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = workshop })
        {
            await client.SendMailAsync(message, cancellationToken);
        }

        File.Move(Directory.GetFiles(workshop).Single(), Path.Combine(settings.PickupFolder, $"{name}.eml"), overwrite: true);
        Directory.Delete(workshop, recursive: true);
    }
}

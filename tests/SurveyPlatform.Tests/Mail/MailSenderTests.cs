using System.Net.Mail;
using SurveyPlatform.Mail;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Mail;

public sealed class MailSenderTests : IDisposable
{
    private static readonly DateTimeOffset Date = new(2023, 9, 22, 7, 0, 0, TimeSpan.FromHours(7));

    private readonly string _folder = Directory.CreateTempSubdirectory("survey-mail-").FullName;

    [SmtpFact]
    public async Task A_message_reaches_a_real_smtp_server_with_its_own_message_id_and_vietnamese_text()
    {
        await using var server = await SmtpServer.StartAsync();
        await new MailSender(new() { SmtpHost = "127.0.0.1", SmtpPort = server.Port }).SendAsync(
            new("abc@surveyplatform", "xa@binhdinh.example", "Quá hạn 1 ngày làm việc", "Kính gửi: UBND xã Nhơn Lý"), Date, default);
        var message = server.Messages.ShouldHaveSingleItem();
        message.ShouldContain("Message-ID: <abc@surveyplatform>");
        message.ShouldContain("Auto-Submitted: auto-generated");
        message.ShouldContain("=?utf-8?");
        message.ShouldContain("K=C3=ADnh g=E1=BB=ADi");
    }

    [SmtpFact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_mail_and_the_run_goes_on()
    {
        await using var server = await SmtpServer.StartAsync(demandsTls: true);
        using var session = new MailSession(new(new() { SmtpHost = "127.0.0.1", SmtpPort = server.Port, StartTls = true, TimeoutSeconds = 10 }));
        var delivery = await session.DeliverAsync(new("a@b", "xa@binhdinh.example", "s", "b"), Date, default);
        delivery.Outcome.ShouldNotBe(DeliveryOutcome.Taken);
        delivery.Outcome.ShouldNotBe(DeliveryOutcome.Refused, "the address is not to blame");
        delivery.Error.ShouldNotBeNull().ShouldContain("certificate");
        server.Messages.ShouldBeEmpty();
    }

    [SmtpFact]
    public async Task A_server_that_demands_encryption_gets_nothing_in_the_clear_and_says_so()
    {
        await using var server = await SmtpServer.StartAsync(demandsTls: true);
        using var session = new MailSession(new(new() { SmtpHost = "127.0.0.1", SmtpPort = server.Port, TimeoutSeconds = 10 }));
        var delivery = await session.DeliverAsync(new("a@b", "xa@binhdinh.example", "s", "b"), Date, default);
        delivery.Outcome.ShouldBeOneOf(DeliveryOutcome.Failed, DeliveryOutcome.Unreachable);
        delivery.Error.ShouldNotBeNull().ShouldContain("STARTTLS");
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_said_to_be_so()
    {
        var sender = new MailSender(new() { SmtpHost = "127.0.0.1", SmtpPort = SmtpServer.FreePort(), TimeoutSeconds = 5 });
        await Should.ThrowAsync<SmtpException>(() => sender.SendAsync(new("a@b", "xa@binhdinh.example", "s", "b"), Date, default));
    }

    [Fact]
    public async Task The_same_message_dropped_twice_is_one_file()
    {
        var sender = new MailSender(new() { PickupFolder = _folder });
        await sender.SendAsync(new("abc@surveyplatform", "xa@binhdinh.example", "s", "b"), Date, default);
        await sender.SendAsync(new("abc@surveyplatform", "xa@binhdinh.example", "s", "b"), Date, default);
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem().ShouldEndWith("abc.eml");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

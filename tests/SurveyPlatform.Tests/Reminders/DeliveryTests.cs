using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>What the other side answers, with a real SMTP server.</summary>
public sealed class DeliveryTests
{
    [ChaosFact]
    public async Task An_address_that_is_refused_for_good_bounces_and_is_left_alone_until_it_is_another()
    {
        await using var smtp = await MoodySmtpServer.StartAsync(SmtpMood.Ok);
        await using var site = await OpenAsync(smtp, "gone@x");
        await site.ChaseAsync();
        var bounced = await site.StoreAsync(db => db.Reminders.SingleAsync(message => message.State == ReminderState.Bounced));
        bounced.Error!.ShouldContain("there is nobody of this name");
        smtp.Taken.ShouldNotContain(message => message.Recipient == "gone@x");
        smtp.Taken.Count.ShouldBeGreaterThan(150, "one that is refused does not hold up the others");

        site.Clock.Set("2023-09-22 08:00");
        await site.ChaseAsync();
        (await site.StoreAsync(db => db.Reminders.CountAsync(message => message.Recipient == "gone@x"))).ShouldBe(1);
        await RenameAsync(site, "gone@x", "new@x");
        await site.ChaseAsync();
        smtp.Taken.ShouldContain(message => message.Recipient == "new@x");
    }

    [ChaosFact]
    public async Task A_server_that_takes_nothing_costs_one_message_an_attempt_and_the_others_nothing()
    {
        await using var smtp = await MoodySmtpServer.StartAsync(SmtpMood.Refuse);
        await using var site = await OpenAsync(smtp, "clerk@x");
        (await site.ChaseAsync()).Failed.ShouldBe(1);
        var mails = await site.StoreAsync(db => db.Reminders.Where(message => message.Channel == ReminderChannel.Email).ToListAsync());
        mails.Count(message => message.State == ReminderState.Planned && message.Attempts == 0).ShouldBe(mails.Count - 1);
        mails.Single(message => message.State == ReminderState.Failed).Error!.ShouldContain("not now");
        smtp.Be(SmtpMood.Ok);
        (await site.SendAsync()).Sent.ShouldBe(mails.Count - 1, "the one waits its pause out");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await site.SendAsync()).Sent.ShouldBe(1);
        smtp.Taken.Distinct().Count().ShouldBe(mails.Count);
    }

    [ChaosFact]
    public async Task Many_messages_go_through_one_connection()
    {
        await using var smtp = await MoodySmtpServer.StartAsync(SmtpMood.Ok);
        await using var site = await OpenAsync(smtp, "clerk@x");
        await site.ChaseAsync();
        smtp.Taken.Count.ShouldBeGreaterThan(150);
        smtp.Connections.ShouldBe(1);
    }

    private static async Task<Site> OpenAsync(MoodySmtpServer smtp, string clerkOfNhonBinh)
    {
        var site = await Quarter.OpenAsync(Stores.Sqlite, new() { SmtpHost = "127.0.0.1", SmtpPort = smtp.Port, TimeoutSeconds = 5 });
        await RenameAsync(site, "vanthu.21550@binhdinh.example", clerkOfNhonBinh);
        return site;
    }

    private static Task<int> RenameAsync(Site site, string from, string to) =>
        site.StoreAsync(db => db.Database.ExecuteSqlAsync($"UPDATE unit_contacts SET email = {to} WHERE email = {from}"));
}

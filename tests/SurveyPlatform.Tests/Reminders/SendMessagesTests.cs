using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

public sealed class SendMessagesTests
{
    private const string DueDay = "2023-09-21 07:00";

    [EachStore]
    public async Task Every_unit_that_owes_is_written_to_and_no_other(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set(DueDay);
        var planned = await site.PlanAsync();
        (await site.SendAsync()).Sent.ShouldBe(planned.Messages);
        var written = await site.StoreAsync(db => db.ReminderItems.Where(item => item.Channel == ReminderChannel.Email)
            .Select(item => item.Obligation.UnitCode).Distinct().ToListAsync());
        written.Count.ShouldBe(173);
        written.ShouldNotContain(Quarter.NhonBinh);
        var mails = await site.StoreAsync(db => db.Reminders.CountAsync(message => message.Channel == ReminderChannel.Email));
        Directory.GetFiles(site.MailFolder, "*.eml").Length.ShouldBe(mails);
    }

    [EachStore]
    public async Task Sending_again_on_the_same_day_sends_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        (await site.ChaseAsync()).Sent.ShouldBeGreaterThan(0);
        (await site.PlanAsync()).ShouldBe(new(0, 0));
        (await site.SendAsync()).ShouldBe(new(0, 0, 0, 0, 0));
    }

    [EachStore]
    public async Task Processes_at_once_plan_and_send_each_message_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        var planned = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(site.PlanAsync)));
        var tallies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(site.SendAsync)));
        var rows = await site.StoreAsync(db => db.Reminders.Select(message => new { message.State, message.Attempts }).ToListAsync());
        rows.Count.ShouldBe(planned.Sum(tally => tally.Messages));
        rows.ShouldAllBe(row => row.State == ReminderState.Sent && row.Attempts == 1);
        tallies.Sum(tally => tally.Sent).ShouldBe(rows.Count);
    }

    [EachStore]
    public async Task A_message_names_the_return_its_due_date_how_late_it_is_and_where_to_go(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-09-22 07:00");
        await site.ChaseAsync();
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        var item = await site.StoreAsync(db => db.ReminderItems.Include(item => item.Message)
            .FirstAsync(item => item.ObligationId == obligation.Id && item.Channel == ReminderChannel.Email));
        item.WorkingDaysLate.ShouldBe(1);
        var mail = ReadMail(Path.Combine(site.MailFolder, $"{item.MessageId:N}.eml"));
        mail.ShouldContain("Phường Nhơn Bình");
        mail.ShouldContain("21/09/2023");
        mail.ShouldContain("quá hạn 1 ngày làm việc");
        mail.ShouldContain($"/returns/{obligation.Id}");
        mail.ShouldContain($"<{item.Message.MessageId}>");
        item.Message.Body!.ShouldContain("Phường Nhơn Bình");
    }

    [EachStore]
    public async Task A_message_whose_process_died_is_taken_up_again_and_stays_one_file(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        await site.ChaseAsync();
        var sent = Directory.GetFiles(site.MailFolder, "*.eml").Length;
        // As if the process had died after the hand-over and before the commit: the file is there, the row still says Sending.
        await site.StoreAsync(db => db.Reminders.Where(message => message.Items.Any(item => item.Obligation.UnitCode == Quarter.NhonBinh))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, ReminderState.Sending)));
        (await site.SendAsync()).Sent.ShouldBe(0, "another process may still be at it");
        site.Clock.Advance(TimeSpan.FromSeconds(300));
        (await site.SendAsync()).Sent.ShouldBeGreaterThan(0);
        Directory.GetFiles(site.MailFolder, "*.eml").Length.ShouldBe(sent);
        (await site.StoreAsync(db => db.Reminders.CountAsync(message => message.State != ReminderState.Sent))).ShouldBe(0);
    }

    [EachStore]
    public async Task A_return_that_comes_in_before_the_message_leaves_withdraws_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        await site.PlanAsync();
        await site.HandInAsync(Quarter.NhonBinh);
        (await site.SendAsync()).Withdrawn.ShouldBe(2, "the mail and the message in the inbox");
        var items = await site.StoreAsync(db => db.ReminderItems.Where(item => item.Obligation.UnitCode == Quarter.NhonBinh).ToListAsync());
        items.ShouldAllBe(item => item.IsWithdrawn);
    }

    [EachStore]
    public async Task Nothing_but_the_inbox_is_filled_in_the_quiet_hours_and_on_days_off(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        await site.PlanAsync();
        foreach (var moment in new[] { "2023-09-21 06:59", "2023-09-21 18:00", "2023-09-23 09:00" })
        {
            site.Clock.Set(moment);
            await site.SendAsync();
            Directory.GetFiles(site.MailFolder, "*.eml").ShouldBeEmpty(moment);
        }

        (await site.StoreAsync(db => db.Reminders.Where(message => message.Channel == ReminderChannel.Inbox).ToListAsync()))
            .ShouldAllBe(message => message.State == ReminderState.Sent);
        site.Clock.Set("2023-09-22 07:00");
        (await site.SendAsync()).Sent.ShouldBeGreaterThan(0);
    }

    /// <summary>Header and quoted-printable body, decoded.</summary>
    private static string ReadMail(string file)
    {
        var raw = File.ReadAllText(file).ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '=' && at + 2 < raw.Length && Uri.IsHexDigit(raw[at + 1]) && Uri.IsHexDigit(raw[at + 2]))
            {
                bytes.Add(Convert.ToByte(raw.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(raw[at].ToString()));
            }
        }

        return System.Text.Encoding.UTF8.GetString([.. bytes]);
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

public sealed class SendRemindersTests
{
    private const string DueDay = "2023-09-21 07:00";

    [EachStore]
    public async Task Every_unit_that_owes_is_written_to_and_no_other(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set(DueDay);
        var tally = await SendAsync(site);
        tally.Sent.ShouldBe(tally.Planned);
        var written = await site.StoreAsync(db => db.Reminders.Select(message => message.Obligation.UnitCode).Distinct().ToListAsync());
        written.Count.ShouldBe(173);
        written.ShouldNotContain(Quarter.NhonBinh);
        Directory.GetFiles(site.MailFolder, "*.eml").Length.ShouldBe(tally.Sent);
    }

    [EachStore]
    public async Task Sending_again_on_the_same_day_sends_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        (await SendAsync(site)).Sent.ShouldBeGreaterThan(0);
        (await SendAsync(site)).ShouldBe(new(0, 0, 0, 0));
    }

    [EachStore]
    public async Task Two_processes_at_once_send_each_message_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        var tallies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SendAsync(site))));
        var rows = await site.StoreAsync(db => db.Reminders.Select(message => new { message.State, message.Attempts }).ToListAsync());
        rows.ShouldAllBe(row => row.State == ReminderState.Sent && row.Attempts == 1);
        tallies.Sum(tally => tally.Sent).ShouldBe(rows.Count);
    }

    [EachStore]
    public async Task A_message_names_the_return_its_due_date_how_late_it_is_and_where_to_go(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-09-22 07:00");
        await SendAsync(site);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        var message = await site.StoreAsync(db => db.Reminders.FirstAsync(item => item.ObligationId == obligation.Id));
        message.WorkingDaysLate.ShouldBe(1);
        var mail = ReadMail(Path.Combine(site.MailFolder, $"{message.Id:N}.eml"));
        mail.ShouldContain("Phường Nhơn Bình");
        mail.ShouldContain("21/09/2023");
        mail.ShouldContain("quá hạn 1 ngày làm việc");
        mail.ShouldContain($"/returns/{obligation.Id}");
        mail.ShouldContain($"<{message.MessageId}>");
    }

    [EachStore]
    public async Task A_message_whose_process_died_is_taken_up_again_and_stays_one_file(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        var sent = (await SendAsync(site)).Sent;
        // As if the process had died after the hand-over and before the commit: the file is there, the row still says Sending.
        await site.StoreAsync(db => db.Reminders.Where(message => message.Obligation.UnitCode == Quarter.NhonBinh)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, ReminderState.Sending)));
        (await SendAsync(site)).Sent.ShouldBe(0, "another process may still be at it");
        site.Clock.Advance(ReminderMessage.ClaimExpiry);
        (await SendAsync(site)).Sent.ShouldBeGreaterThan(0);
        Directory.GetFiles(site.MailFolder, "*.eml").Length.ShouldBe(sent);
        (await site.StoreAsync(db => db.Reminders.CountAsync(message => message.State != ReminderState.Sent))).ShouldBe(0);
    }

    [EachStore]
    public async Task A_return_that_comes_in_before_the_message_leaves_withdraws_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(DueDay);
        await SendAsync(site);
        await site.StoreAsync(db => db.Reminders.Where(message => message.Obligation.UnitCode == Quarter.NhonBinh)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, ReminderState.Planned)));
        await site.HandInAsync(Quarter.NhonBinh);
        (await SendAsync(site)).ShouldSatisfyAllConditions(tally => tally.Sent.ShouldBe(0), tally => tally.Withdrawn.ShouldBeGreaterThan(0));
    }

    private static async Task<SendReminders.Tally> SendAsync(Site site) =>
        (await site.AskAsync<SendReminders, Outcome<SendReminders.Tally>>(send => send.RunAsync(Actor.System, CancellationToken.None))).Require();

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

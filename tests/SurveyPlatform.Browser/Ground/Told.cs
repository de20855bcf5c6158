using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Browser.Ground;

internal static class Told
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>A message that the unit has got in its inbox, and one by mail that its server refused.</summary>
    /// <returns>The one in the inbox.</returns>
    public static async Task<ReminderMessage> ToldAsync(this BinhDinhSite site, string unitCode)
    {
        await OneAtATime.WaitAsync();
        try
        {
            var owed = await site.ObligationOfAsync(unitCode);
            return await site.AskAsync<SurveyDbContext, ReminderMessage>(async db =>
                await db.Reminders.FirstOrDefaultAsync(item => item.RecipientUnitId == owed.UnitId && item.Channel == ReminderChannel.Inbox) ?? await WriteAsync(db, owed));
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<ReminderMessage> WriteAsync(SurveyDbContext db, Obligation owed)
    {
        var at = new DateTime(2023, 9, 18, 1, 0, 0, DateTimeKind.Utc);
        var inbox = Message(owed, new(ReminderChannel.Inbox, ReminderRecipient.InboxOf(owed.UnitId), owed.UnitFullName, owed.UnitId), at);
        var mail = Message(owed, new(ReminderChannel.Email, "vanthu@xa.example", "Trần Thị Văn Thư", owed.UnitId), at);
        inbox.MarkSent(at);
        mail.MarkBounced("550 5.1.1 <vanthu@xa.example>: User unknown");
        db.Reminders.AddRange(inbox, mail);
        await db.SaveChangesAsync();
        return inbox;
    }

    private static ReminderMessage Message(Obligation owed, ReminderRecipient to, DateTime at)
    {
        var planned = new PlannedReminder(owed, new("before-3", -3), "2023-09-21", to, new(2023, 9, 18), owed.DueOn, -3, ReminderDecision.Send);
        var message = ReminderMessage.Create(to, new(2023, 9, 18), [ReminderItem.Of(planned)], at);
        message.Say("Còn 3 ngày làm việc", "Kính gửi: <script>alert(1)</script>\nhttp://127.0.0.1:5080/returns/1\nhttps://elsewhere.example/x");
        return message;
    }
}

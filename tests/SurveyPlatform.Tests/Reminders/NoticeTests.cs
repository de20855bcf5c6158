using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>Messages that are about no return.</summary>
public sealed class NoticeTests
{
    private const string Morning = "2023-09-21 08:00";

    [EachStore]
    public async Task A_notice_reaches_the_people_and_the_inbox_of_its_unit_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(Morning);
        var notice = await OutageAsync(site);
        (await WriteAsync(site, notice)).ShouldBe(await RecipientsAsync(site) + 1);
        (await WriteAsync(site, notice)).ShouldBe(0, "the same thing was told already");
        (await site.SendAsync()).Sent.ShouldBe(await RecipientsAsync(site) + 1);
        var message = await site.StoreAsync(db => db.Reminders.Include(item => item.Notices).FirstAsync(item => item.Channel == ReminderChannel.Email));
        message.Subject.ShouldBe("Mất kết nối internet tại Phường Nhơn Bình");
        message.Body!.ShouldContain("Đường truyền của VNPT mất tín hiệu");
        message.Body!.ShouldContain("/incidents/1");
        message.Body!.ShouldContain("INTERNET DOWN AT NHON BINH WARD");
        message.Notices.ShouldHaveSingleItem().Kind.ShouldBe("incident:reported");
    }

    [EachStore]
    public async Task Notices_to_one_recipient_go_in_one_message(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(Morning);
        var first = await OutageAsync(site);
        await WriteAsync(site, first, first with { Key = "2", Title = new("Đã khôi phục") });
        await site.SendAsync();
        var message = await site.StoreAsync(db => db.Reminders.Include(item => item.Notices).FirstAsync(item => item.Channel == ReminderChannel.Email));
        message.Notices.Count.ShouldBe(2);
        message.Subject!.ShouldEndWith("(và 1 nội dung khác)");
    }

    [EachStore]
    public async Task The_department_sees_a_notice_among_its_messages_and_a_stranger_does_not(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(Morning);
        await WriteAsync(site, await OutageAsync(site));
        var rows = await ListAsync(site, Quarter.Coordinator);
        rows.ShouldContain(row => row.Subject == "Mất kết nối internet tại Phường Nhơn Bình");
        (await ListAsync(site, await site.SomebodyAtAsync("551", Role.Coordinator))).ShouldBeEmpty();
    }

    private static async Task<Notice> OutageAsync(Site site)
    {
        var unit = await site.ObligationOfAsync(Quarter.NhonBinh);
        return new(
            "incident:reported", "1", unit.UnitId, ReminderAudience.Unit, unit.UnitId, unit.Path,
            new("Mất kết nối internet tại Phường Nhơn Bình", "Internet down at Nhon Binh Ward"),
            new("Đường truyền của VNPT mất tín hiệu từ 7 giờ 30.", "The VNPT line has been down since 7:30."), "/incidents/1");
    }

    private static Task<int> WriteAsync(Site site, params Notice[] notices) =>
        site.AskAsync<NoticeWriter, int>(writer => writer.WriteAsync(notices, CancellationToken.None));

    private static Task<int> RecipientsAsync(Site site) => site.StoreAsync(async db =>
    {
        var contacts = (await db.Units.AsNoTracking().Where(unit => unit.History.Any(version => version.Code == Quarter.NhonBinh)).FirstAsync()).Contacts;
        return contacts.Count(contact => !contact.IsHead);
    });

    private static async Task<IReadOnlyList<ListMessages.Row>> ListAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListMessages, Outcome<ListMessages.Result>>(list => list.RunAsync(new(), actor, CancellationToken.None))).Require().Rows;
}

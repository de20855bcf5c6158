using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

public sealed class MessageTemplateTests
{
    private static readonly MessageWording Mine = new("Trễ hạn: {unit}", "Đề nghị nộp ngay:\n{items}");

    [EachStore]
    public async Task A_saved_wording_is_what_leaves_from_then_on_and_what_was_sent_stays(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-09-21 07:00");
        await site.ChaseAsync();
        var before = await SubjectsAsync(site, "2023-09-21");
        (await SaveAsync(site, Mine, seen: 0)).Require();
        site.Clock.Set("2023-09-22 07:00");
        await site.ChaseAsync();
        (await SubjectsAsync(site, "2023-09-22")).ShouldContain("Trễ hạn: Phường Nhơn Bình");
        (await SubjectsAsync(site, "2023-09-21")).ShouldBe(before);
    }

    [EachStore]
    public async Task Of_two_who_write_at_once_the_slower_is_told_and_every_version_stays(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await SaveAsync(site, Mine, seen: 0)).Require();
        (await SaveAsync(site, Mine with { Subject = "Khác" }, seen: 0)).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.WordingChanged);
        (await SaveAsync(site, null, seen: 1)).Require();
        var detail = (await site.AskAsync<ListMessageTemplates, Outcome<ListMessageTemplates.Detail>>(list =>
            list.GetAsync(MessageKind.Late, "vi", Quarter.Coordinator, CancellationToken.None))).Require();
        detail.Current.IsDefault.ShouldBeTrue();
        detail.Current.Wording.ShouldBe(MessageDefaults.Of(MessageKind.Late, "vi"));
        detail.Versions.Select(version => version.Wording?.Subject).ShouldBe([null, Mine.Subject]);
    }

    [EachStore]
    public async Task A_wording_that_cannot_be_used_is_not_saved(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await SaveAsync(site, new("Trễ {đơn vị}", "Nộp ngay"), seen: 0)).Problems.Select(problem => problem.Code)
            .ShouldBe(["reminders.unknown-field", "reminders.field-needed"], ignoreOrder: true);
        (await site.StoreAsync(db => db.MessageTemplates.CountAsync())).ShouldBe(0);
    }

    [EachStore]
    public async Task A_test_goes_to_oneself_by_the_wording_that_holds_and_is_recorded_nowhere(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await SaveAsync(site, Mine, seen: 0)).Require();
        (await TestAsync(site, "not an address")).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.NotAnAddress);
        (await TestAsync(site, "Ai đó <a@b.example>")).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.NotAnAddress);
        (await TestAsync(site, "a@b.example\r\nBcc: c@d.example")).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.NotAnAddress);
        (await TestAsync(site, "toi@sotttt.example")).Require();
        File.ReadAllText(Directory.GetFiles(site.MailFolder, "*.eml").ShouldHaveSingleItem()).ShouldContain("toi@sotttt.example");
        (await site.StoreAsync(db => db.Reminders.CountAsync())).ShouldBe(0);
    }

    private static Task<Outcome<Done>> SaveAsync(Site site, MessageWording? wording, int seen) => site.AskAsync<SaveMessageTemplate, Outcome<Done>>(save =>
        save.RunAsync(MessageKind.Late, "vi", wording, seen, Quarter.Coordinator, CancellationToken.None));

    private static Task<Outcome<Done>> TestAsync(Site site, string address) => site.AskAsync<SendTestMessage, Outcome<Done>>(test =>
        test.RunAsync(MessageKind.Late, address, Quarter.Coordinator, CancellationToken.None));

    private static Task<List<string?>> SubjectsAsync(Site site, string day)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        return site.StoreAsync(db => db.Reminders.Where(message => message.PlannedOn == on).OrderBy(message => message.Id).Select(message => message.Subject).ToListAsync());
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>What happens is told because its row is there; nobody sends anything.</summary>
public sealed class ReminderEventTests
{
    [EachStore]
    public async Task A_period_that_was_opened_is_told_to_every_unit_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldBe(["event:opened>vanthu.21550@binhdinh.example"]);
        site.Clock.Set("2023-09-18 08:00");
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).Count.ShouldBe(1);
    }

    [EachStore]
    public async Task A_return_that_is_sent_back_is_told_with_the_reason_and_chased_by_its_new_date(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await SendBackAsync(site, "Số máy tính chưa khớp {unit}");
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldBe(["event:sent-back>vanthu.21550@binhdinh.example"]);
        var body = await site.StoreAsync(db => db.Reminders.Where(message => message.Recipient == "vanthu.21550@binhdinh.example").Select(message => message.Body).SingleAsync());
        body!.ShouldContain("Số máy tính chưa khớp {unit}");
        site.Clock.Set("2023-09-20 08:00");
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldBe(["due-day>vanthu.21550@binhdinh.example", "event:sent-back>vanthu.21550@binhdinh.example"], "wanted again on the 20th, due on the 21st");
    }

    [EachStore]
    public async Task Sent_back_and_in_again_before_the_message_leaves_is_not_told(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await SendBackAsync(site, "Bổ sung");
        await site.PlanAsync();
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var open = (await site.OpenReturnAsync(obligation, clerk)).Require();
        (await site.SubmitAsync(obligation, open.Version, clerk)).Require();
        await site.SendAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldBeEmpty();
    }

    [EachStore]
    public async Task Whoever_asks_for_more_time_is_told_the_answer_and_the_department_of_the_wish(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.StoreAsync(db => db.Collections.ExecuteUpdateAsync(set => set.SetProperty(item => item.AskedBy, "SO-TTTT")));
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        await ExtendAsync(site, obligation.Id, null);
        await site.ChaseAsync();
        var wish = await site.StoreAsync(db => db.ReminderItems.Where(item => item.Rule == EventRules.ExtensionAsked && item.Channel == ReminderChannel.Email).ToListAsync());
        wish.ShouldNotBeEmpty();
        wish.ShouldAllBe(item => item.Audience == ReminderAudience.Department && item.Note == "Mất điện");
        await ExtendAsync(site, obligation.Id, new(2023, 9, 28));
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldContain("event:extension-granted>vanthu.21550@binhdinh.example");
        site.Clock.Set("2023-09-21 08:00");
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldNotContain(told => told.StartsWith("due-day", StringComparison.Ordinal), "it is due on the 28th now");
    }

    [EachStore]
    public async Task A_pause_keeps_the_ladder_from_one_unit_and_not_the_events(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        await site.StoreAsync(db =>
        {
            db.ReminderPauses.Add(new() { Id = Guid.CreateVersion7(), UnitId = obligation.UnitId, From = new(2023, 9, 15), Until = new(2023, 9, 20), Reason = "Bão", By = "so-tttt" });
            return db.SaveChangesAsync();
        });
        await site.ChaseAsync();
        site.Clock.Set("2023-09-19 08:00");
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldBe(["event:opened>vanthu.21550@binhdinh.example"]);
        (await ToldAsync(site, Quarter.NhonPhu)).Count.ShouldBe(2);
        site.Clock.Set("2023-09-21 08:00");
        await site.ChaseAsync();
        (await ToldAsync(site, Quarter.NhonBinh)).ShouldContain("due-day>vanthu.21550@binhdinh.example");
    }

    private static async Task SendBackAsync(Site site, string why)
    {
        var (obligation, reviewer) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer));
        var open = (await site.OpenReturnAsync(obligation, reviewer)).Require();
        (await site.ReviewAsync(obligation, open.Version, ReturnAction.SendBack, why, reviewer)).Require();
    }

    private static Task<int> ExtendAsync(Site site, ObligationId id, DateOnly? until) => site.StoreAsync(async db =>
    {
        if (until is { } day)
        {
            var asked = await db.Extensions.Include(item => item.Obligation).SingleAsync(item => item.ObligationId == id);
            asked.Grant(new(day, day.AddDays(30), "", "so-tttt", site.Clock.GetUtcNow().UtcDateTime)).Require();
        }
        else
        {
            var obligation = await db.Obligations.SingleAsync(item => item.Id == id);
            db.Extensions.Add(DueExtension.Ask(
                Guid.CreateVersion7(), obligation, new(2023, 9, 28), "Mất điện", "vanthu.21550", site.Clock.GetUtcNow().UtcDateTime, new(2023, 9, 15)).Require());
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>What has reached the contacts of a unit by mail.</summary>
    private static async Task<List<string>> ToldAsync(Site site, string unitCode)
    {
        var items = await site.StoreAsync(db => db.ReminderItems.Where(item => item.Obligation.UnitCode == unitCode && item.Channel == ReminderChannel.Email
            && !item.IsWithdrawn && item.Message.State == ReminderState.Sent && item.Audience == ReminderAudience.Unit).ToListAsync());
        return [.. items.Select(item => $"{item.Rule}>{item.Recipient}").Order(StringComparer.Ordinal)];
    }
}

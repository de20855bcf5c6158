using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

public sealed class ManyRemindersPlanTests
{
    private static readonly List<ReminderRule> Ladder = [new("late-3", 3), new("superior-3", 3, ReminderAudience.Superior), new("department-3", 3, ReminderAudience.Department)];

    [EachStore]
    public async Task Planning_asks_the_database_as_often_for_many_units_as_for_few(string store) =>
        (await StatementsAsync(store, 300)).ShouldBe(await StatementsAsync(store, 10));

    [EachStore]
    public async Task A_superior_gets_one_message_about_all_its_late_units(string store)
    {
        await using var site = await FilledAsync(store, 150);
        await site.ChaseAsync();
        var digest = await site.StoreAsync(db => Task.FromResult(db.Reminders.Single(message => message.Recipient == "district0@x")));
        digest.Body!.ShouldContain("1. Xã Số 0");
        digest.Body!.ShouldContain("100. Xã Số 99");
        digest.Body!.ShouldNotContain("Xã Số 100");
        digest.Body!.ShouldContain("0256 000 0000");
    }

    private static async Task<int> StatementsAsync(string store, int communes)
    {
        await using var site = await FilledAsync(store, communes);
        var statements = await Statements.OfAsync(async () =>
            (await site.AskAsync<PlanReminders, Outcome<PlanReminders.Result>>(plan => plan.RunAsync(null, new(2023, 9, 26), Actor.System, default)))
                .Require().Planned.Count(item => item.Decision == ReminderDecision.Send).ShouldBeGreaterThan(communes));
        statements.Count.ShouldBeInRange(5, 20);
        return statements.Count;
    }

    private static async Task<Site> FilledAsync(string store, int communes)
    {
        var site = await Site.OpenAsync(store, "vietnam-calendar");
        site.Clock.Set("2023-09-26 08:00");
        await site.StoreAsync(db => new LateProvince(db, site.Clock.GetUtcNow().UtcDateTime).FillAsync(communes, new(2023, 9, 21), Ladder, at => $"clerk{at}@x"));
        return site;
    }
}

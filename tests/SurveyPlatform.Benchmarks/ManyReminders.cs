using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Benchmarks;

/// <summary>How long planning, writing and looking take when a country's communes are all late.</summary>
internal static class ManyReminders
{
    private static readonly DateOnly Due = new(2023, 9, 21);

    private static readonly List<ReminderRule> Ladder =
    [
        new("before-2", -2), new("due-day", 0), new("late-3", 3), new("late-3-head", 3, ReminderAudience.Head), new("late-5-superior", 5, ReminderAudience.Superior),
        new("late-8-department", 8, ReminderAudience.Department), new("late-8-leadership", 8, ReminderAudience.Leadership),
    ];

    public static async Task MeasureAsync(int units, string store)
    {
        await using var site = await Site.OpenAsync(store == "postgres" ? Stores.Postgres : Stores.Sqlite, "vietnam-calendar");
        site.Clock.Set("2023-10-03 07:00");
        var exercise = await site.StoreAsync(db => new LateProvince(db, site.Clock.GetUtcNow().UtcDateTime).FillAsync(units, Due, Ladder, at => $"clerk{at}@x"));
        await TimeAsync("plan of a day, before anything was told", 5, () => PlanAsync(site));
        await TimeAsync("writing it down", 1, async () =>
            (await site.AskAsync<WriteReminders, Outcome<WriteReminders.Tally>>(write => write.RunAsync(Actor.System, default))).Require());
        await TimeAsync("plan of a day, all told already", 5, () => PlanAsync(site));
        await TimeAsync("a page of the messages of an exercise", 50, async () =>
            (await site.AskAsync<ListMessages, Outcome<ListMessages.Result>>(list => list.RunAsync(new(Exercise: exercise.Id, Page: 7), Actor.System, default))).Require());
        await TimeAsync($"a district's digest of {LateProvince.PerDistrict} units in words", 50, () => DigestAsync(site));
    }

    private static async Task PlanAsync(Site site) =>
        (await site.AskAsync<PlanReminders, Outcome<PlanReminders.Result>>(plan => plan.RunAsync(null, new(2023, 10, 3), Actor.System, default))).Require();

    private static Task<MessageText> DigestAsync(Site site) => site.AskAsync<ComposeMessage, MessageText>(async compose =>
    {
        var message = await site.StoreAsync(db => db.Reminders.AsNoTracking().Include(item => item.Items).ThenInclude(item => item.Obligation.Exercise.Collection)
            .FirstAsync(item => item.Recipient == "district0@x"));
        return await compose.RunAsync(message, "http://site.example", default);
    });

    private static async Task TimeAsync(string what, int times, Func<Task> action)
    {
        if (times > 1)
        {
            await action();
        }

        var took = new List<double>();
        for (var run = 0; run < times; run++)
        {
            var watch = Stopwatch.StartNew();
            await action();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-50} median {took[took.Count / 2],8:0} ms   p95 {took[(int)(took.Count * 0.95)],8:0} ms   ({times} runs)"));
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Collection;

public sealed class OpenExerciseTests
{
    [EachStore]
    public async Task Opening_the_quarter_freezes_who_owes_what(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var owed = await site.StoreAsync(db => db.Obligations.GroupBy(item => new { item.Exercise.CollectionCode, item.UnitKind })
            .Select(group => new { group.Key.CollectionCode, group.Key.UnitKind, Count = group.Count() })
            .ToDictionaryAsync(group => (group.CollectionCode, group.UnitKind), group => group.Count));
        owed.ShouldBe(
            new Dictionary<(string, UnitKind), int>
            {
                [("hardware", UnitKind.District)] = 11,
                [("hardware", UnitKind.Commune)] = 159,
                [("connectivity", UnitKind.Operator)] = 4,
            },
            ignoreOrder: true);
        var exercise = await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.CollectionCode == "hardware"));
        (exercise.WindowStart, exercise.CutOff, exercise.Due).ShouldBe((new(2023, 6, 15), new(2023, 9, 14), new(2023, 9, 21)));
    }

    [EachStore]
    public async Task Opening_twice_changes_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var again = (await site.OpenDueAsync()).Require();
        again.Exercises.ShouldAllBe(exercise => !exercise.Opened);
        (await site.StoreAsync(db => db.Obligations.CountAsync())).ShouldBe(174);
    }

    [EachStore]
    public async Task Two_processes_that_open_at_once_open_one_exercise(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        site.Clock.Set("2023-09-15 08:00");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(site, "hardware", Period.Quarter(2023, 3))));
        both.Count(outcome => outcome.Require().Opened).ShouldBe(1);
        (await site.StoreAsync(db => db.Obligations.CountAsync())).ShouldBe(170);
    }

    [EachStore]
    public async Task A_period_that_is_not_over_cannot_be_opened(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        site.Clock.Set("2023-09-13 23:59");
        (await OpenAsync(site, "hardware", Period.Quarter(2023, 3))).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.too-early");
        (await OpenAsync(site, "hardware", Period.Quarter(2023, 2))).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.before-first");
        (await OpenAsync(site, "hardware", Period.Parse("2023-09"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.wrong-frequency");
        (await OpenAsync(site, "nothing", Period.Quarter(2023, 3))).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);
    }

    [EachStore]
    public async Task Periods_that_came_while_nothing_ran_are_opened_afterwards(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        site.Clock.Set("2024-03-20 08:00");
        var opened = (await site.OpenDueAsync()).Require().Exercises.Where(exercise => exercise.Opened).Select(exercise => exercise.Period.ToString());
        opened.Distinct().ShouldBe(["2023-Q3", "2023-Q4", "2024-Q1"]);
    }

    [EachStore]
    public async Task An_exercise_closes_the_day_after_its_lock(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var locked = (await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.CollectionCode == "hardware"))).Lock;
        site.Clock.Set($"{locked:yyyy-MM-dd} 23:59");
        (await CloseAsync(site)).Require().ShouldBe(0);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await CloseAsync(site)).Require().ShouldBeGreaterThan(0);
        (await CloseAsync(site)).Require().ShouldBe(0);
    }

    private static Task<Outcome<OpenExercise.Result>> OpenAsync(Site site, string collection, Period period) =>
        site.AskAsync<OpenExercise, Outcome<OpenExercise.Result>>(open => open.RunAsync(collection, period, Actor.System, CancellationToken.None));

    private static Task<Outcome<int>> CloseAsync(Site site) =>
        site.AskAsync<CloseExercises, Outcome<int>>(close => close.RunAsync(Actor.System, CancellationToken.None));
}

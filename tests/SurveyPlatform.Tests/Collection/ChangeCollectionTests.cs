using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Collection;

public sealed class ChangeCollectionTests
{
    [EachStore]
    public async Task A_change_says_what_it_does_to_the_next_period_and_leaves_what_is_open(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var collection = await ReadAsync(site);
        var settings = CollectionSettings.Of(collection) with { DueRule = DueRule.OnDay(25), Respondents = [UnitKind.Commune] };
        var trial = (await ChangeAsync(site, 0, settings, isTrial: true)).Require();
        trial.Changes.Select(change => change.Field).ShouldBe(["respondents", "dueRule"]);
        (trial.Before.Period.ToString(), trial.Before.Dates?.Due, trial.Before.Owing).ShouldBe(("2023-Q4", new(2023, 12, 21), 170));
        (trial.After.Dates?.Due, trial.After.Owing).ShouldBe((new(2023, 12, 25), 159));
        (await ReadAsync(site)).DueRule.ShouldBe(DueRule.WorkingDays(5));

        (await ChangeAsync(site, 0, settings)).Require();
        var changed = await ReadAsync(site);
        (changed.DueRule, changed.Version).ShouldBe((DueRule.OnDay(25), 1));
        (await site.StoreAsync(db => db.CollectionChanges.OrderBy(change => change.Field).Select(change => change.Before + " > " + change.After).ToListAsync()))
            .ShouldBe(["+5 > day 25", "District, Commune > Commune"]);
        (await site.ObligationOfAsync(Quarter.NhonBinh)).DueOn.ShouldBe(new(2023, 9, 21));
    }

    [EachStore]
    public async Task Of_two_who_change_it_the_slower_is_told(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var settings = CollectionSettings.Of(await ReadAsync(site));
        (await ChangeAsync(site, 0, settings with { LockAfterWorkingDays = 20 })).Require();
        (await ChangeAsync(site, 0, settings with { LockAfterWorkingDays = 10 })).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.changed-meanwhile");
        (await ReadAsync(site)).LockAfterWorkingDays.ShouldBe(20);
    }

    [EachStore]
    public async Task What_makes_no_sense_is_refused_all_at_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var settings = CollectionSettings.Of(await ReadAsync(site)) with
        {
            Title = new(" "),
            Respondents = [],
            FirstPeriod = "2023-09",
            PeriodStartDay = 31,
            DueRule = DueRule.OnDay(0),
            LockAfterWorkingDays = -1,
            AskedBy = "KHONG-CO",
        };
        (await ChangeAsync(site, 0, settings)).Problems.Select(problem => problem.Code).ShouldBe(
        [
            "collection.title-missing", "collection.nobody-asked", "collection.wrong-frequency", "collection.out-of-range", "collection.out-of-range",
            "collection.out-of-range", "collection.no-such-unit",
        ]);
        (await ChangeAsync(site, 0, settings, actor: new("x", "x", Actor.PermissionsOf([Role.Reviewer]), "/"))).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [EachStore]
    public async Task A_collection_that_is_ad_hoc_opens_nothing_by_itself(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var settings = CollectionSettings.Of(await ReadAsync(site)) with { Frequency = Frequency.AdHoc, FirstPeriod = "2023-09-15" };
        (await ChangeAsync(site, 0, settings)).Require().After.Dates.ShouldBeNull();
        site.Clock.Set("2023-12-20 08:00");
        (await site.OpenDueAsync()).Require().Exercises.Count(exercise => exercise.Opened).ShouldBe(1);
    }

    private static Task<CollectionDefinition> ReadAsync(Site site) =>
        site.StoreAsync(db => db.Collections.AsNoTracking().SingleAsync(item => item.Code == "hardware"));

    private static Task<Outcome<ChangeCollection.Result>> ChangeAsync(Site site, int version, CollectionSettings settings, bool isTrial = false, Actor? actor = null) =>
        site.AskAsync<ChangeCollection, Outcome<ChangeCollection.Result>>(change =>
            change.RunAsync("hardware", version, settings, isTrial, actor ?? Quarter.Coordinator, CancellationToken.None));
}

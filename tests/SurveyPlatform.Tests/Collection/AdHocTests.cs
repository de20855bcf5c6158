using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Collection;

public sealed class AdHocTests
{
    private static readonly OpenAdHocExercise.Request Asked =
        new("hardware", new(2023, 11, 20), new(2023, 11, 27), "Công văn số 1 của UBND tỉnh", [Quarter.NhonBinh, Quarter.NhonPhu]);

    [EachStore]
    public async Task Chosen_units_are_asked_as_at_a_day_with_a_due_date_of_its_own(string store)
    {
        await using var site = await OnTheDayAsync(store);
        var opened = (await OpenAsync(site, Asked)).Require();
        (opened.Period.ToString(), opened.Obligations).ShouldBe(("2023-11-20", 2));
        var exercise = await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.Id == opened.Id));
        (exercise.WindowStart, exercise.CutOff, exercise.Due, exercise.Reason).ShouldBe((new(2023, 9, 15), new(2023, 11, 20), new(2023, 11, 27), Asked.Reason));
        (await OpenAsync(site, Asked)).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.ad-hoc-open");
    }

    [EachStore]
    public async Task The_figures_before_are_those_of_the_newest_regular_period_and_the_next_quarter_does_not_take_them_from_the_request(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-11-20 08:00");
        var opened = (await OpenAsync(site, Asked)).Require();
        var clerk = await SomebodyOfAsync(site, Quarter.NhonBinh);
        var owed = await site.StoreAsync(db => db.Obligations.AsNoTracking().SingleAsync(item => item.ExerciseId == opened.Id && item.UnitCode == Quarter.NhonBinh));
        var before = (await site.OpenReturnAsync(owed, clerk)).Require().Context.Previous.ShouldNotBeNull();
        before.Values["people_with_computer"].ShouldBe(Quarter.AnswersOf(Quarter.NhonBinh).Values["people_with_computer"]);
        (await site.OpenDueAsync()).Require().Exercises.ShouldAllBe(exercise => !exercise.Period.IsAdHoc);
    }

    [EachStore]
    public async Task What_cannot_be_asked_is_said_all_at_once(string store)
    {
        await using var site = await OnTheDayAsync(store);
        var outcome = await OpenAsync(site, Asked with { Due = new(2023, 11, 20), Reason = "", UnitCodes = ["VIETTEL", "<script>"] });
        outcome.Problems.Select(problem => problem.Code).ShouldBe(
            ["collection.due-too-early", "extension.reason-missing", "collection.not-a-respondent", "collection.not-a-respondent"]);
        (await OpenAsync(site, Asked with { AsAt = new(2023, 11, 21) })).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.as-at-in-future");
        (await OpenAsync(site, Asked with { UnitCodes = [] })).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.no-unit-chosen");
        (await OpenAsync(site, Asked, await SomebodyOfAsync(site, Quarter.QuyNhon))).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [EachStore]
    public async Task Two_clicks_open_one_request(string store)
    {
        await using var site = await OnTheDayAsync(store);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(site, Asked)));
        outcomes.Count(outcome => outcome.Problems.Count == 0).ShouldBe(1);
    }

    private static async Task<Site> OnTheDayAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-11-20 08:00");
        return site;
    }

    private static Task<Outcome<OpenAdHocExercise.Result>> OpenAsync(Site site, OpenAdHocExercise.Request request, Actor? actor = null) =>
        site.AskAsync<OpenAdHocExercise, Outcome<OpenAdHocExercise.Result>>(open => open.RunAsync(request, actor ?? Quarter.Coordinator, CancellationToken.None));

    /// <summary>By the registry: the unit owes more than one return.</summary>
    private static async Task<Actor> SomebodyOfAsync(Site site, string unitCode) => new(
        unitCode, unitCode, Actor.PermissionsOf([Role.Respondent]),
        await site.StoreAsync(db => db.UnitVersions.Where(unit => unit.Code == unitCode).Select(unit => unit.Path).SingleAsync()));
}

using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;
using static SurveyPlatform.Collection.ReminderAudience;

namespace SurveyPlatform.Tests.Collection;

public sealed class ReminderLadderTests
{
    [Fact]
    public void All_that_is_wrong_with_a_ladder_is_said_at_once()
    {
        ReminderRule[] rungs = [Rung(-61, Unit), Rung(0, Head), Rung(3, Unit), Rung(3, Unit), Rung(5, Department), Rung(21, Unit)];
        ReminderLadder.Refusals(rungs, lockAfterWorkingDays: 20, hasAsker: false).Select(problem => $"{problem.Place} {problem.Code}").ShouldBe(
        [
            "rungs[0] ladder.too-far", "rungs[1] ladder.too-early-above", "rungs[3] ladder.twice", "rungs[4] ladder.nobody-asks", "rungs[5] ladder.after-lock",
        ]);
    }

    [Theory]
    [InlineData(-2, Unit, "before-2")]
    [InlineData(0, Unit, "due-day")]
    [InlineData(5, Superior, "late-5-superior")]
    public void A_rung_is_called_as_in_the_recipe_of_old(int days, ReminderAudience audience, string code) => ReminderLadder.CodeOf(days, audience).ShouldBe(code);

    [EachStore]
    public async Task A_ladder_is_changed_once_and_the_slower_of_two_is_told_so(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var shown = await ShowAsync(site);
        shown.Periods.Select(period => $"{period.Period} {period.Due:dd/MM/yyyy}").First().ShouldBe("2023-Q3 21/09/2023");
        (await ChangeAsync(site, shown.Collection.Version, Quarter.Coordinator)).Require();
        (await ChangeAsync(site, shown.Collection.Version, Quarter.Coordinator)).Problems.ShouldBe([LadderProblems.Changed]);
        (await ShowAsync(site)).Rungs.Select(rung => rung.Code).ShouldBe(["before-1", "late-2", "late-2-head"]);
    }

    [EachStore]
    public async Task Only_a_coordinator_changes_a_ladder(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await ChangeAsync(site, 0, await site.SomebodyAtAsync(Quarter.NhonBinh))).Problems.ShouldBe([SharedProblems.NotPermitted]);
    }

    private static ReminderRule Rung(int days, ReminderAudience audience) => new(ReminderLadder.CodeOf(days, audience), days, audience);

    private static async Task<EditLadder.Result> ShowAsync(Site site) =>
        (await site.AskAsync<EditLadder, Outcome<EditLadder.Result>>(edit => edit.ShowAsync("hardware", null, Quarter.Coordinator, default))).Require();

    private static Task<Outcome<Done>> ChangeAsync(Site site, int version, Actor actor) => site.AskAsync<EditLadder, Outcome<Done>>(edit =>
        edit.RunAsync("hardware", version, [Rung(2, Head), Rung(-1, Unit), Rung(2, Unit)], actor, default));
}

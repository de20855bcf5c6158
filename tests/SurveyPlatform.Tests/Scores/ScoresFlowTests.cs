using SurveyPlatform.Returns;
using SurveyPlatform.Scores;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Scores;

public sealed class ScoresFlowTests
{
    private static readonly Actor HomeAffairs = new("noivu", "Sở Nội vụ", Actor.PermissionsOf([Role.Scorer]), "/");

    [EachStore]
    public async Task What_was_frozen_stays_whatever_is_handed_in_later_and_a_new_vintage_says_why(string store)
    {
        await using var site = await ScoredAsync(store);
        var before = (await GetAsync(site, HomeAffairs)).Require();
        (before.Shown, before.Scored, before.Freezes.Count).ShouldBe((null, 11, 0));
        var city = before.Board.Units.Single(unit => unit.Code == Quarter.QuyNhon);
        (city.Of("office-lan").State, city.Of("computers").State).ShouldBe((ScoreState.Determined, ScoreState.TooFewAnswers));
        before.Ranks[Quarter.QuyNhon].ShouldBeNull();

        (await FreezeAsync(site, "another hash")).Problems.ShouldHaveSingleItem().ShouldBe(ScoresProblems.FiguresChanged);
        (await FreezeAsync(site, before.Hash)).Require().ShouldBe(1);
        (await FreezeAsync(site, before.Hash)).Problems.ShouldHaveSingleItem().Code.ShouldBe("scores.nothing-new");

        await site.HandInAsync(Quarter.NhonPhu);
        var frozen = (await GetAsync(site, HomeAffairs)).Require();
        (frozen.Shown?.Vintage, frozen.Hash, frozen.HasMoved).ShouldBe((1, before.Hash, true));
        ScoreJson.Write(frozen.Board).ShouldBe(ScoreJson.Write(before.Board));

        var now = (await GetAsync(site, HomeAffairs, now: true)).Require();
        (await FreezeAsync(site, now.Hash)).Problems.ShouldHaveSingleItem().Code.ShouldBe("scores.needs-reason");
        (await FreezeAsync(site, now.Hash, "Phường Nhơn Phú nộp bổ sung")).Require().ShouldBe(2);
        (await GetAsync(site, HomeAffairs, vintage: 1)).Require().Hash.ShouldBe(before.Hash);
        (await GetAsync(site, HomeAffairs)).Require().Shown!.Reason.ShouldBe("Phường Nhơn Phú nộp bổ sung");
    }

    [EachStore]
    public async Task A_decided_figure_stands_in_for_the_declared_one_and_is_marked(string store)
    {
        await using var site = await ScoredAsync(store);
        var obligation = await site.ObligationOfAsync(Quarter.QuyNhon);
        await site.StoreAsync(async db =>
        {
            db.DecidedFigures.Add(new()
            {
                Id = Guid.CreateVersion7(),
                ObligationId = obligation.Id,
                Element = "offices_with_lan",
                Number = 1,
                Origin = FigureOrigin.Department,
                CaseId = Guid.CreateVersion7(),
                Reason = "Kiểm tra thực tế",
                DecidedBy = "dieuphoi",
                DecidedAtUtc = new(2023, 9, 25, 0, 0, 0, DateTimeKind.Utc),
            });
            return await db.SaveChangesAsync();
        });
        var part = (await GetAsync(site, HomeAffairs)).Require().Board.Units.Single(unit => unit.Code == Quarter.QuyNhon).Of("office-lan").Parts.Single();
        part.Numerator.ShouldBe(1);
        part.Cells.Select(cell => (cell.Name, cell.IsDecided)).ShouldBe([("offices_with_lan", true), ("offices_total", false)]);
    }

    [EachStore]
    public async Task A_district_sees_its_own_scores_and_nobody_elses_and_only_home_affairs_changes_anything(string store)
    {
        await using var site = await ScoredAsync(store);
        var district = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        var seen = (await GetAsync(site, district)).Require();
        seen.Board.Units.Select(unit => unit.Code).ShouldBe([Quarter.QuyNhon]);
        seen.Scored.ShouldBe(11);
        (await GetAsync(site, await site.SomebodyAtAsync(Quarter.NhonBinh))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await FreezeAsync(site, seen.Hash, actor: district)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await SaveAsync(site, seen.Board.Set, 1, district)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await GetAsync(site, HomeAffairs, code: "no-such")).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await GetAsync(site, HomeAffairs, vintage: 7)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
    }

    [EachStore]
    public async Task Two_who_change_the_criteria_at_once_never_overwrite_each_other(string store)
    {
        await using var site = await ScoredAsync(store);
        var set = (await GetAsync(site, HomeAffairs)).Require().Board.Set;
        (await SaveAsync(site, set with { Title = new("Bộ tiêu chí A") }, 1)).Require().ShouldBe(2);
        (await SaveAsync(site, set with { Title = new("Bộ tiêu chí B") }, 1)).Problems.ShouldHaveSingleItem().Message.ShouldBe("noivu has changed the set meanwhile.");
        (await SaveAsync(site, set, 0)).Problems.ShouldHaveSingleItem().Code.ShouldBe("scores.taken");
        (await SaveAsync(site, set with { Year = 2030 }, 0)).Require().ShouldBe(1);
        var wrong = set with { Criteria = [set.Criteria[0] with { Of = "no-such", MaxPoints = 0, MinimumAnswered = 0 }, set.Criteria[0] with { Zero = 5, Full = 5 }, set.Criteria[1] with { Steps = [new(5, 0), new(4, 9)] }] };
        (await SaveAsync(site, wrong, 2)).Problems.Select(problem => $"{problem.Place} {problem.Code}").ShouldBe(
            [
                "criteria[0].maxPoints scores.bad-points", "criteria[0].of scores.unknown-measure", "criteria[0].minimumAnswered scores.bad-minimum", "criteria[0].cap scores.bad-points",
                "criteria[1].code scores.duplicate-criterion", "criteria[1].full scores.bad-range", "criteria[2].steps scores.bad-steps", "criteria[2].steps scores.bad-points",
            ],
            ignoreOrder: true);
    }

    /// <summary>After the due date; the city of Quy Nhơn and one of its communes have handed in and were judged.</summary>
    private static async Task<Site> ScoredAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.QuyNhon);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-28 09:00");
        var exercise = (await site.ObligationOfAsync(Quarter.QuyNhon)).ExerciseId;
        (await site.AskAsync<EvaluateStandards, Outcome<EvaluateStandards.Tally>>(evaluate => evaluate.RunAsync(exercise, Actor.System, CancellationToken.None))).Require();
        return site;
    }

    private static Task<Outcome<GetScores.Result>> GetAsync(Site site, Actor actor, int? vintage = null, bool now = false, string code = "par-it") =>
        site.AskAsync<GetScores, Outcome<GetScores.Result>>(get => get.RunAsync(new(code, 2023, vintage, now), actor, CancellationToken.None));

    private static Task<Outcome<int>> FreezeAsync(Site site, string hash, string? reason = null, Actor? actor = null) =>
        site.AskAsync<FreezeScores, Outcome<int>>(freeze => freeze.RunAsync("par-it", 2023, hash, reason, actor ?? HomeAffairs, CancellationToken.None));

    private static Task<Outcome<int>> SaveAsync(Site site, ScoreSet set, int revision, Actor? actor = null) =>
        site.AskAsync<SaveScoreSet, Outcome<int>>(save => save.RunAsync(set, revision, actor ?? HomeAffairs, CancellationToken.None));
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Standards;

/// <summary>The next version of a standard: written by two, tried out, put in force.</summary>
public sealed class StandardDraftTests
{
    private const string Code = "basic-it";
    private const string Speed = "internet-speed";

    [EachStore]
    public async Task Two_people_do_not_overwrite_each_other_unseen(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var draft = await StartAsync(site);
        (await SaveAsync(site, draft, 1)).Require().Number.ShouldBe(2);
        (await SaveAsync(site, draft, 1)).Problems.ShouldHaveSingleItem().Code.ShouldBe("standards.draft-changed");
        (await SaveAsync(site, draft, 2)).Require().Number.ShouldBe(3);
        (await DiscardAsync(site, 2)).Problems.ShouldHaveSingleItem().Code.ShouldBe("standards.draft-changed");
        (await DiscardAsync(site, 3)).Succeeded(out _).ShouldBeTrue();
    }

    [EachStore]
    public async Task A_draft_is_kept_whatever_is_wrong_in_it_and_is_not_put_in_force_so(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var draft = await StartAsync(site);
        var wrong = draft with
        {
            Title = new(" "),
            EffectiveTo = draft.EffectiveFrom.AddDays(-1),
            Criteria = [draft.Criteria[0] with { Code = "Có dấu", Figure = "${has_lan}", Threshold = "${nobody} + 1", AppliesWhen = "'chữ'", Weight = 0 }],
        };
        (await SaveAsync(site, wrong, 1)).Succeeded(out _).ShouldBeTrue();
        var problems = (await OpenAsync(site)).Draft!.Problems.Select(problem => $"{problem.Place}: {problem.Code}").ToList();
        problems.ShouldBe(
        [
            "title: standards.missing-text", "effectiveTo: standards.bad-dates", "criteria[0].code: standards.bad-code", "criteria[0].weight: standards.bad-weight",
            "criteria[0].threshold: standards.unknown-question", "criteria[0].appliesWhen: templates.expression-not-a-condition", "criteria[0].figure: standards.not-a-figure",
        ]);
        (await PublishAsync(site, 2)).Problems.Count.ShouldBe(problems.Count);
        (await site.AskAsync<TryStandard, Outcome<TryStandard.Result>>(tryOut => tryOut.RunAsync(Code, Quarter.Coordinator, CancellationToken.None))).Problems.Count.ShouldBe(problems.Count);
    }

    [EachStore]
    public async Task The_next_version_ends_the_one_before_and_judges_anew_what_it_is_in_force_for(string store)
    {
        await using var site = await JudgedAsync(store);
        var draft = await RaisedAsync(site, new(2023, 9, 1));
        var tried = (await site.AskAsync<TryStandard, Outcome<TryStandard.Result>>(tryOut => tryOut.RunAsync(Code, Quarter.Coordinator, CancellationToken.None))).Require();
        var change = tried.Changes.ShouldHaveSingleItem();
        (change.UnitCode, change.Criterion.Code, change.Before!.Value.Outcome, change.After!.Value.Outcome).ShouldBe((Quarter.NhonBinh, Speed, VerdictOutcome.Met, VerdictOutcome.NotMet));
        tried.Tried.ShouldHaveSingleItem().IsJudgedAnew.ShouldBeTrue();
        (await site.StoreAsync(db => db.Verdicts.CountAsync(verdict => verdict.SupersededAtUtc != null))).ShouldBe(0, "a try-out keeps nothing");

        var published = (await PublishAsync(site, 2)).Require();
        published.Version.ShouldBe(2);
        published.Judged.ShouldBe(170, "each verdict names the version it was made by");
        var versions = (await OpenAsync(site)).Versions.Select(version => (version.Standard.Version, version.State, version.Standard.EffectiveTo)).ToList();
        versions.ShouldBe([(2, VersionState.InForce, null), (1, VersionState.Superseded, new DateOnly(2023, 8, 31))]);
        var history = await site.StoreAsync(db => db.Verdicts.Where(verdict => verdict.Obligation.UnitCode == Quarter.NhonBinh && verdict.CriterionCode == Speed)
            .OrderBy(verdict => verdict.StandardVersion).Select(verdict => new { verdict.StandardVersion, verdict.Outcome, IsOld = verdict.SupersededAtUtc != null }).ToListAsync());
        history.Select(row => (row.StandardVersion, row.Outcome, row.IsOld)).ShouldBe([(1, VerdictOutcome.Met, true), (2, VerdictOutcome.NotMet, false)]);
        draft.Version.ShouldBe(2);
    }

    [EachStore]
    public async Task A_version_that_begins_after_the_cut_off_leaves_the_quarter_as_it_was_judged(string store)
    {
        await using var site = await JudgedAsync(store);
        await RaisedAsync(site, new(2023, 10, 1));
        (await PublishAsync(site, 2)).Require().Judged.ShouldBe(0);
        (await OpenAsync(site)).Versions.Select(version => version.State).ShouldBe([VersionState.Coming, VersionState.InForce]);
        (await PublishAsync(site, 2)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await RaisedAsync(site, new(2023, 10, 1))).Version.ShouldBe(3);
        (await PublishAsync(site, 2)).Problems.ShouldHaveSingleItem().Code.ShouldBe("standards.not-after");
    }

    [EachStore]
    public async Task Who_does_not_manage_standards_neither_writes_nor_sees_a_draft(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var draft = await StartAsync(site);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await OpenAsync(site, reviewer)).Draft.ShouldBeNull();
        (await SaveAsync(site, draft, 1, reviewer)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await PublishAsync(site, 1, reviewer)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await site.AskAsync<TryStandard, Outcome<TryStandard.Result>>(tryOut => tryOut.RunAsync(Code, reviewer, CancellationToken.None))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
    }

    /// <summary>Nhơn Bình has 80 Mbps and 40 are asked for.</summary>
    private static async Task<Site> JudgedAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await site.JudgeAsync();
        site.Clock.Set("2023-09-20 08:00");
        return site;
    }

    private static async Task<MinimumStandard> RaisedAsync(Site site, DateOnly from)
    {
        var draft = await StartAsync(site);
        var raised = draft with { EffectiveFrom = from, Criteria = [.. draft.Criteria.Select(criterion => criterion.Code == Speed ? criterion with { Threshold = "5000" } : criterion)] };
        (await SaveAsync(site, raised, 1)).Require();
        return raised;
    }

    private static async Task<MinimumStandard> StartAsync(Site site)
    {
        (await site.AskAsync<StartStandard, Outcome<SaveStandardDraft.Result>>(start => start.NextAsync(Code, Quarter.Coordinator, CancellationToken.None))).Require().Number.ShouldBe(1);
        return (await OpenAsync(site)).Draft!.Standard;
    }

    private static async Task<OpenStandard.Result> OpenAsync(Site site, Actor? actor = null) =>
        (await site.AskAsync<OpenStandard, Outcome<OpenStandard.Result>>(open => open.RunAsync(Code, actor ?? Quarter.Coordinator, CancellationToken.None))).Require();

    private static Task<Outcome<SaveStandardDraft.Result>> SaveAsync(Site site, MinimumStandard standard, int seen, Actor? actor = null) =>
        site.AskAsync<SaveStandardDraft, Outcome<SaveStandardDraft.Result>>(save => save.RunAsync(standard, seen, actor ?? Quarter.Coordinator, CancellationToken.None));

    private static Task<Outcome<Done>> DiscardAsync(Site site, int seen) =>
        site.AskAsync<SaveStandardDraft, Outcome<Done>>(save => save.DiscardAsync(Code, seen, Quarter.Coordinator, CancellationToken.None));

    private static Task<Outcome<PublishStandard.Result>> PublishAsync(Site site, int seen, Actor? actor = null) =>
        site.AskAsync<PublishStandard, Outcome<PublishStandard.Result>>(publish => publish.RunAsync(Code, seen, actor ?? Quarter.Coordinator, CancellationToken.None));
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

/// <summary>2023-Q3 is due on 21/09/2023 and locked after 02/11/2023.</summary>
public sealed class ExtensionTests
{
    [EachStore]
    public async Task A_unit_asks_the_department_grants_and_the_unit_hands_in_on_time(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        var asked = (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 26))).Require();
        (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 27))).Problems.ShouldHaveSingleItem().Code.ShouldBe("extension.asked-already");
        (await NewestAsync(site, clerk)).Extension.Decision.ShouldBeNull();

        var decided = (await DecideAsync(site, [asked.Id], ExtensionDecision.Granted, null, "")).Require();
        decided.Units.ShouldHaveSingleItem().Due.ShouldBe(new(2023, 9, 26));
        var owed = await site.ObligationOfAsync(Quarter.NhonBinh);
        (owed.DueOn, owed.LockOn).ShouldBe((new(2023, 9, 26), new(2023, 11, 7)));

        site.Clock.Set("2023-09-26 16:00");
        (await site.HandInAsync(Quarter.NhonBinh)).IsLate.ShouldBeFalse();
        (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 28))).Problems.ShouldHaveSingleItem().Code.ShouldBe("extension.handed-in");
    }

    [EachStore]
    public async Task A_refusal_is_told_with_its_reason_and_one_may_ask_again(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var asked = (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 26))).Require();
        (await DecideAsync(site, [asked.Id], ExtensionDecision.Refused, null, " ")).Problems.ShouldHaveSingleItem().Code.ShouldBe("extension.reason-missing");
        (await DecideAsync(site, [asked.Id], ExtensionDecision.Refused, null, "Đã đủ thời gian")).Require();
        (await DecideAsync(site, [asked.Id], ExtensionDecision.Granted, null, "")).Problems.ShouldHaveSingleItem().Code.ShouldBe("extension.already-decided");
        (await site.ObligationOfAsync(Quarter.NhonBinh)).DueOn.ShouldBe(new(2023, 9, 21));
        var newest = await NewestAsync(site, await site.SomebodyAtAsync(Quarter.NhonBinh));
        (newest.Extension.DecisionReason, newest.Extension.DecidedBy).ShouldBe(("Đã đủ thời gian", "so-tttt"));
        (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 27))).Require();
    }

    [EachStore]
    public async Task Many_are_decided_at_once_and_one_that_cannot_be_holds_up_nobody(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (first, second) = ((await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 26))).Require(), (await AskAsync(site, Quarter.NhonPhu, new(2023, 9, 22))).Require());
        await GiveAsync(site, [second.ObligationId], ExtensionCause.Other, new(2023, 9, 28));
        var result = (await DecideAsync(site, [first.Id, second.Id], ExtensionDecision.Granted, null, "")).Require();
        result.Done.ShouldBe(1);
        result.Units.Single(unit => unit.Problems.Count > 0).Problems[0].Code.ShouldBe("extension.not-later");
        (await site.StoreAsync(db => db.Extensions.CountAsync(item => item.Decision == null))).ShouldBe(1);
    }

    [EachStore]
    public async Task Two_who_decide_at_once_decide_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var asked = (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 26))).Require();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(at =>
            DecideAsync(site, [asked.Id], at % 2 == 0 ? ExtensionDecision.Granted : ExtensionDecision.Refused, null, "Lý do")));
        outcomes.Count(outcome => outcome.Problems.Count == 0).ShouldBe(1);
        outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem => problem.Code == "extension.already-decided");
    }

    [EachStore]
    public async Task Two_colleagues_who_ask_at_once_ask_once(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(site, Quarter.NhonBinh, new(2023, 9, 26))));
        outcomes.Count(outcome => outcome.Problems.Count == 0).ShouldBe(1);
        outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem => problem.Code == "extension.asked-already");
    }

    [EachStore]
    public async Task After_an_outage_all_that_are_missing_get_more_time_once_it_has_been_looked_at(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        var list = await ExtendableAsync(site);
        var missing = list.Units.Where(unit => !unit.IsIn).Select(unit => unit.Id).ToList();
        missing.Count.ShouldBe(169);
        var trial = (await GiveAsync(site, missing, ExtensionCause.Outage, new(2023, 9, 28), isTrial: true)).Require();
        trial.Extended.Count().ShouldBe(169);
        (await site.StoreAsync(db => db.Extensions.CountAsync())).ShouldBe(0);
        (await site.StoreAsync(db => db.Obligations.CountAsync(item => item.DueOn > new DateOnly(2023, 9, 21)))).ShouldBe(0);

        (await GiveAsync(site, missing, ExtensionCause.Outage, new(2023, 9, 28))).Require().Extended.Count().ShouldBe(169);
        (await site.ObligationOfAsync(Quarter.NhonBinh)).DueOn.ShouldBe(new(2023, 9, 21));
        (await site.ObligationOfAsync(Quarter.NhonPhu)).DueOn.ShouldBe(new(2023, 9, 28));
        (await site.StoreAsync(db => db.Extensions.CountAsync(item => item.Cause == ExtensionCause.Outage && item.AskedBy == null))).ShouldBe(169);
    }

    [EachStore]
    public async Task A_return_is_unlocked_for_one_unit_and_the_exercise_closes_again_after_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-11-10 08:00");
        await CloseAsync(site);
        var (owed, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        (await site.SaveAsync(owed, 0, Quarter.AnswersOf(Quarter.NhonBinh), clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.locked");

        (await GiveAsync(site, [owed.Id], ExtensionCause.Unlock, new(2023, 11, 14))).Require();
        (await CloseAsync(site)).ShouldBe(0);
        (await site.HandInAsync(Quarter.NhonBinh)).IsLate.ShouldBeTrue();
        var other = await site.ObligationOfAsync(Quarter.NhonPhu);
        (await site.SaveAsync(other, 0, Quarter.AnswersOf(Quarter.NhonPhu), await site.SomebodyAtAsync(Quarter.NhonPhu)))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.locked");

        site.Clock.Set("2023-11-15 00:30");
        (await CloseAsync(site)).ShouldBe(1);
    }

    [EachStore]
    public async Task Only_the_unit_asks_and_only_who_manages_collections_decides(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var owed = await site.ObligationOfAsync(Quarter.NhonBinh);
        var (stranger, district) = (await site.SomebodyAtAsync(Quarter.NhonPhu), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer));
        (await AskAsync(site, owed, new(2023, 9, 26), stranger)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);
        (await AskAsync(site, owed, new(2023, 9, 26), Quarter.Coordinator)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
        var asked = (await AskAsync(site, Quarter.NhonBinh, new(2023, 9, 26))).Require();
        foreach (var actor in new[] { stranger, district })
        {
            (await DecideAsync(site, [asked.Id], ExtensionDecision.Granted, null, "", actor)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
            (await GiveAsync(site, [owed.Id], ExtensionCause.Other, new(2023, 9, 28), actor: actor)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
        }

        (await OfAsync(site, owed, stranger)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);
        (await OfAsync(site, owed, district)).Require().ShouldHaveSingleItem();
    }

    private static async Task<Outcome<DueExtension>> AskAsync(Site site, string unit, DateOnly until) =>
        await AskAsync(site, await site.ObligationOfAsync(unit), until, await site.SomebodyAtAsync(unit));

    private static Task<Outcome<DueExtension>> AskAsync(Site site, Obligation owed, DateOnly until, Actor actor) =>
        site.AskAsync<AskExtension, Outcome<DueExtension>>(ask => ask.RunAsync(owed.Id, until, "Mất điện ba ngày", actor, CancellationToken.None));

    private static Task<Outcome<DecideExtensions.Result>> DecideAsync(
        Site site, IReadOnlyCollection<Guid> ids, ExtensionDecision decision, DateOnly? until, string reason, Actor? actor = null) =>
        site.AskAsync<DecideExtensions, Outcome<DecideExtensions.Result>>(decide =>
            decide.RunAsync(new(ids, decision, until, reason), actor ?? Quarter.Coordinator, CancellationToken.None));

    private static async Task<Outcome<GiveExtensions.Result>> GiveAsync(
        Site site, IReadOnlyCollection<ObligationId> units, ExtensionCause cause, DateOnly until, bool isTrial = false, Actor? actor = null)
    {
        var exercise = (await ExtendableAsync(site)).Id;
        return await site.AskAsync<GiveExtensions, Outcome<GiveExtensions.Result>>(give =>
            give.RunAsync(new(exercise, units, cause, until, "Sự cố đường truyền"), isTrial, actor ?? Quarter.Coordinator, CancellationToken.None));
    }

    private static async Task<ListExtendable.Result> ExtendableAsync(Site site)
    {
        var exercise = await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.CollectionCode == "hardware"));
        return (await site.AskAsync<ListExtendable, Outcome<ListExtendable.Result>>(list => list.RunAsync(exercise.Id, null, Quarter.Coordinator, CancellationToken.None))).Require();
    }

    private static async Task<ListExtensions.Row> NewestAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListExtensions, IReadOnlyDictionary<ObligationId, ListExtensions.Row>>(list => list.NewestOfOwnAsync(actor, CancellationToken.None))).Values.Single();

    private static Task<Outcome<List<ListExtensions.Row>>> OfAsync(Site site, Obligation owed, Actor actor) =>
        site.AskAsync<ListExtensions, Outcome<List<ListExtensions.Row>>>(list => list.OfAsync(owed.Id, actor, CancellationToken.None));

    private static async Task<int> CloseAsync(Site site) =>
        (await site.AskAsync<CloseExercises, Outcome<int>>(close => close.RunAsync(Actor.System, CancellationToken.None))).Require();
}

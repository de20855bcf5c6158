using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class MyReturnsTests
{
    [EachStore]
    public async Task What_is_owed_says_how_far_it_is_and_who_saved_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        site.People.Add(clerk.Scope!, clerk.Name, "Nguyễn Văn An");
        (await ListAsync(site, clerk)).Owed.ShouldHaveSingleItem().Progress.Answered.ShouldBe(0);

        var answers = new AnswerSet();
        answers.Values["staff_officials"] = Value.Of(12);
        answers.Unread["staff_civil_servants"] = "tám";
        await site.SaveAsync(obligation, 0, answers, clerk);
        var owed = (await ListAsync(site, clerk)).Owed.ShouldHaveSingleItem();
        owed.Progress.Answered.ShouldBe(2);
        owed.Progress.Asked.ShouldBeGreaterThan(20);
        (owed.Hands.SavedBy, owed.Hands.AtWork, owed.State).ShouldBe(("Nguyễn Văn An", null, ReturnState.Draft));
    }

    [EachStore]
    public async Task Whoever_else_saved_within_half_an_hour_is_taken_to_be_at_work(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var other = clerk with { Name = "other" };
        await site.SaveAsync(obligation, 0, new(), clerk);

        site.Clock.Advance(TimeSpan.FromMinutes(29));
        (await HandsAsync(site, obligation, other)).Hands.AtWork.ShouldBe(clerk.Name);
        (await HandsAsync(site, obligation, clerk)).Hands.AtWork.ShouldBeNull();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await HandsAsync(site, obligation, other)).Hands.AtWork.ShouldBeNull();
    }

    [EachStore]
    public async Task What_comes_next_is_the_first_period_that_is_not_open_yet(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var next = (await UpcomingAsync(site, await site.SomebodyAtAsync(Quarter.NhonBinh))).ShouldHaveSingleItem();
        (next.CollectionCode, next.Period, next.OpensOn).ShouldBe(("hardware", Period.Quarter(2023, 4), new DateOnly(2023, 12, 14)));
        next.Due.ShouldBe(new(2023, 12, 21));
        (await UpcomingAsync(site, await site.SomebodyAtAsync("VNPT"))).ShouldHaveSingleItem().CollectionCode.ShouldBe("connectivity");
    }

    [EachStore]
    public async Task On_the_day_on_which_a_period_opens_the_one_after_it_comes_next(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-12-13 08:00");
        (await UpcomingAsync(site, clerk)).ShouldHaveSingleItem().Period.ShouldBe(Period.Quarter(2023, 4));
        site.Clock.Set("2023-12-14 08:00");
        (await UpcomingAsync(site, clerk)).ShouldHaveSingleItem().Period.ShouldBe(Period.Quarter(2024, 1));
    }

    [EachStore]
    public async Task What_is_done_is_listed_by_period_with_whether_it_was_on_time(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-25 08:00");
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-12-15 08:00");
        (await site.OpenDueAsync()).Require();

        var list = await ListAsync(site, clerk);
        list.Owed.ShouldHaveSingleItem().Period.ShouldBe(Period.Quarter(2023, 4));
        var past = list.Past.ShouldHaveSingleItem();
        (past.Period, past.IsLate, past.Revisions, past.State).ShouldBe((Period.Quarter(2023, 3), true, 1, ReturnState.Submitted));
        past.UnitName.ShouldBe("Phường Nhơn Bình");
    }

    [EachStore]
    public async Task What_was_never_handed_in_is_past_once_it_is_locked(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-12-01 08:00");
        var list = await ListAsync(site, clerk);
        list.Owed.ShouldBeEmpty();
        list.Past.ShouldHaveSingleItem().FirstSubmittedAtUtc.ShouldBeNull();
    }

    [EachStore]
    public async Task A_return_is_given_to_a_colleague_and_taken_back(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var colleague = clerk with { Name = "hoa" };
        site.People.Add(clerk.Scope!, clerk.Name, "Nguyễn Văn An");
        site.People.Add(clerk.Scope!, "hoa", "Trần Thị Hoa");
        site.People.Add("/1/", "sở", "Sở");

        (await HandOverAsync(site, obligation, "hoa", " Nhờ chị  điền phần máy tính ", clerk)).Require().DisplayName.ShouldBe("Trần Thị Hoa");
        var hers = (await ListAsync(site, colleague)).Owed.ShouldHaveSingleItem().Hands;
        (hers.IsMine, hers.GivenBy, hers.Note).ShouldBe((true, "Nguyễn Văn An", "Nhờ chị điền phần máy tính"));
        (await ListAsync(site, clerk)).Owed.ShouldHaveSingleItem().Hands.ShouldSatisfyAllConditions(
            hands => hands.IsMine.ShouldBeFalse(), hands => hands.HasIt!.DisplayName.ShouldBe("Trần Thị Hoa"));

        (await site.SaveAsync(obligation, 0, new(), clerk)).Require();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await HandOverAsync(site, obligation, clerk.Name, null, clerk)).Require();
        (await HandOverAsync(site, obligation, clerk.Name, null, clerk)).Require();
        var events = (await HistoryAsync(site, obligation, clerk)).Require().Events;
        events.Select(item => (item.By, item.To)).ShouldBe([("Nguyễn Văn An", "Trần Thị Hoa"), ("Nguyễn Văn An", "Nguyễn Văn An")]);
    }

    [EachStore]
    public async Task Only_a_colleague_takes_a_return_and_only_while_it_is_open(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        site.People.Add(clerk.Scope!, "hoa", "Trần Thị Hoa");
        site.People.Add("/1/", "sở", "Sở");
        (await HandOverAsync(site, obligation, "sở", null, clerk)).Problems.ShouldBe([ReturnsProblems.NotAColleague]);
        (await HandOverAsync(site, obligation, "hoa", new('x', HandOver.NoteMaxLength + 1), clerk)).Problems.ShouldBe([ReturnsProblems.HandOverNoteTooLong]);
        (await HandOverAsync(site, obligation, "hoa", null, await site.SomebodyAtAsync(Quarter.NhonPhu))).Problems.ShouldBe([SharedProblems.NotFound]);
        (await HandOverAsync(site, obligation, "hoa", null, Quarter.Coordinator)).Problems.ShouldBe([SharedProblems.NotPermitted]);
        await site.HandInAsync(Quarter.NhonBinh);
        (await HandOverAsync(site, obligation, "hoa", null, clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.not-editable");
    }

    private static async Task<ListMyReturns.Result> ListAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListMyReturns, Outcome<ListMyReturns.Result>>(list => list.RunAsync(1, actor, default))).Require();

    private static async Task<IReadOnlyList<ListUpcoming.Row>> UpcomingAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListUpcoming, Outcome<IReadOnlyList<ListUpcoming.Row>>>(list => list.RunAsync(actor, default))).Require();

    private static async Task<GetReturnHands.Result> HandsAsync(Site site, Obligation obligation, Actor actor) =>
        (await site.AskAsync<GetReturnHands, Outcome<GetReturnHands.Result>>(get => get.RunAsync(obligation.Id, actor, default))).Require();

    private static Task<Outcome<Person>> HandOverAsync(Site site, Obligation obligation, string to, string? note, Actor actor) =>
        site.AskAsync<HandOverReturn, Outcome<Person>>(handOver => handOver.RunAsync(obligation.Id, to, note, actor, default));

    private static Task<Outcome<GetReturnHistory.Result>> HistoryAsync(Site site, Obligation obligation, Actor actor) =>
        site.AskAsync<GetReturnHistory, Outcome<GetReturnHistory.Result>>(get => get.RunAsync(obligation.Id, actor, default));
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

public sealed class MessagesTests
{
    /// <summary>That the period was opened is no news any more.</summary>
    private const string LateDay = "2023-09-25 07:00";
    private const string DigestDay = "2023-09-28 07:00";

    [EachStore]
    public async Task What_a_preview_shows_is_what_is_then_sent_and_the_preview_writes_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set(DigestDay);
        var plan = await PreviewAsync(site);
        var digest = plan.Digests.First(item => item.Kinds.Contains(MessageKind.Superior) && item.To.Name.Length > 0);
        var letter = (await site.AskAsync<PreviewMessages, Outcome<PreviewMessages.Letter>>(preview =>
            preview.OpenAsync(null, plan.On, ReminderChannel.Email, digest.To.Address, Quarter.Coordinator, CancellationToken.None))).Require();
        (await site.StoreAsync(db => db.Reminders.CountAsync())).ShouldBe(0);

        await site.ChaseAsync();

        var sent = await site.StoreAsync(db => db.Reminders.SingleAsync(message => message.Channel == ReminderChannel.Email && message.Recipient == digest.To.Address));
        (sent.Subject, sent.Body).ShouldBe((letter.Text.Subject, letter.Text.Body));
        (await PreviewAsync(site)).ByChannel.ShouldBeEmpty("everybody has been told");
    }

    [EachStore]
    public async Task A_message_that_did_not_arrive_is_tried_again_or_taken_back_and_a_sent_one_stays_sent(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(LateDay);
        await site.ChaseAsync();
        var mails = (await ListAsync(site, new(Channel: ReminderChannel.Email))).Rows;
        var (bounced, other, sent) = (mails[0].Id, mails[1].Id, mails[2].Id);
        await site.StoreAsync(db => db.Reminders.Where(message => message.Id == bounced || message.Id == other)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, ReminderState.Bounced)));
        (await ListAsync(site, new(ReminderState.Bounced))).Total.ShouldBe(2);

        (await MendAsync(site, MessageMending.TryAgain, bounced, sent)).Require().ShouldBe(new(1, 1));
        (await MendAsync(site, MessageMending.Withdraw, other, sent)).Require().ShouldBe(new(1, 1));
        await site.SendAsync();

        var states = await site.StoreAsync(db => db.Reminders.Where(message => message.Id == bounced || message.Id == other || message.Id == sent)
            .ToDictionaryAsync(message => message.Id, message => message.State));
        states.ShouldBe(new Dictionary<Guid, ReminderState> { [bounced] = ReminderState.Sent, [other] = ReminderState.Withdrawn, [sent] = ReminderState.Sent }, ignoreOrder: true);
        (await MendAsync(site, MessageMending.TryAgain)).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.NothingChosen);
    }

    [EachStore]
    public async Task Messages_are_found_by_state_day_recipient_and_unit_without_accents(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(LateDay);
        await site.ChaseAsync();
        var all = await ListAsync(site, new());
        all.ByState.Keys.ShouldBe([ReminderState.Sent]);
        all.Rows.Count.ShouldBe(ListMessages.PageSize);
        (await ListAsync(site, new(Text: "nhon binh"))).Rows.ShouldAllBe(row => row.Subject!.Contains("2 ngày làm việc"));
        (await ListAsync(site, new(Text: "nhon binh"))).Total.ShouldBeInRange(1, 5);
        (await ListAsync(site, new(From: new(2023, 9, 26)))).Total.ShouldBe(0);
        (await ListAsync(site, new(Page: 1000))).Rows.ShouldNotBeEmpty();
    }

    [EachStore]
    public async Task A_paused_unit_is_left_alone_until_somebody_ends_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var unit = (await site.ObligationOfAsync(Quarter.NhonBinh)).UnitId;
        site.Clock.Set(LateDay);
        (await PauseAsync(site, " ")).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.ReasonNeeded);
        (await PauseAsync(site, "Lũ lụt", new(2023, 9, 1))).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.EndsBeforeItBegins);
        (await PauseAsync(site, "Lũ lụt")).Require();
        (await PauseAsync(site, "Lũ lụt")).Problems.ShouldHaveSingleItem().ShouldBe(RemindersProblems.PausedAlready);
        await site.ChaseAsync();
        (await EvidenceAsync(site, Quarter.Coordinator)).Require().Rows.ShouldBeEmpty();

        var pause = (await site.AskAsync<ListPauses, Outcome<List<ListPauses.Row>>>(list => list.RunAsync(null, Quarter.Coordinator, CancellationToken.None))).Require().ShouldHaveSingleItem();
        pause.UnitName.ShouldBe("Phường Nhơn Bình");
        (await site.AskAsync<EndPause, Outcome<SurveyPlatform.Registry.UnitId>>(end => end.RunAsync(pause.Id, Quarter.Coordinator, CancellationToken.None))).Require().ShouldBe(unit);
        await site.ChaseAsync();
        (await EvidenceAsync(site, Quarter.Coordinator)).Require().Rows.ShouldNotBeEmpty();

        Task<Outcome<Done>> PauseAsync(Site on, string reason, DateOnly? until = null) =>
            on.AskAsync<PauseReminders, Outcome<Done>>(begin => begin.RunAsync(unit, until, reason, Quarter.Coordinator, CancellationToken.None));
    }

    [EachStore]
    public async Task Who_was_told_what_when_is_shown_to_those_above_and_to_nobody_beside(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(LateDay);
        await site.ChaseAsync();
        var told = (await EvidenceAsync(site, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer))).Require();
        told.Rows.ShouldContain(row => row.Kind == MessageKind.Late && row.Channel == ReminderChannel.Email && row.State == ReminderState.Sent && row.WorkingDaysLate == 2);
        told.Sent.ShouldBe(told.Rows.Count);
        (await EvidenceAsync(site, await site.SomebodyAtAsync("550", Role.Reviewer))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await EvidenceAsync(site, await site.SomebodyAtAsync(Quarter.NhonBinh))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
    }

    [EachStore]
    public async Task The_inbox_is_the_unit_s_own_and_each_person_reads_for_himself(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set(LateDay);
        await site.ChaseAsync();
        var (clerk, stranger) = (await site.SomebodyAtAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonPhu));
        var colleague = clerk with { Name = "colleague" };
        var message = (await InboxAsync(site, clerk)).Rows.ShouldHaveSingleItem();
        (await OpenAsync(site, message.Id, stranger)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await OpenAsync(site, message.Id, clerk)).Require().Body.ShouldContain("UBND phường Nhơn Bình");
        (await OpenAsync(site, message.Id, clerk)).Require();
        (await InboxAsync(site, clerk)).Unread.ShouldBe(0);
        (await InboxAsync(site, colleague)).Unread.ShouldBe(1);
        (await InboxAsync(site, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer))).Rows.ShouldNotContain(row => row.Id == message.Id);
    }

    [EachStore]
    public async Task Nobody_but_who_manages_collections_sees_mends_pauses_or_changes(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var district = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        var none = CancellationToken.None;
        (await site.AskAsync<ListMessages, Outcome<ListMessages.Result>>(list => list.RunAsync(new(), district, none))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.AskAsync<MendMessages, Outcome<MendMessages.Result>>(mend => mend.RunAsync([Guid.Empty], MessageMending.Withdraw, district, none))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.AskAsync<PreviewMessages, Outcome<PreviewMessages.Result>>(preview => preview.RunAsync(null, new(2023, 9, 22), ReminderChannel.Email, 1, district, none)))
            .Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.AskAsync<PauseReminders, Outcome<Done>>(pause => pause.RunAsync(new(1), null, "x", district, none))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.AskAsync<ChangeSendingHours, Outcome<Done>>(hours => hours.RunAsync(new(8, 0), new(9, 0), district, none))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.AskAsync<SendTestMessage, Outcome<Done>>(test => test.RunAsync(MessageKind.Late, "a@b.example", district, none))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await site.AskAsync<SaveMessageTemplate, Outcome<Done>>(save => save.RunAsync(MessageKind.Late, "vi", null, 0, district, none))).Problems.ShouldBe([SharedProblems.NotPermitted]);
    }

    [EachStore]
    public async Task What_one_recipient_would_be_told_is_the_same_whether_it_is_planned_for_all_or_for_one(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        // The day of the communes' superiors, of the department and of the leadership.
        foreach (var day in new DateOnly[] { new(2023, 9, 28), new(2023, 10, 2), new(2023, 10, 5) })
        {
            var all = await PlanAsync(site, day, null);
            var recipients = all.Where(item => item.Decision == ReminderDecision.Send).Select(item => item.Recipient!).DistinctBy(to => (to.Channel, to.Address)).ToList();
            foreach (var to in recipients.Where((_, at) => at % 17 == 0).Concat(recipients.Where(to => to.Address.Contains("52", StringComparison.Ordinal) || to.Address.Contains("tttt", StringComparison.Ordinal))))
            {
                Said(await PlanAsync(site, day, [to.Unit]), to).ShouldBe(Said(all, to), to.Address);
            }
        }
    }

    private static List<(ObligationId, string)> Said(IEnumerable<PlannedReminder> planned, ReminderRecipient to) =>
        [.. planned.Where(item => item.Decision == ReminderDecision.Send && item.Recipient == to).Select(item => (item.Obligation.Id, item.Rule.Code))];

    private static async Task<IReadOnlyList<PlannedReminder>> PlanAsync(Site site, DateOnly on, IReadOnlyList<UnitId>? told) =>
        (await site.AskAsync<PlanReminders, Outcome<PlanReminders.Result>>(plan => plan.RunAsync(null, on, Actor.System, CancellationToken.None, told))).Require().Planned;

    private static async Task<PreviewMessages.Result> PreviewAsync(Site site) => (await site.AskAsync<PreviewMessages, Outcome<PreviewMessages.Result>>(preview =>
        preview.RunAsync(null, site.Clock.Today, ReminderChannel.Email, 1, Quarter.Coordinator, CancellationToken.None))).Require();

    private static async Task<ListMessages.Result> ListAsync(Site site, ListMessages.Query query) =>
        (await site.AskAsync<ListMessages, Outcome<ListMessages.Result>>(list => list.RunAsync(query, Quarter.Coordinator, CancellationToken.None))).Require();

    private static Task<Outcome<MendMessages.Result>> MendAsync(Site site, MessageMending mending, params Guid[] ids) =>
        site.AskAsync<MendMessages, Outcome<MendMessages.Result>>(mend => mend.RunAsync(ids, mending, Quarter.Coordinator, CancellationToken.None));

    private static async Task<Outcome<ListUnitMessages.Result>> EvidenceAsync(Site site, Actor actor)
    {
        var unit = (await site.ObligationOfAsync(Quarter.NhonBinh)).UnitId;
        return await site.AskAsync<ListUnitMessages, Outcome<ListUnitMessages.Result>>(list => list.RunAsync(unit, null, actor, CancellationToken.None));
    }

    private static async Task<ListInbox.Result> InboxAsync(Site site, Actor actor) =>
        (await site.AskAsync<ListInbox, Outcome<ListInbox.Result>>(list => list.RunAsync(1, actor, CancellationToken.None))).Require();

    private static Task<Outcome<OpenInboxMessage.Result>> OpenAsync(Site site, Guid id, Actor actor) =>
        site.AskAsync<OpenInboxMessage, Outcome<OpenInboxMessage.Result>>(open => open.RunAsync(id, actor, CancellationToken.None));
}

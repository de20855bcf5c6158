using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reconciliation;

public sealed class IncidentTests
{
    private static readonly DateTime Morning = new(2023, 9, 20, 1, 0, 0, DateTimeKind.Utc);

    [EachStore]
    public async Task A_company_reports_an_outage_and_the_unit_and_the_department_are_told(string store)
    {
        await using var site = await OpenAsync(store);
        var id = (await ReportAsync(site, "VNPT", Quarter.NhonBinh, null, Outage())).Require();
        var kinds = await site.StoreAsync(db => db.MessageNotices.Select(notice => new { notice.Kind, notice.Title, notice.Link }).ToListAsync());
        kinds.ShouldAllBe(notice => notice.Kind == "incident:Open" && notice.Link == $"/incidents/{id}");
        kinds[0].Title.Vi.ShouldBe("Mất kết nối internet tại Phường Nhơn Bình");
        (await site.StoreAsync(db => db.Reminders.Select(message => message.RecipientUnitId).Distinct().CountAsync())).ShouldBe(2);
    }

    [EachStore]
    public async Task Only_the_two_sides_their_superiors_and_the_department_see_it(string store)
    {
        await using var site = await OpenAsync(store);
        var id = (await ReportAsync(site, "VNPT", Quarter.NhonBinh, null, Outage())).Require();
        foreach (var actor in new[] { Quarter.Coordinator, await site.SomebodyAtAsync(Quarter.NhonBinh), await site.SomebodyAtAsync("VNPT"), await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer) })
        {
            (await GetAsync(site, id, actor)).Succeeded(out _).ShouldBeTrue(actor.Name);
        }

        foreach (var actor in new[] { await site.SomebodyAtAsync(Quarter.NhonPhu), await site.SomebodyAtAsync("VIETTEL"), await site.SomebodyAtAsync("551", Role.Reviewer), await site.SomebodyAtAsync(Quarter.QuyNhon) })
        {
            (await GetAsync(site, id, actor)).Problems.ShouldBe([SharedProblems.NotFound], actor.Name);
            (await RestoreAsync(site, id, 0, Morning.AddHours(1), actor)).Problems.ShouldBe([SharedProblems.NotFound], actor.Name);
        }

        (await RestoreAsync(site, id, 0, Morning.AddHours(1), await site.SomebodyAtAsync(Quarter.NhonBinh))).Problems.ShouldBe([SharedProblems.NotPermitted], "the company reported it");
    }

    [EachStore]
    public async Task Who_reported_it_says_when_it_is_back_once(string store)
    {
        await using var site = await OpenAsync(store);
        var id = (await ReportAsync(site, Quarter.NhonBinh, null, "VNPT", Outage())).Require();
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        (await RestoreAsync(site, id, 0, Morning.AddHours(-1), clerk)).Problems.ShouldBe([ReconciliationProblems.EndsBeforeItBegins.At("to")]);
        (await RestoreAsync(site, id, 0, Morning.AddDays(9), clerk)).Problems.ShouldBe([ReconciliationProblems.InTheFuture.At("to")]);
        (await RestoreAsync(site, id, 0, Morning.AddHours(2.5), clerk)).Require();
        (await RestoreAsync(site, id, 0, Morning.AddHours(3), clerk)).Problems.ShouldBe([ReconciliationProblems.ChangedMeanwhile]);
        var detail = (await GetAsync(site, id, clerk)).Require();
        (detail.Incident.State, detail.HoursLost).ShouldBe((IncidentState.Restored, 2.5m));
    }

    [EachStore]
    public async Task Two_reports_of_one_outage_are_suggested_linked_by_the_department_and_count_once(string store)
    {
        await using var site = await OpenAsync(store);
        var company = (await ReportAsync(site, "VNPT", Quarter.NhonBinh, null, Outage() with { ToUtc = Morning.AddHours(3) })).Require();
        var unit = (await ReportAsync(site, Quarter.NhonBinh, null, null, Outage() with { FromUtc = Morning.AddMinutes(20), ToUtc = Morning.AddHours(3) })).Require();
        (await ReportAsync(site, Quarter.NhonPhu, null, null, Outage())).Require();
        (await GetAsync(site, unit, Quarter.Coordinator)).Require().Suggested.Select(item => item.Id).ShouldBe([company]);
        (await LinkAsync(site, unit, company, await site.SomebodyAtAsync("VNPT"))).Problems.ShouldBe([SharedProblems.NotPermitted]);
        (await LinkAsync(site, unit, company, Quarter.Coordinator)).Require();
        (await HoursAsync(site)).ShouldContain(("Phường Nhơn Bình", 1, 3m));
        (await site.AskAsync<ChangeIncident, Outcome<Done>>(change => change.UnlinkAsync(unit, Quarter.Coordinator, CancellationToken.None))).Require();
        (await GetAsync(site, company, Quarter.Coordinator)).Require().Twin.ShouldBeNull();
    }

    [EachStore]
    public async Task What_was_reported_by_mistake_counts_nowhere(string store)
    {
        await using var site = await OpenAsync(store);
        var id = (await ReportAsync(site, "VNPT", Quarter.NhonBinh, null, Outage())).Require();
        (await site.AskAsync<ChangeIncident, Outcome<Done>>(async change => await change.WithdrawAsync(id, 0, " ", await site.SomebodyAtAsync("VNPT"), CancellationToken.None)))
            .Problems.ShouldBe([ReconciliationProblems.ReasonNeeded.At("ending")]);
        (await site.AskAsync<ChangeIncident, Outcome<Done>>(async change => await change.WithdrawAsync(id, 0, "Nhầm đơn vị", await site.SomebodyAtAsync("VNPT"), CancellationToken.None))).Require();
        (await HoursAsync(site)).ShouldBeEmpty();
    }

    [EachStore]
    public async Task What_cannot_be_is_refused_all_at_once(string store)
    {
        await using var site = await OpenAsync(store);
        var wrong = Outage() with { FromUtc = Morning.AddDays(30), Note = new string('x', Incident.NoteMaxLength + 1), Circuit = new string('1', Circuits.MaxLength + 1) };
        (await ReportAsync(site, "VNPT", "no such unit", null, wrong)).Problems.Select(problem => problem.Place).ShouldBe(["from", "circuit", "note", "unit"]);
        (await ReportAsync(site, "VNPT", "VIETTEL", null, Outage())).Problems.ShouldBe([ReconciliationProblems.UnknownUnit], "a company is no place");
        (await site.AskAsync<ReportIncident, Outcome<Guid>>(report => report.RunAsync(new(Quarter.NhonBinh, null, Outage()), Quarter.Coordinator, CancellationToken.None)))
            .Problems.ShouldBe([ReconciliationProblems.NotReporting]);
    }

    [Fact]
    public void Hours_are_those_within_the_window_and_of_a_line_that_was_cut_off()
    {
        var incident = new Incident { UnitName = "", UnitSortKey = "", UnitPath = "/", ReportedBy = "", FromUtc = Morning, Effect = IncidentEffect.Lost };
        incident.Begin(Outage() with { ToUtc = Morning.AddHours(10) });
        incident.HoursLost(Morning.AddHours(4), Morning.AddDays(1), Morning.AddDays(2)).ShouldBe(6);
        incident.HoursLost(Morning.AddDays(-1), Morning.AddHours(4), Morning.AddDays(2)).ShouldBe(4);
        incident.HoursLost(Morning.AddDays(1), Morning.AddDays(2), Morning.AddDays(2)).ShouldBe(0);
        var slow = new Incident { UnitName = "", UnitSortKey = "", UnitPath = "/", ReportedBy = "", FromUtc = Morning, Effect = IncidentEffect.Degraded };
        slow.HoursLost(DateTime.MinValue, DateTime.MaxValue, Morning.AddHours(5)).ShouldBe(0);
    }

    private static IncidentReport Outage() => new(LineKind.Internet, null, Morning, null, IncidentCause.CableCut, IncidentEffect.Lost, "Đứt cáp tại ngã ba.");

    /// <summary>Within 2023-Q4, which the outage falls into.</summary>
    private static async Task<Site> OpenAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-09-21 08:00");
        return site;
    }

    private static Task<Outcome<Guid>> ReportAsync(Site site, string by, string? unit, string? company, IncidentReport report) =>
        site.AskAsync<ReportIncident, Outcome<Guid>>(async use => await use.RunAsync(new(unit, company, report), await site.SomebodyAtAsync(by), CancellationToken.None));

    private static Task<Outcome<ListIncidents.Detail>> GetAsync(Site site, Guid id, Actor actor) =>
        site.AskAsync<ListIncidents, Outcome<ListIncidents.Detail>>(list => list.GetAsync(id, actor, CancellationToken.None));

    private static Task<Outcome<Done>> RestoreAsync(Site site, Guid id, int version, DateTime to, Actor actor) =>
        site.AskAsync<ChangeIncident, Outcome<Done>>(change => change.RestoreAsync(id, version, to, IncidentCause.CableCut, "Đã hàn nối.", actor, CancellationToken.None));

    private static Task<Outcome<Done>> LinkAsync(Site site, Guid one, Guid other, Actor actor) =>
        site.AskAsync<ChangeIncident, Outcome<Done>>(change => change.LinkAsync(one, other, actor, CancellationToken.None));

    /// <summary>Of the quarter that the outages lie in, once it is open.</summary>
    private static async Task<List<(string, int, decimal)>> HoursAsync(Site site)
    {
        site.Clock.Set("2023-12-15 08:00");
        (await site.OpenDueAsync()).Require();
        var found = (await site.AskAsync<ListLineHours, Outcome<ListLineHours.Result>>(list => list.RunAsync(null, Quarter.Coordinator, CancellationToken.None))).Require();
        return [.. found.Rows.Where(row => row.Incidents > 0 && row.Operator == "VNPT Bình Định").Select(row => (row.UnitName, row.Incidents, row.Reported))];
    }
}

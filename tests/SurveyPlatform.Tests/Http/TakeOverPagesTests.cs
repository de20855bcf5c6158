using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>The quarter after: what was reported is taken over, looked at, confirmed and handed in, by a browser without script.</summary>
public sealed class TakeOverPagesTests : IAsyncLifetime
{
    private ServerSite _site = null!;
    private Guid _return;

    private string Page => $"/returns/{_return}";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        using (var program = await _site.ProgramOfAsync("ward21550"))
        {
            var before = await _site.ObligationAsync("21550");
            await program.PutAnswersAsync(before, CommuneAnswers.With("remarks", "Hai máy đang sửa."), "\"0\"");
            (await program.SubmitAsync(before, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        _site.Clock.Set("2023-12-18 08:00");
        (await _site.AskAsync<OpenDueExercises, Outcome<OpenDueExercises.Result>>(open => open.RunAsync(Actor.System, CancellationToken.None))).Require();
        _return = await _site.AskAsync<SurveyDbContext, Guid>(async db => (await db.Obligations.AsNoTracking()
            .SingleAsync(owed => owed.UnitCode == "21550" && owed.Exercise.Period == Period.Quarter(2023, 4))).Id.Value);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_section_is_filled_from_the_quarter_before_and_each_figure_says_so()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        (await clerk.ReadAsync(Page)).ShouldContain("Lấy số liệu kỳ trước cho mục còn trống (5)");
        var answer = await clerk.PostAsync(Page, Page, ("_version", "0"), ("staff_officials", "11"), ("_action", "take:staff"));
        answer.Headers.Location!.ToString().ShouldBe($"{Page}#s-staff");

        var page = await clerk.ReadAsync(Page);
        (ValueOf(page, "staff_officials"), ValueOf(page, "staff_civil_servants")).ShouldBe(("11", "8"));
        Marks(page).ShouldBe(["people_with_computer", "staff_civil_servants", "staff_non_specialised", "staff_public_employees"]);
        page.ShouldContain("Như kỳ trước, chưa xác nhận");
        page.ShouldContain("Xác nhận cả phần: 4 mục như kỳ trước");
    }

    [Fact]
    public async Task Unconfirmed_figures_refuse_submission_and_what_is_changed_or_confirmed_does_not()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var version = 0;
        foreach (var section in Regex.Matches(await clerk.ReadAsync(Page), "value=\"take:(?<code>[^\"]*)\" data-text=\"[^\"]*\">").Select(match => match.Groups["code"].Value).ToList())
        {
            await clerk.PostAsync(Page, Page, ("_version", $"{version++}"), ("_action", $"take:{section}"));
        }

        var refused = await clerk.PostAsync(
            Page, Page, ("_version", $"{version++}"), ("interruptions", "0"), ("security_incidents", "0"), ("confirmed", "yes"), ("staff_officials", "9"),
            ("same:computers_total", "taken"), ("same:computers_total", "confirmed"), ("_action", "submit"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain("href=\"#f-computers_working\"");
        page.ShouldNotContain("href=\"#f-computers_total\"");
        page.ShouldNotContain("href=\"#f-staff_officials\"");
        Marks(page).ShouldContain("computers_total");
        Marks(page).ShouldNotContain("staff_officials");

        foreach (var section in Regex.Matches(page, "value=\"confirm:(?<code>[^\"]*)\" data-text=\"[^\"]*\">").Select(match => match.Groups["code"].Value).ToList())
        {
            await clerk.PostAsync(Page, Page, ("_version", $"{version++}"), ("_action", $"confirm:{section}"));
        }

        var submitted = await clerk.PostAsync(Page, Page, ("_version", $"{version}"), ("_action", "submit"));
        submitted.Headers.Location?.ToString().ShouldBe($"{Page}/receipt", WebUtility.HtmlDecode(await submitted.Content.ReadAsStringAsync()));
        using var reviewer = await _site.SignInAsync("district540");
        var review = await reviewer.ReadAsync($"/obligations/{_return}");
        Regex.Count(review, "giữ nguyên so với kỳ trước").ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task The_quarter_before_and_the_change_stand_beside_each_figure_on_demand_and_stay_there()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        (await clerk.ReadAsync(Page)).ShouldContain(">Kỳ trước: 24</span>");
        var answer = await clerk.PostAsync(Page, Page, ("_version", "0"), ("staff_officials", "12"), ("computers_total", "18"), ("_action", "before:show"));
        answer.Headers.Location!.ToString().ShouldBe($"{Page}?before=1");
        var page = await clerk.ReadAsync($"{Page}?before=1");
        page.ShouldContain(">Kỳ trước: 10 · tăng 2 (+20 %)</span>");
        page.ShouldContain(">Kỳ trước: 24 · giảm 6 (−25 %)</span>");
        page.ShouldContain(">Kỳ trước: 8</span>");

        answer = await clerk.PostAsync(Page, Page, ("_version", "1"), ("_before", "1"), ("_action", "save"));
        answer.Headers.Location!.ToString().ShouldBe($"{Page}?before=1");
        answer = await clerk.PostAsync(Page, Page, ("_version", "2"), ("_before", "1"), ("_action", "before:hide"));
        answer.Headers.Location!.ToString().ShouldBe(Page);
    }

    [Fact]
    public async Task What_is_missing_is_asked_without_trying_to_submit()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var answer = await clerk.PostAsync(Page, Page, ("_version", "0"), ("staff_officials", "12"), ("_action", "missing"));
        answer.Headers.Location!.ToString().ShouldBe($"{Page}?checked=1");
        var asked = await clerk.GetAsync($"{Page}?checked=1");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        page.ShouldContain("nội dung trước khi nộp được");
        page.ShouldContain("href=\"#f-has_lan\"");
        ValueOf(page, "staff_officials").ShouldBe("12");
    }

    [Fact]
    public async Task A_program_reads_confirms_and_hands_in_what_was_taken_over()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        await clerk.PostAsync(Page, Page, ("_version", "0"), ("_action", "take:staff"));
        using var program = await _site.ProgramOfAsync("ward21550");
        var taken = (await (await program.GetAsync($"/api/v1/obligations/{_return}/answers")).JsonAsync())["$takenOver"]!.AsObject();
        taken["staff_officials"]!.GetValue<bool>().ShouldBeFalse();

        var answers = CommuneAnswers.Complete();
        answers["$takenOver"] = new JsonObject { ["staff_officials"] = false };
        await program.PutAnswersAsync(_return, answers, "\"1\"");
        var refused = await (await program.SubmitAsync(_return, "\"2\"")).JsonAsync();
        refused["problems"]!.AsArray().Select(problem => (problem!["code"]!.GetValue<string>(), problem["place"]!.GetValue<string>())).ShouldBe([("returns.not-confirmed", "staff_officials")]);
        answers["$takenOver"]!["staff_officials"] = true;
        await program.PutAnswersAsync(_return, answers, "\"2\"");
        (await program.SubmitAsync(_return, "\"3\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Marks(string page) =>
        Regex.Matches(page, "type=\"hidden\" name=\"same:(?<name>[^\"]*)\"").Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal);

    private static string ValueOf(string page, string field) =>
        Regex.Match(page, $"""<input[^>]* name="{Regex.Escape(field)}" value="(?<value>[^"]*)""").Groups["value"].Value;
}

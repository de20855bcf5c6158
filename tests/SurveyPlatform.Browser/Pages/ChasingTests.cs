using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Reminders;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Browser.Pages;

/// <summary>Chasing as the department, a unit and a stranger meet it.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class ChasingTests(BinhDinhSite site)
{
    [ChromiumFact]
    public async Task While_a_wording_is_written_the_preview_follows_and_what_cannot_be_used_is_not_saved()
    {
        await using var visit = await site.VisitAsync("dieuphoi");
        await visit.Page.GotoAsync("/messages/templates/DueDay/vi");
        await visit.Page.FillAsync("#f-body", "Nộp ngay <script>alert(1)</script> {items}");
        await Assertions.Expect(visit.Page.Locator("#preview")).ToContainTextAsync("Nộp ngay <script>alert(1)</script> Báo cáo");

        await visit.Page.FillAsync("#f-body", "Nộp ngay {itemz}");
        await visit.Page.ClickAsync("button[value=save]");
        await Assertions.Expect(visit.Page.Locator(".errors")).ToContainTextAsync("{items}");
        (await visit.Page.InputValueAsync("#f-body")).ShouldBe("Nộp ngay {itemz}");
    }

    [ChromiumFact]
    public async Task A_stranger_and_a_clerk_come_to_no_page_of_chasing()
    {
        var message = (await site.ToldAsync("21958")).Id;
        await using var clerk = await site.VisitAsync("xa.22003", script: false);
        await using var stranger = await site.VisitAsync(null, script: false);
        foreach (var path in (string[])["/messages", "/messages.csv", $"/messages/{message}", "/messages/plan", "/messages/templates", "/messages/templates/Late/vi", "/messages/pauses", "/messages/settings"])
        {
            (await clerk.Page.APIRequest.GetAsync(path)).Status.ShouldBe(403, path);
            await stranger.Page.GotoAsync(path);
            new Uri(stranger.Page.Url).AbsolutePath.ShouldBe("/sign-in", path);
        }
    }

    [ChromiumFact]
    public async Task Another_unit_s_inbox_and_what_it_was_told_are_not_to_be_found()
    {
        var theirs = await site.ToldAsync("21958");
        await using var clerk = await site.VisitAsync("xa.22003", script: false);
        (await clerk.Page.APIRequest.GetAsync($"/inbox/{theirs.Id}")).Status.ShouldBe(404);
        (await clerk.Page.APIRequest.GetAsync($"/units/{theirs.RecipientUnitId}/messages")).Status.ShouldBe(403);
        await using var district = await site.VisitAsync("duyet.540", script: false);
        (await district.Page.APIRequest.GetAsync($"/units/{theirs.RecipientUnitId}/messages")).Status.ShouldBe(404);
    }

    [ChromiumFact]
    public async Task A_unit_sees_that_it_has_a_message_and_reads_it_as_text_that_leads_nowhere_else()
    {
        var message = await site.ToldAsync("21664");
        await using var visit = await site.VisitAsync("xa.21664", script: false);
        await visit.Page.GotoAsync("/returns");
        await visit.Page.ClickAsync("header .unread");
        await visit.Page.ClickAsync(".inbox a");

        new Uri(visit.Page.Url).AbsolutePath.ShouldBe($"/inbox/{message.Id}");
        (await visit.Page.Locator(".letter").InnerTextAsync()).ShouldContain("<script>alert(1)</script>");
        (await visit.Page.Locator(".letter a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")).ShouldBe(["/returns/1"]);
        (await visit.Page.Locator("header .unread").CountAsync()).ShouldBe(0);
    }

    [ChromiumFact]
    public async Task What_did_not_arrive_says_why_and_what_to_do_and_goes_out_again_at_a_press()
    {
        var unit = (await site.ToldAsync("22003")).RecipientUnitId;
        await using var visit = await site.VisitAsync("dieuphoi", script: false);
        await visit.Page.GotoAsync("/messages?state=Bounced&q=canh+vinh");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("User unknown");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("sửa địa chỉ");
        await visit.Page.CheckAsync("input[name=id]");
        await visit.Page.ClickAsync("button[value=TryAgain]");
        await Assertions.Expect(visit.Page.Locator(".flash")).ToContainTextAsync("1 thư");
        (await site.AskAsync<SurveyDbContext, ReminderState>(db => db.Reminders.Where(item => item.RecipientUnitId == unit && item.Channel == ReminderChannel.Email)
            .Select(item => item.State).FirstAsync())).ShouldBe(ReminderState.Planned);
    }
}

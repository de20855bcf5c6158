using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>What a unit sees of its returns, and two people of one unit.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class MyReturnsTests(BinhDinhSite site)
{
    private const string NhonHoi = "21601";

    [ChromiumFact]
    public async Task A_return_is_handed_to_a_colleague_who_finds_it_with_the_note()
    {
        await using var first = await site.VisitAsync($"xa.{NhonHoi}", script: false);
        await first.Page.GotoAsync("/returns");
        (await first.Page.Locator(".tasks .button.primary").CountAsync()).ShouldBe(1);
        (await first.Page.Locator(".next").InnerTextAsync()).ShouldContain("Quý IV năm 2023");
        await first.Page.Locator(".hands summary").ClickAsync();
        await first.Page.GetByLabel("Người nhận").SelectOptionAsync("hoa.21601");
        await first.Page.GetByLabel("Lời nhắn").FillAsync("Chị điền giúp <b>phần 2</b>.");
        await first.Page.PressAsync("Giao báo cáo");
        (await first.Page.Locator("main").InnerTextAsync()).ShouldContain("Đang giao cho Trần Thị Hoa");

        await using var second = await site.VisitAsync("hoa.21601", script: false);
        await second.Page.GotoAsync("/returns");
        (await second.Page.Locator(".tasks").InnerTextAsync()).ShouldContain("Chị điền giúp <b>phần 2</b>.");
        await second.Page.Locator(".tasks .button.primary").ClickAsync();
        await second.Page.Field("staff_officials").FillAsync("12");
        await second.Page.SaveAsync();

        await first.Page.GotoAsync("/returns");
        (await first.Page.Locator(".tasks").InnerTextAsync()).ShouldContain("Trần Thị Hoa (UBND xã Nhơn Hội) lưu lúc 08:00");
        await first.Page.Locator(".tasks .go .button").ClickAsync();
        await Expect(first.Page.Locator(".notice")).ToContainTextAsync("có thể đang nhập");
        await first.Page.GotoAsync("/returns");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận làm" }).ClickAsync();
        (await first.Page.Locator("main").InnerTextAsync()).ShouldContain("Bạn đã nhận làm báo cáo này.");
    }

    [ChromiumFact]
    public async Task What_was_sent_back_says_why_and_both_submissions_are_compared_and_proved()
    {
        const string NhonBinh = "540";
        var obligation = await site.ObligationOfAsync(NhonBinh);
        await SubmitTwiceAsync(obligation);
        await using var visit = await site.VisitAsync($"huyen.{NhonBinh}");
        var page = visit.Page;
        await page.GotoAsync("/returns");
        (await page.Locator(".tasks .notice").InnerTextAsync()).ShouldContain("Xem lại số cán bộ");
        await page.Locator(".tasks .notice a").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "So với lần 1" }).ClickAsync();
        var cells = await page.Locator("table.data tbody tr").First.Locator("td").AllInnerTextsAsync();
        cells[^1].ShouldBe("+1");

        await page.GotoAsync($"/returns/{obligation.Id}/receipt?revision=1");
        await page.Locator("details summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải tệp" }).ClickAsync());
        await page.GotoAsync("/returns/check");
        await page.Locator("[name=file]").SetInputFilesAsync(await download.PathAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
        await Expect(page.Locator(".receipt .number")).ToHaveTextAsync($"2023-Q3/hardware/{NhonBinh}/1");
        visit.Complaints.ShouldBeEmpty();
    }

    private async Task SubmitTwiceAsync(Obligation obligation)
    {
        var clerk = new Actor("huyen.540", "", Actor.PermissionsOf([Role.Respondent]), obligation.Path);
        var reviewer = new Actor("dieuphoi", "", Actor.PermissionsOf([Role.Coordinator]), "/");
        var answers = BinhDinhSite.AnswersOf(obligation.UnitCode).Copy();
        var version = 0;
        for (var time = 0; time < 2; time++)
        {
            version = (await site.AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save => save.RunAsync(obligation.Id, version, answers, clerk, default))).Require().Version;
            version = (await site.AskAsync<SubmitReturn, Outcome<SubmitReturn.Receipt>>(submit => submit.RunAsync(obligation.Id, version, clerk, default))).Require().Version;
            version = (await site.AskAsync<ReviewReturn, Outcome<ReviewReturn.Result>>(review =>
                review.RunAsync(obligation.Id, version, new(ReturnAction.SendBack, "Xem lại số cán bộ"), reviewer, default))).Require().Version;
            answers.Values["staff_officials"] = Value.Of(answers.Values["staff_officials"].AsNumber!.Value + 1);
        }
    }
}

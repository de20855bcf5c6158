using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Returns;

/// <summary>Who asks and who answers, each in a browser, over one return.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class ReviewTests(BinhDinhSite site)
{
    private const string Reviewer = "duyet.550";
    private const string Remark = "Đề nghị kiểm tra lại <img src=x onerror=alert(1)> số cán bộ.";

    [ChromiumTheory, InlineData("21964", true), InlineData("21967", false)]
    public async Task A_remark_goes_to_the_unit_beside_the_question_and_its_answer_comes_back(string unit, bool script)
    {
        await site.HandInAsync(unit);
        var clerk = await site.ClerkOfAsync(unit);
        await using var reviewer = await site.VisitAsync(Reviewer, script);
        await RemarkAsync(reviewer.Page, unit);

        await using var visit = await site.VisitAsync(clerk, script);
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync(unit));
        var remark = page.Locator("[data-part=staff_officials] .remark");
        (await remark.Locator(".lines").InnerTextAsync()).ShouldBe(Remark);
        (await page.Locator(".remark img").CountAsync()).ShouldBe(0);
        (await page.InnerTextAsync(".notice")).ShouldContain("Hạn nộp lại: 21/09/2023");
        var refused = await page.SubmitAsync();
        refused.Status.ShouldBe(409);
        (await page.InnerTextAsync(".errors")).ShouldContain("chưa được trả lời");

        await page.Locator("[data-part=staff_officials] .remark textarea").FillAsync("Đã kiểm tra, số liệu đúng.");
        (await page.SubmitAsync()).Url.ShouldEndWith("/receipt");

        await reviewer.Page.GotoAsync(await ObligationAsync(unit));
        (await reviewer.Page.InnerTextAsync(".desk .remark")).ShouldContain("Đã kiểm tra, số liệu đúng.");
        (await reviewer.Page.Locator(".desk tbody tr").CountAsync()).ShouldBe(1, "only what changed or was remarked on");
        await reviewer.Page.PressAsync("Duyệt báo cáo");
        (await reviewer.Page.InnerTextAsync(".head .state")).ShouldBe("Đã duyệt");
        visit.Complaints.ShouldBeEmpty();
        reviewer.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Those_that_nothing_speaks_against_are_ticked_and_approved_at_once()
    {
        await site.HandInAsync("21970");
        await site.HandInAsync("21973");
        await using var visit = await site.VisitAsync(Reviewer);
        var page = visit.Page;
        await page.GotoAsync("/review");
        var units = await page.Locator(".waiting tbody tr").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chọn báo cáo không có lưu ý" }).ClickAsync();
        var ticked = await page.Locator(".waiting input:checked").CountAsync();
        ticked.ShouldBeGreaterThan(0);
        (await page.InnerTextAsync("[data-picked]")).ShouldBe($"Đã chọn {ticked} báo cáo.");
        await page.PressAsync("Duyệt các báo cáo đã chọn");
        (await page.InnerTextAsync(".notice")).ShouldContain($"Đã duyệt {ticked} báo cáo.");
        (await page.Locator(".waiting tbody tr").CountAsync()).ShouldBe(units - ticked);
    }

    [ChromiumFact]
    public async Task One_key_goes_to_the_next_return_and_another_back_but_not_while_one_writes()
    {
        await site.HandInAsync("21976");
        await site.HandInAsync("21979");
        await using var visit = await site.VisitAsync("dieuphoi");
        var page = visit.Page;
        await page.GotoAsync("/review?as=InSuperiorsPlace");
        await page.Locator(".waiting tbody a").First.ClickAsync();
        var first = page.Url;
        await page.WaitForURLAsync(address => address.Contains("/obligations/", StringComparison.Ordinal));
        first = page.Url;
        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync(address => address != first);
        await page.Keyboard.PressAsync("k");
        await page.WaitForURLAsync(first);
        await page.Locator("textarea[name=note]").PressSequentiallyAsync("jk");
        (await page.Locator("textarea[name=note]").InputValueAsync()).ShouldBe("jk");
        page.Url.ShouldBe(first);
    }

    [ChromiumFact]
    public async Task A_reviewer_fills_in_for_a_unit_and_the_unit_sees_who_did_it_and_why()
    {
        const string Unit = "21982";
        await using var visit = await site.VisitAsync(Reviewer, script: false);
        var page = visit.Page;
        await page.GotoAsync(await ObligationAsync(Unit));
        await page.Locator(".on-behalf summary").ClickAsync();
        await page.FillAsync("[name=reason]", "Xã mất điện, gửi <b>bản giấy</b>.");
        await page.FillAsync("[name=receivedOn]", "2023-09-18");
        await page.PressAsync("Bắt đầu");
        (await page.InnerTextAsync("form.notice")).ShouldContain("Bạn đang nhập thay");
        await page.FillAsync(BinhDinhSite.AnswersOf(Unit).Fields());
        (await page.SubmitAsync()).Url.ShouldEndWith("/receipt", Case.Sensitive, await page.InnerTextAsync("main"));

        await using var clerk = await site.VisitAsync(await site.ClerkOfAsync(Unit), script: false);
        await clerk.Page.GotoAsync(await site.ReturnOfAsync(Unit) + "/history");
        (await clerk.Page.InnerTextAsync("main")).ShouldContain("Nộp thay đơn vị\nXã mất điện, gửi <b>bản giấy</b>.\nĐơn vị gửi ngày 18/09/2023.");
    }

    [ChromiumFact]
    public async Task A_stranger_sees_nothing_and_decides_nothing()
    {
        const string Unit = "21985";
        await site.HandInAsync(Unit);
        var path = await ObligationAsync(Unit);
        foreach (var (user, status) in ((string, int)[])[("duyet.540", 404), ("xa.22003", 403), ("vnpt", 403), ("thietke", 403)])
        {
            await using var visit = await site.VisitAsync(user, script: false);
            (await visit.Page.GotoAsync(path))!.Status.ShouldBe(status, user);
            (await visit.Page.ContentAsync()).ShouldNotContain("Phước");
            (await visit.Page.GotoAsync("/review"))!.Status.ShouldBe(user == "duyet.540" ? 200 : 403, user);
            foreach (var post in (string[])[path, path + "/on-behalf", path + "/on-behalf/end", "/review"])
            {
                var form = visit.Page.Context.APIRequest.CreateFormData();
                form.Set("action", "Approve");
                form.Set("version", "2");
                (await visit.Page.Context.APIRequest.PostAsync(post, new() { Form = form, MaxRedirects = 0 })).Status.ShouldBeOneOf(403, 404, 422);
            }
        }

        (await site.AskAsync<Storage.SurveyDbContext, bool>(db => Task.FromResult(db.Returns.Any(item => item.Obligation.UnitCode == Unit && item.State == SurveyPlatform.Returns.ReturnState.Submitted)))).ShouldBeTrue();
    }

    private async Task RemarkAsync(IPage page, string unit)
    {
        await page.GotoAsync("/review");
        await page.Locator($"a[href=\"{await ObligationAsync(unit)}\"]").ClickAsync();
        var row = page.Locator("#f-staff_officials");
        await row.Locator("summary").ClickAsync();
        await row.Locator("textarea").FillAsync(Remark);
        await page.PressAsync("Lưu nhận xét");
        (await page.Locator("#f-staff_officials textarea").InputValueAsync()).ShouldBe(Remark);
        await page.Locator(".decide button").ClickAsync();
        await page.WaitForURLAsync(address => address.Contains("/obligations/", StringComparison.Ordinal));
        (await page.InnerTextAsync(".head .state")).ShouldBe("Trả lại");
    }

    private async Task<string> ObligationAsync(string unit) => $"/obligations/{(await site.ObligationOfAsync(unit)).Id}";
}

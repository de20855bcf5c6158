using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>Nothing typed is ever lost: whatever happens to the line, the tab, the sign-in, or with a second person.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class AutosaveTests(BinhDinhSite site)
{
    [ChromiumFact]
    public async Task What_has_changed_is_saved_by_itself_and_nothing_else_is_sent()
    {
        await using var visit = await OpenAsync("21556");
        var sent = new ConcurrentQueue<string>();
        visit.Page.Request += (_, request) => sent.Enqueue($"{request.Method} {request.PostData}");

        await visit.Page.Field("staff_officials").FillAsync("1500");
        await SavedAsync(visit.Page);

        sent.ShouldHaveSingleItem().ShouldMatch("""^PATCH \{"form":"[0-9a-f-]{36}","answers":\{"staff_officials":"1500"\},"lines":\{\}\}$""");
        (await visit.Page.Locator("#status").InnerTextAsync()).ShouldStartWith("Đã lưu lúc 08:00");
        (await AnswersAsync("21556")).Values["staff_officials"].AsNumber.ShouldBe(1500);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task What_is_typed_while_the_answers_are_on_their_way_goes_too_before_the_return_is_handed_in()
    {
        const string Unit = "21583";
        var answers = BinhDinhSite.AnswersOf(Unit);
        await site.DraftAsync(Unit, answers);
        await using var visit = await OpenAsync(Unit);
        var page = visit.Page;
        var (onItsWay, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/answers", async route =>
        {
            onItsWay.TrySetResult();
            await released.Task;
            await route.ContinueAsync();
        });
        await page.Field("reporter_name").FillAsync("Nguyễn Thị Lan");
        var handedIn = page.SubmitAsync();
        await onItsWay.Task;
        await page.Field("remarks").FillAsync("Đã kiểm tra");
        released.SetResult();

        (await handedIn).Url.ShouldEndWith("/receipt");
        var kept = await AnswersAsync(Unit);
        (kept.Values["reporter_name"].AsText, kept.Values["remarks"].AsText).ShouldBe(("Nguyễn Thị Lan", "Đã kiểm tra"));
    }

    [ChromiumFact]
    public async Task What_is_typed_while_the_line_is_cut_is_sent_when_it_is_back()
    {
        await using var visit = await OpenAsync("21559");
        await visit.Page.Field("staff_officials").FillAsync("10");
        await SavedAsync(visit.Page);

        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.Field("staff_officials").FillAsync("12");
        await visit.Page.Field("reporter_name").FillAsync("Trần Văn Nam");
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("Mất kết nối: 2 câu trả lời được giữ trên máy này và sẽ tự gửi khi có mạng.");
        (await AnswersAsync("21559")).Values["staff_officials"].AsNumber.ShouldBe(10);

        await visit.Page.Context.SetOfflineAsync(false);
        await SavedAsync(visit.Page);
        var answers = await AnswersAsync("21559");
        (answers.Values["staff_officials"].AsNumber, answers.Values["reporter_name"].AsText).ShouldBe((12m, "Trần Văn Nam"));
    }

    [ChromiumFact]
    public async Task An_answer_that_arrived_although_nobody_heard_of_it_is_no_work_of_somebody_else()
    {
        await using var visit = await OpenAsync("21562");
        var cut = 0;
        await visit.Page.RouteAsync("**/answers", async route =>
        {
            if (Interlocked.Increment(ref cut) == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await visit.Page.Field("staff_officials").FillAsync("10");
        await Expect(visit.Page.Locator("#status")).ToContainTextAsync("Mất kết nối");
        await visit.Page.Field("staff_officials").FillAsync("11");
        await SavedAsync(visit.Page);
        (await visit.Page.Locator("dialog[open]").CountAsync()).ShouldBe(0);
        (await AnswersAsync("21562")).Values["staff_officials"].AsNumber.ShouldBe(11);
    }

    [ChromiumFact]
    public async Task A_tab_that_is_closed_without_a_line_gives_everything_back_when_the_return_is_opened_again()
    {
        await using var visit = await OpenAsync("21565");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.Field("staff_officials").FillAsync("44");
        await visit.Page.Field("reporter_name").FillAsync("Lê Thị Hoa");
        await Expect(visit.Page.Locator("#status")).ToContainTextAsync("Mất kết nối");
        await visit.Page.CloseAsync();

        await visit.Page.Context.SetOfflineAsync(false);
        var again = await visit.Page.Context.NewPageAsync();
        await again.GotoAsync("/returns");
        await Expect(again.Locator(".tasks .notice")).ToHaveTextAsync("Trên máy này còn 2 câu trả lời chưa gửi. Mở báo cáo khi có mạng để gửi.");
        await again.GotoAsync(await site.ReturnOfAsync("21565"));
        (await again.TypedAsync("staff_officials")).ShouldBe("44");
        await SavedAsync(again);
        (await again.Locator("#status").InnerTextAsync()).ShouldContain("Đã lấy lại 2 câu trả lời chưa gửi lần trước.");
        (await AnswersAsync("21565")).Values["reporter_name"].AsText.ShouldBe("Lê Thị Hoa");
    }

    [ChromiumFact]
    public async Task A_tab_that_is_killed_while_one_types_gives_back_what_was_typed()
    {
        await using var visit = await OpenAsync("21580");
        await visit.Page.RouteAsync("**/answers", route => route.AbortAsync());
        await visit.Page.Field("staff_officials").FillAsync("31");
        await visit.Page.Field("remarks").FillAsync("Máy tính của xã");
        var killed = new TaskCompletionSource();
        visit.Page.Crash += (_, _) => killed.SetResult();
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        _ = session.SendAsync("Page.crash");
        await killed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var again = await visit.Page.Context.NewPageAsync();
        await again.GotoAsync(await site.ReturnOfAsync("21580"));
        await SavedAsync(again);
        var answers = await AnswersAsync("21580");
        (answers.Values["staff_officials"].AsNumber, answers.Values["remarks"].AsText).ShouldBe((31m, "Máy tính của xã"));
    }

    [ChromiumFact]
    public async Task A_sign_in_that_ends_while_one_types_loses_nothing_and_goes_on_after_signing_in_again()
    {
        await using var visit = await OpenAsync("21568");
        var cookies = await visit.Page.Context.CookiesAsync();
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.Field("staff_officials").FillAsync("7");
        await Expect(visit.Page.Locator("#status")).ToContainTextAsync("Phiên đăng nhập đã hết: 1 câu trả lời được giữ trên máy này. Đăng nhập lại");

        await visit.Page.Context.AddCookiesAsync(cookies.Where(cookie => cookie.Name == "form").Select(cookie => new Cookie
        { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, SameSite = cookie.SameSite }));
        var second = await visit.Page.Context.RunAndWaitForPageAsync(() => visit.Page.ClickAsync("#status a"));
        await second.SignInAsync("clerk.21568");
        await second.WaitForURLAsync($"**{await site.ReturnOfAsync("21568")}");
        await visit.Page.EvaluateAsync("window.dispatchEvent(new Event('focus'))");

        await SavedAsync(visit.Page);
        (await AnswersAsync("21568")).Values["staff_officials"].AsNumber.ShouldBe(7);
    }

    [ChromiumFact]
    public async Task Of_two_people_the_later_one_chooses_where_both_changed_the_same_and_is_shown_the_rest()
    {
        var path = await site.ReturnOfAsync("21571");
        await using var first = await OpenAsync("21571");
        await using var second = await OpenAsync("21571", "colleague");

        await first.Page.Field("staff_officials").FillAsync("10");
        await first.Page.Field("staff_civil_servants").FillAsync("1500");
        await first.Page.Field("reporter_name").FillAsync("Trần Văn Nam");
        await SavedAsync(first.Page);
        await second.Page.Field("staff_officials").FillAsync("12");
        await second.Page.Field("reporter_phone").FillAsync("02563822222");

        var dialog = second.Page.Locator("dialog[open]");
        await Expect(dialog).ToBeVisibleAsync();
        var rows = await dialog.Locator("tbody tr").AllInnerTextsAsync();
        rows.Select(row => row.Split('\t', StringSplitOptions.TrimEntries)).ShouldBe([["1.1 Cán bộ", "12", "10"]]);
        (await second.Page.TypedAsync("reporter_name")).ShouldBe("Trần Văn Nam");
        (await AnswersAsync("21571")).Values["staff_officials"].AsNumber.ShouldBe(10);
        (await second.Page.RunAxe()).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();

        await dialog.Locator("[value=theirs]").CheckAsync();
        await dialog.GetByRole(AriaRole.Button).ClickAsync();
        await SavedAsync(second.Page);
        var answers = await AnswersAsync("21571");
        (answers.Values["staff_officials"].AsNumber, answers.Values["staff_civil_servants"].AsNumber, answers.Values["reporter_phone"].AsText).ShouldBe((10m, 1500m, "02563822222"));

        await first.Page.Field("remarks").FillAsync("Không có vướng mắc");
        await SavedAsync(first.Page);
        (await first.Page.Locator("#status").InnerTextAsync()).ShouldContain("vừa sửa 1 câu trả lời khác");
        (await first.Page.TypedAsync("reporter_phone")).ShouldBe("02563822222");
        (await second.Page.EvaluateAsync<string>("location.pathname")).ShouldBe(path);
    }

    [ChromiumFact]
    public async Task Two_windows_of_one_person_add_up()
    {
        await using var visit = await OpenAsync("21574");
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync(await site.ReturnOfAsync("21574"));
        await visit.Page.Field("staff_officials").FillAsync("5");
        await SavedAsync(visit.Page);
        await other.Field("staff_civil_servants").FillAsync("6");
        await SavedAsync(other);
        (await other.TypedAsync("staff_officials")).ShouldBe("5");
        var answers = await AnswersAsync("21574");
        (answers.Values["staff_officials"].AsNumber, answers.Values["staff_civil_servants"].AsNumber).ShouldBe((5m, 6m));
    }

    [ChromiumFact]
    public async Task What_was_not_sent_yet_goes_first_when_the_return_is_submitted()
    {
        await using var visit = await OpenAsync("21577");
        await visit.Page.FillAsync(BinhDinhSite.AnswersOf("21577").Fields());
        var answer = await visit.Page.SubmitAsync();
        answer.Url.ShouldEndWith("/receipt", Case.Sensitive, await visit.Page.InnerTextAsync("main"));
        answer.Request.RedirectedFrom!.PostDataBuffer!.Length.ShouldBeLessThan(1000);
    }

    private async Task<Visit> OpenAsync(string unit, string name = "clerk")
    {
        var visit = await site.VisitAsync(await site.ClerkOfAsync(unit, name));
        await visit.Page.GotoAsync(await site.ReturnOfAsync(unit));
        await Expect(visit.Page.Locator("#return")).ToHaveAttributeAsync("data-state", "saved");
        return visit;
    }

    /// <summary>What the server has now.</summary>
    private async Task<AnswerSet> AnswersAsync(string unit)
    {
        var obligation = await site.ObligationOfAsync(unit);
        return (await site.AskAsync<OpenReturn, Outcome<OpenReturn.Result>>(open => open.RunAsync(obligation.Id, Actor.System, CancellationToken.None))).Require().Answers;
    }

    private static Task SavedAsync(IPage page) => Expect(page.Locator("#return")).ToHaveAttributeAsync("data-state", "saved", new() { Timeout = 15_000 });
}

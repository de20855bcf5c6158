using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Pages;

/// <summary>The page of an exercise that stands open on somebody's screen all day.</summary>
[Collection(NextQuarterSite.Name)]
public sealed class MonitoringTests(NextQuarterSite site)
{
    [ChromiumFact]
    public async Task The_page_shows_a_submission_within_a_minute_and_does_not_disturb_who_is_sorting()
    {
        const string first = "21667", second = "21670";
        await using var visit = await site.VisitAsync("dieuphoi");
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/exercises/{(await site.ObligationOfAsync(first)).ExerciseId}");
        await Expect(page.Locator(".curve figcaption")).ToContainTextAsync("cùng ngày của Quý III năm 2023");
        var submitted = page.Locator(".figures a:nth-child(2) strong");
        var before = int.Parse(await submitted.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await site.HandInAsync(first);
        await page.Clock.FastForwardAsync("01:05");
        await Expect(submitted).ToHaveTextAsync($"{before + 1}");

        // A sorted table is left alone; a button offers the new figures.
        await page.GetByRole(AriaRole.Button, new() { Name = "Mã" }).ClickAsync();
        await page.Locator("h1").ClickAsync();
        await site.HandInAsync(second);
        await page.Clock.FastForwardAsync("01:05");
        var offer = page.GetByRole(AriaRole.Button, new() { Name = "Hiện số liệu mới" });
        await Expect(offer).ToBeVisibleAsync();
        await Expect(submitted).ToHaveTextAsync($"{before + 1}");
        await offer.ClickAsync();
        await Expect(submitted).ToHaveTextAsync($"{before + 2}");
        // The table that came anew can be sorted as well.
        await page.GetByRole(AriaRole.Button, new() { Name = "Mã" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Mã");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_tile_says_what_a_unit_has_done_and_leads_to_it()
    {
        await using var visit = await site.VisitAsync("duyet.540", script: false);
        await visit.Page.GotoAsync($"/exercises/{(await site.ObligationOfAsync("21550")).ExerciseId}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Dạng ô" }).ClickAsync();
        (await visit.Page.Locator(".units h3").AllInnerTextsAsync()).Single().ShouldStartWith("Thành phố Quy Nhơn");
        await visit.Page.Locator(".units li", new() { HasText = "chưa mở" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("chưa");
    }
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

[Collection(BinhDinhSite.OfReturns)]
public sealed class DayPickerTests(BinhDinhSite site)
{
    private const string Day = "lines[0].in_service_since";

    [ChromiumFact]
    public async Task A_day_is_picked_with_the_keyboard_alone()
    {
        await using var visit = await site.VisitAsync("mobifone");
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync("MOBIFONE"));
        var field = page.Field(Day);
        await field.FillAsync("31/08/2023");
        await field.PressAsync("Alt+ArrowDown");
        var dialog = page.Locator("#day-picker");
        await Expect(dialog).ToBeVisibleAsync();
        (await FocusedAsync(page)).ShouldContain("31 tháng 8, 2023");
        (await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();

        foreach (var (key, day) in ((string, string)[])
            [("PageDown", "30 tháng 9"), ("ArrowLeft", "29 tháng 9"), ("ArrowUp", "22 tháng 9"), ("Home", "18 tháng 9"), ("End", "24 tháng 9"), ("ArrowRight", "25 tháng 9"), ("Shift+PageUp", "25 tháng 9, 2022")])
        {
            await page.Keyboard.PressAsync(key);
            (await FocusedAsync(page)).ShouldContain(day, Case.Sensitive, key);
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToBeHiddenAsync();
        (await page.TypedAsync(Day)).ShouldBe("25/09/2022");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe(Day);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Escape_leaves_the_day_as_it_was_and_a_typed_one_is_written_out()
    {
        await using var visit = await site.VisitAsync("mobifone");
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync("MOBIFONE"));
        await page.Field(Day).FillAsync("5.9.2023");
        await page.Locator($"[name=\"{Day}\"] + .pick-day").ClickAsync();
        (await page.TypedAsync(Day)).ShouldBe("05/09/2023");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#day-picker")).ToBeHiddenAsync();
        (await page.TypedAsync(Day)).ShouldBe("05/09/2023");
        await page.Field(Day).FillAsync("31/02/2023");
        await page.Locator($"[name=\"{Day}\"] + .pick-day").ClickAsync();
        (await FocusedAsync(page)).ShouldContain("18 tháng 9, 2023");
    }

    [ChromiumFact]
    public async Task A_form_without_dates_does_not_load_it()
    {
        await using var visit = await site.VisitAsync("xa.21958");
        await visit.Page.GotoAsync(await site.ReturnOfAsync("21958"));
        (await visit.Page.ContentAsync()).ShouldNotContain("date.js");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>The quarter after with script: last quarter's figures at once, what has changed, and what is still missing.</summary>
[Collection(NextQuarterSite.Name)]
public sealed class TakeOverTests(NextQuarterSite site)
{
    [ChromiumFact]
    public async Task Last_quarter_s_figures_are_taken_over_confirmed_and_handed_in()
    {
        const string NhonBinh = "21550";
        await using var visit = await OpenAsync(NhonBinh);
        var page = visit.Page;
        var before = BinhDinhSite.AnswersOf(NhonBinh);
        await page.Field("staff_officials").FillAsync("99");
        await PressAllAsync(page, "take:");

        (await page.TypedAsync("staff_officials")).ShouldBe("99");
        (await page.TypedAsync("has_lan")).ShouldBe(before.Values["has_lan"].ToString());
        (await page.TypedAsync("interruptions")).ShouldBe("");
        await Expect(page.Locator(".same:visible").First).ToContainTextAsync("Như kỳ trước, chưa xác nhận");
        await Expect(page.Locator("button[value^='take:']:visible")).ToHaveCountAsync(0);

        await page.Field("staff_civil_servants").FillAsync("98");
        await Expect(page.Field("same:staff_civil_servants")).ToHaveCountAsync(0);
        await page.Field("staff_officials").FillAsync(before.Values["staff_officials"].ToString());
        await page.Field("staff_civil_servants").FillAsync(before.Values["staff_civil_servants"].ToString());
        await page.Field("same:computers_total").CheckAsync();
        await page.FillAsync(new Dictionary<string, SurveyPlatform.Templates.Expressions.Value>(
            before.Values.Where(value => value.Key is "interruptions" or "interruption_hours" or "security_incidents" or "confirmed")));
        (await page.SubmitAsync()).Status.ShouldBe(422);
        (await page.Locator("#errors").InnerTextAsync()).ShouldContain("Số liệu lấy từ kỳ trước chưa được xác nhận");
        await Expect(page.Field("same:computers_total")).ToBeCheckedAsync();

        await PressAllAsync(page, "confirm:");

        await Expect(page.Locator("#missing")).ToHaveTextAsync("Không còn thiếu gì");
        var answer = await page.SubmitAsync();
        answer.Url.ShouldEndWith("/receipt", Case.Sensitive, await page.InnerTextAsync("main"));
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_section_taken_over_is_given_back_with_one_undo()
    {
        await using var visit = await OpenAsync("21601");
        var page = visit.Page;
        await page.Locator("button[value='take:staff']").ClickAsync();
        await Expect(page.Locator("button[value='confirm:staff']")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        (await page.TypedAsync("staff_officials")).ShouldBe("");
        await Expect(page.Locator(".same")).ToHaveCountAsync(0);
        await Expect(page.Locator("button[value='take:staff']")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task The_lines_of_last_quarter_come_back_as_a_whole()
    {
        await using var visit = await OpenAsync("FPT");
        var page = visit.Page;
        var lines = BinhDinhSite.AnswersOf("FPT").Lines["lines"].Count;
        await page.Locator("button[value^='take:']:visible").First.ClickAsync();
        await Expect(page.Field("same:lines")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("import(document.querySelector('link[href*=\"page.\"]').href).then(({ answers }) => answers.lines('lines').length)")).ShouldBe(lines);
        (await page.TypedAsync("lines[0].unit")).ShouldBe(BinhDinhSite.AnswersOf("FPT").Lines["lines"][0].Values["unit"].ToString());
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_change_stands_beside_each_figure_while_one_types_and_the_browser_remembers_it()
    {
        await using var visit = await OpenAsync(BinhDinhSite.HandedIn);
        var page = visit.Page;
        var officials = BinhDinhSite.AnswersOf(BinhDinhSite.HandedIn).Values["staff_officials"].AsNumber!.Value;
        var beside = page.Locator("[data-part=staff_officials] .before");
        await Expect(beside).ToHaveCountAsync(1);
        await Expect(beside).ToBeHiddenAsync();
        await page.ClickAsync("#before");
        await page.Field("staff_officials").FillAsync($"{officials * 2}");
        await Expect(beside).ToHaveTextAsync($"Kỳ trước: {officials} · tăng {officials} (+100 %)");
        await page.Field("staff_officials").FillAsync($"{officials}");
        await Expect(beside).ToHaveTextAsync($"Kỳ trước: {officials} · không đổi");
        await AutosavedAsync(page);
        await page.ReloadAsync();
        await Expect(beside).ToHaveTextAsync($"Kỳ trước: {officials} · không đổi");
        await page.ClickAsync("#before");
        await Expect(beside).ToBeHiddenAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task What_is_missing_is_one_click_away_by_section_and_each_leads_to_its_field()
    {
        await using var visit = await OpenAsync("21604");
        var page = visit.Page;
        await Expect(page.Locator("#missing")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Còn thiếu gì\? \(\d+\)$"));
        var count = await page.Locator("#missing").InnerTextAsync();
        await page.ClickAsync("#missing");
        var panel = page.Locator("#missing-panel");
        (await panel.Locator("h3").CountAsync()).ShouldBeGreaterThan(4);
        await panel.GetByRole(AriaRole.Link, new() { Name = "1.2", Exact = false }).First.ClickAsync();
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("staff_civil_servants");
        await page.Keyboard.TypeAsync("8");
        await Expect(page.Locator("#missing")).Not.ToHaveTextAsync(count);
        await Expect(page.Locator(".parts a[href='#s-staff'] small")).ToHaveTextAsync("1/5 mục");
        await page.Field("staff_officials").FillAsync("mười");
        await page.Field("staff_civil_servants").FocusAsync();
        await Expect(panel).ToContainTextAsync("“mười” không phải là số");

        (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_preview_of_a_block_passes_axe()
    {
        await using var visit = await OpenAsync("VNPT");
        await visit.Page.Field("lines[0].unit").EvaluateAsync(
            """
            (field) => {
                field.focus();
                const clipboardData = new DataTransfer();
                clipboardData.setData('text/plain', 'Phường Nhơn Bình\tkhông có\nXã Nhơn Lộc\tInternet');
                field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(visit.Page.Locator("#paste")).ToBeVisibleAsync();
        (await visit.Page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty();
    }

    private static async Task PressAllAsync(IPage page, string action)
    {
        for (var button = page.Locator($"button[value^='{action}']:visible"); await button.CountAsync() > 0;)
        {
            await button.First.ClickAsync();
        }
    }

    private static Task AutosavedAsync(IPage page) => Expect(page.Locator("#status")).ToContainTextAsync("Đã lưu");

    private async Task<Visit> OpenAsync(string unit)
    {
        var visit = await site.VisitAsync(unit.All(char.IsAsciiDigit) ? $"xa.{unit}" : unit.ToLowerInvariant());
        await visit.Page.GotoAsync(await site.ReturnOfAsync(unit));
        return visit;
    }
}

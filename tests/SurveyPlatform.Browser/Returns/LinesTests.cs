using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>Operators' returns of many lines.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class LinesTests(BinhDinhSite site)
{
    private const string Find = ".line-tools input";
    private const string Said = ".lines-said";
    private const string Rows = "[data-lines] tbody tr[data-line]";

    [ChromiumFact]
    public async Task Five_thousand_lines_are_found_filtered_sorted_turned_over_and_saved()
    {
        await using var visit = await OpenAsync("VIETTEL", 5000);
        var page = visit.Page;
        var tools = page.Locator(".line-tools");
        await Expect(tools).ToBeVisibleAsync();
        await Expect(page.Locator(Rows)).ToHaveCountAsync(50);
        await Expect(page.Locator("#f-lines_total")).ToHaveTextAsync("5.000");

        await page.FillAsync(Find, "nhon binh");
        await Expect(page.Locator($"{Rows} .unit-name").First).ToContainTextAsync("Nhơn Bình");
        await Expect(tools).ToContainTextAsync("trong 5.000 dòng");
        await tools.Locator("select").First.SelectOptionAsync("tslcd");
        (await ValuesAsync(page, "kind")).Distinct().ShouldBe(["tslcd"]);
        await page.FillAsync(Find, "không có nơi nào như thế");
        await Expect(tools).ToContainTextAsync("Không có dòng nào khớp.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ lọc" }).ClickAsync();
        await Expect(page.Locator(Rows)).ToHaveCountAsync(50);

        await SortAsync(page, "contracted_down_mbps");
        (await ValuesAsync(page, "contracted_down_mbps")).Distinct().ShouldBe(["10"]);
        await SortAsync(page, "contracted_down_mbps");
        (await ValuesAsync(page, "contracted_down_mbps")).Distinct().ShouldBe(["99"]);
        await SortAsync(page, "contracted_down_mbps");

        await TypeOverTheBorderAsync(page);
        await Expect(page.Locator("#return")).ToHaveAttributeAsync("data-state", "saved", new() { Timeout = 20_000 });
        var saved = await DraftAsync("VIETTEL");
        saved.Lines["lines"].Count.ShouldBe(5000);
        saved.Lines["lines"][49].Values["contracted_up_mbps"].AsNumber.ShouldBe(777);
        saved.Lines["lines"][50].Values["contracted_up_mbps"].AsNumber.ShouldBe(888);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Lines_come_for_a_district_and_go_and_come_back_and_units_are_found_by_names_without_marks()
    {
        await using var visit = await OpenAsync("MOBIFONE", 60);
        var page = visit.Page;
        await page.Locator("[data-unit]").SelectOptionAsync(new SelectOptionValue { Label = "Huyện Vân Canh" });
        await page.Locator("[data-kind]").SelectOptionAsync("tslcd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm dòng", Exact = true }).ClickAsync();
        await Expect(page.Locator(Said)).ToContainTextAsync("Đã thêm");
        var count = int.Parse(System.Text.RegularExpressions.Regex.Match(await page.InnerTextAsync(Said), "[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture);
        await Expect(page.Locator("[data-count]")).ToHaveTextAsync($"Đã có {60 + count} dòng");
        await page.Locator($"{Said} button").ClickAsync();
        await Expect(page.Locator("[data-count]")).ToHaveTextAsync("Đã có 60 dòng");

        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm 5 dòng trống" }).ClickAsync();
        var field = page.Locator(":focus");
        var name = (await field.GetAttributeAsync("name"))!;
        await page.Keyboard.TypeAsync("nhon binh");
        await Expect(page.Locator("#unit-list li").First).ToContainTextAsync("Phường Nhơn Bình");
        await page.Keyboard.PressAsync("Enter");
        (await page.TypedAsync(name)).ShouldBe("21550");
        await Expect(page.Locator($"tr:has([name=\"{name}\"]) .unit-name")).ToContainTextAsync("Phường Nhơn Bình");

        await page.Locator("tr[data-line='50'] button.remove").ClickAsync();
        await Expect(page.Locator("tr[data-line='50']")).ToHaveCountAsync(0);
        await page.Locator($"{Said} button").ClickAsync();
        await Expect(page.Locator("tr[data-line='50']")).ToHaveCountAsync(1);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_block_is_pasted_over_the_border_of_a_page_and_saved()
    {
        await using var visit = await OpenAsync("MOBIFONE", 60);
        await visit.Page.PasteAsync("lines[48].contracted_down_mbps", "701\t801\n702\t802\n703\t803\n704\t804");
        await visit.Page.ClickAsync("#paste .primary");
        await visit.Page.KeepAsync();

        (await visit.Page.TypedAsync("lines[49].contracted_up_mbps")).ShouldBe("802");
        var lines = (await DraftAsync("MOBIFONE")).Lines["lines"];
        lines.Skip(48).Take(4).Select(line => (line.Values["contracted_down_mbps"].AsNumber, line.Values["contracted_up_mbps"].AsNumber))
            .ShouldBe([(701m, 801m), (702m, 802m), (703m, 803m), (704m, 804m)]);
        lines.Count.ShouldBe(60);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Without_script_fifty_lines_are_shown_to_a_page_and_what_is_typed_is_saved_on_the_way()
    {
        await using var visit = await OpenAsync("FPT", 120, script: false);
        var page = visit.Page;
        (await page.Locator(Rows).CountAsync()).ShouldBe(50);
        await page.Field("lines[3].contracted_up_mbps").FillAsync("777");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và sang trang 3" }).ClickAsync();
        await Expect(page.Locator(".lines-pager")).ToContainTextAsync("Dòng 101–120 trong 120");
        await page.Field("lines[100].contracted_up_mbps").FillAsync("888");
        await page.Locator("[name=_remove]").Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và sang trang 1" }).ClickAsync();
        (await page.TypedAsync("lines[3].contracted_up_mbps")).ShouldBe("777");
        var saved = (await DraftAsync("FPT")).Lines["lines"];
        (saved.Count, saved[3].Values["contracted_up_mbps"].AsNumber, saved[100].Values["contracted_up_mbps"].AsNumber).ShouldBe((119, 777, 888));
    }

    /// <summary>Enter in the last line of a page goes on in the first of the next, in the same column.</summary>
    private static async Task TypeOverTheBorderAsync(IPage page)
    {
        await page.Field("lines[49].contracted_up_mbps").FillAsync("777");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".lines-pager")).ToContainTextAsync("Dòng 51–100 trong 5.000");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("lines[50].contracted_up_mbps");
        await page.Keyboard.TypeAsync("888");
        await page.Keyboard.PressAsync("ArrowUp");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("lines[49].contracted_up_mbps");
        (await page.TypedAsync("lines[49].contracted_up_mbps")).ShouldBe("777");
    }

    private static Task SortAsync(IPage page, string column) => page.Locator($"th[data-column={column}] button").ClickAsync();

    private static async Task<string[]> ValuesAsync(IPage page, string column) =>
        await page.Locator($"{Rows} [name$='.{column}']").EvaluateAllAsync<string[]>("fields => fields.map(field => field.value)");

    private async Task<Visit> OpenAsync(string unit, int lines, bool script = true)
    {
        await site.DraftAsync(unit, ManyLines.Of(BinhDinhSite.AnswersOf(unit), lines));
        var visit = await site.VisitAsync(unit.ToLowerInvariant(), script);
        await visit.Page.GotoAsync(await site.ReturnOfAsync(unit));
        return visit;
    }

    private async Task<AnswerSet> DraftAsync(string unit)
    {
        var obligation = await site.ObligationOfAsync(unit);
        return (await site.AskAsync<OpenReturn, Outcome<OpenReturn.Result>>(open => open.RunAsync(obligation.Id, Actor.System, CancellationToken.None))).Require().Answers;
    }
}

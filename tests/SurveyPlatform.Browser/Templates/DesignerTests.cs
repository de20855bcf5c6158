using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Templates;

/// <summary>The designer in a browser: saving, two at once, the outline, the table, and what everybody must be able to use.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class DesignerTests(BinhDinhSite site)
{
    private const string FirstQuestion = ".tree .item:has-text(\"Cán bộ\")";
    private const string Label = ".inspector [data-field=label]";

    [ChromiumFact]
    public async Task Two_designers_at_once_are_told_and_merged_and_neither_overwrites_the_other()
    {
        var path = await site.StartFormAsync("two-designers", "hardware");
        await using var first = await DesigningAsync(path);
        await using var second = await DesigningAsync(path);

        await RelabelAsync(first.Page, "Cán bộ", "Cán bộ (người)");
        await first.Page.SavedAsync();
        await RelabelAsync(second.Page, "Công chức", "Công chức (người)");
        await second.Page.SaveStateAsync("conflict");

        var dialog = second.Page.Locator("dialog");
        await Expect(dialog).ToContainTextAsync($"{DesignerSteps.User} đã thay đổi biểu mẫu này");
        await Expect(dialog.Locator("section").Nth(0)).ToContainTextAsync("Cán bộ (người): Nội dung");
        await Expect(dialog.Locator("section").Nth(1)).ToContainTextAsync("Công chức (người): Nội dung");
        (await site.DraftAsync("two-designers")).Questions.ElementAt(1).Label.Vi.ShouldBe("Công chức");

        await second.Page.KeysAsync("Enter");
        await second.Page.SavedAsync();
        (await site.DraftAsync("two-designers")).Questions.Take(2).Select(question => question.Label.Vi).ShouldBe(["Cán bộ (người)", "Công chức (người)"]);
    }

    [ChromiumFact]
    public async Task Of_two_changes_of_the_same_text_the_designer_chooses_one()
    {
        var path = await site.StartFormAsync("same-text", "hardware");
        await using var first = await DesigningAsync(path);
        await using var second = await DesigningAsync(path);

        await RelabelAsync(first.Page, "Cán bộ", "Của người kia");
        await first.Page.SavedAsync();
        await RelabelAsync(second.Page, "Cán bộ", "Của tôi");
        await Expect(second.Page.Locator("dialog .warning")).ToContainTextAsync("Của tôi: Nội dung");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Giữ bản của tôi" }).ClickAsync();

        await second.Page.SavedAsync();
        (await site.DraftAsync("same-text")).Questions.First().Label.Vi.ShouldBe("Của tôi");
    }

    [ChromiumFact]
    public async Task What_is_designed_without_a_network_is_saved_when_it_is_back()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var page = visit.Page;
        await page.DesignAsync(await site.StartFormAsync("offline", "hardware"));
        await page.Context.SetOfflineAsync(true);
        await RelabelAsync(page, "Cán bộ", "Không có mạng");
        await page.SaveStateAsync("offline");
        await Expect(page.Locator(".d-saved")).ToContainTextAsync("Mất kết nối: sẽ thử lại");

        await page.Context.SetOfflineAsync(false);
        await page.SavedAsync();
        (await site.DraftAsync("offline")).Questions.First().Label.Vi.ShouldBe("Không có mạng");
    }

    [ChromiumFact]
    public async Task What_was_not_saved_when_the_tab_died_comes_back()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var path = await site.StartFormAsync("died", "hardware");
        await visit.Page.DesignAsync(path);
        await visit.Page.Context.SetOfflineAsync(true);
        await RelabelAsync(visit.Page, "Cán bộ", "Chưa kịp lưu");
        await visit.Page.SaveStateAsync("offline");
        await visit.Page.CloseAsync(new() { RunBeforeUnload = false });

        await visit.Page.Context.SetOfflineAsync(false);
        var again = await visit.Page.Context.NewPageAsync();
        await again.DesignAsync(path);
        await again.SavedAsync();
        (await site.DraftAsync("died")).Questions.First().Label.Vi.ShouldBe("Chưa kịp lưu");
        (await again.SaidAsync()).ShouldContain("Đã khôi phục");
    }

    [ChromiumFact]
    public async Task An_ended_sign_in_keeps_the_work_until_somebody_signs_in_again()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var page = visit.Page;
        await page.DesignAsync(await site.StartFormAsync("signed-out", "hardware"));
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();
        await RelabelAsync(page, "Cán bộ", "Sau khi hết phiên");
        await page.SaveStateAsync("signed-out");

        await page.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        await page.KeysAsync("Control+s");
        await page.SavedAsync();
        (await site.DraftAsync("signed-out")).Questions.First().Label.Vi.ShouldBe("Sau khi hết phiên");
    }

    [ChromiumFact]
    public async Task The_outline_is_gone_through_and_changed_by_keys_and_every_step_is_taken_back_by_name()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var page = visit.Page;
        await page.DesignAsync(await site.StartFormAsync("outline", "hardware"));
        await page.Locator(FirstQuestion).First.ClickAsync();
        var before = await page.OutlineAsync();

        await page.KeysAsync("Control+d", "Alt+ArrowUp");
        (await page.OutlineAsync()).Take(4).ShouldBe(["Biểu thử", "1. Nhân sự", "1.1 Cán bộ", "1.1 Cán bộ"]);
        (await page.SaidAsync()).ShouldBe("Đã chuyển câu hỏi 1.1: vị trí 1/8 trong mục staff.");
        await page.KeysAsync("Alt+ArrowUp", "Delete");
        (await page.Locator(".d-bar button").Nth(1).GetAttributeAsync("aria-label")).ShouldBe("Hoàn tác: xóa câu hỏi 1.1");
        await page.KeysAsync("Control+z", "Control+z", "Control+z");
        (await page.OutlineAsync()).ShouldBe(before);
        await page.KeysAsync("Control+y", "Control+Shift+Z");
        (await page.OutlineAsync()).Length.ShouldBe(before.Length + 1);

        await page.KeysAsync("Control+k");
        await page.TypeAsync("tuong lua");
        (await page.OutlineAsync()).ShouldBe(["Biểu thử", "5. An toàn thông tin và thiết bị mạng", "5.1 Có thiết bị tường lửa bảo vệ mạng nội bộ"]);
        await page.KeysAsync("Enter");
        await Expect(page.Locator(".inspector h2")).ToHaveTextAsync("câu hỏi 5.1");
    }

    [ChromiumFact]
    public async Task Parts_go_from_one_form_to_another_over_the_clipboard()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.DesignAsync(await site.StartFormAsync("copy-from", "hardware"));
        await visit.Page.Locator(".tree .item:has-text(\"Doanh nghiệp cung cấp internet\")").ClickAsync();
        await visit.Page.KeysAsync("Control+c");

        await visit.Page.DesignAsync(await site.StartFormAsync("copy-to"));
        await visit.Page.AddAsync("m", "Kết nối", "Connections");
        await visit.Page.KeysAsync("Escape", "Control+v");
        await visit.Page.SavedAsync();
        var form = await site.DraftAsync("copy-to");
        form.Questions.ShouldHaveSingleItem().OptionList.ShouldBe("operators");
        form.OptionLists.ShouldHaveSingleItem().Options.Count.ShouldBe(5);
    }

    [ChromiumFact]
    public async Task A_table_of_a_spreadsheet_is_pasted_and_a_formula_is_filled_down()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.DesignAsync(await site.StartFormAsync("pasted"));
        await page.AddAsync("b", "Thiết bị", "Devices");
        await page.TabToAsync("grid");
        await page.EvaluateAsync("navigator.clipboard.writeText('Mã\\tNội dung\\tTổng số (cái)\\tHỏng\\tTỷ lệ\\n1\\tMáy in\\n2\\tMáy quét')");
        await page.KeysAsync("Control+v", "ArrowDown", "ArrowRight", "ArrowRight", "=");
        await page.TypeAsync("${may_in_hong} * 100 div ${may_in_tong_so}");
        await page.KeysAsync("Enter", "ArrowUp", "Control+d");
        await page.SavedAsync();

        var rows = (await site.DraftAsync("pasted")).Sections.Single().Items.OfType<SurveyPlatform.Templates.Table>().Single().Rows;
        rows.Select(row => row.Number).ShouldBe(["1", "2"]);
        rows[1].Cells[2].Calculation.ShouldBe("${may_quet_hong} * 100 div ${may_quet_tong_so}");
    }

    [ChromiumFact]
    public async Task What_is_changed_is_seen_in_the_preview_beside_it()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        await visit.Page.DesignAsync(await site.StartFormAsync("seen", "hardware"));
        await RelabelAsync(visit.Page, "Cán bộ", "Cán bộ lãnh đạo");
        await Expect(visit.Page.FrameLocator(".d-preview iframe").GetByText("Cán bộ lãnh đạo").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_problem_leads_to_its_field_and_stands_in_the_way_of_publishing()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var page = visit.Page;
        await page.DesignAsync(await site.StartFormAsync("problem", "hardware"));
        await page.Locator(".tree .item:has-text(\"Tổng số người\")").ClickAsync();
        await page.Locator("[data-field=calculation]").FillAsync("1 == 2");
        await page.SavedAsync();
        await Expect(page.Locator(".tree .item[aria-selected=true] .mark")).ToContainTextAsync("1");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ban hành…" })).ToHaveAttributeAsync("title", "Còn 1 vấn đề phải xử lý trước khi ban hành.");

        await page.Locator(FirstQuestion).First.ClickAsync();
        await page.KeysAsync("F8");
        (await page.EvaluateAsync<string>("document.activeElement.dataset.field")).ShouldBe("calculation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa thành =" }).ClickAsync();
        await page.SavedAsync();
        (await site.DraftAsync("problem")).Questions.Single(question => question.Name == "staff_total").Calculation.ShouldBe("1 = 2");
    }

    [ChromiumFact]
    public async Task Every_state_of_the_designer_is_accessible_and_fits_the_screen()
    {
        await using var visit = await site.VisitAsync(DesignerSteps.User);
        var page = visit.Page;
        await page.DesignAsync(await site.StartFormAsync("states", "hardware"));
        (string State, Func<Task> Go)[] states =
        [
            ("form", () => Task.CompletedTask),
            ("question", () => page.Locator(FirstQuestion).First.ClickAsync()),
            ("table", () => page.Locator(".tree .item:has-text(\"chia theo thời gian\")").ClickAsync()),
            ("list", () => page.Locator(".tree .kind-list").First.ClickAsync()),
            ("section", () => page.Locator(".tree .kind-section").First.ClickAsync()),
            ("menu", () => page.KeysAsync("Alt+t")),
            ("new question with problems", async () =>
            {
                await page.KeysAsync("c");
                await page.SavedAsync();
                await page.KeysAsync("F8");
                await page.GetByRole(AriaRole.Button, new() { Name = "1 vấn đề cần xử lý" }).ClickAsync();
            }),
            ("keys", () => page.KeysAsync("F1")),
        ];
        foreach (var (state, go) in states)
        {
            await go();
            foreach (var (width, height) in ((int, int)[])[(390, 844), (1366, 768)])
            {
                await page.SetViewportSizeAsync(width, height);
                (await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, state);
            }

            // The preview beside it has a test of its own; there a question without a label is a field without one.
            var found = await page.RunAxe(new AxeRunOptions { Iframes = false });
            found.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty(state);
        }

        visit.Complaints.ShouldBeEmpty();
    }

    private async Task<Visit> DesigningAsync(string path)
    {
        var visit = await site.VisitAsync(DesignerSteps.User);
        await visit.Page.DesignAsync(path);
        return visit;
    }

    private static async Task RelabelAsync(IPage page, string from, string to)
    {
        await page.Locator($".tree .item:has-text(\"{from}\")").First.ClickAsync();
        await page.Locator(Label).FillAsync(to);
    }
}

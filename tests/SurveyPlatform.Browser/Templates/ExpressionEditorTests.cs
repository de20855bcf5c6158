using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Templates;

/// <summary>The editor of expressions on a page of its own.</summary>
public sealed class ExpressionEditorTests(ScriptPages pages) : IClassFixture<ScriptPages>
{
    private const string Body = """<h1>Trang thử</h1><label for="e">Biểu thức</label><textarea id="e"></textarea><p><button id="next">Tiếp</button></p>""";

    private const string Script =
        """
        import { attachExpressionEditor } from '/expression-editor.js';
        const names = [
            { name: 'staff', label: 'Tổng số cán bộ', type: 'integer' },
            { name: 'staff_total', label: 'Cộng', type: 'integer' },
            { name: 'computers', label: 'Số máy tính đang dùng', type: 'integer' },
            { name: 'has_lan', label: 'Có mạng LAN', type: 'yesNo', options: [{ value: 'yes', label: 'Có' }, { value: 'no', label: 'Không' }] },
            { name: 'funded', label: 'Nguồn kinh phí', type: 'selectMany', options: [{ value: 'district', label: 'Ngân sách huyện' }, { value: 'other', label: 'Nguồn khác <b>' }] },
        ];
        const functions = [
            { name: 'count', signature: 'count(giá trị, …)', help: 'Số câu có trả lời.' },
            { name: 'previous', signature: "previous('tên')", help: 'Số liệu kỳ trước.' },
            { name: 'round', signature: 'round(số, [số chữ số])', help: 'Làm tròn.' },
            { name: 'selected', signature: "selected(${câu hỏi}, 'giá trị')", help: 'Có chọn giá trị này không.' },
            { name: 'today', signature: 'today()', help: 'Hôm nay.' },
        ];
        const unit = [{ value: 'kind', label: 'Loại', options: [{ value: 'commune', label: 'Xã' }] }];
        const texts = { hint: 'Gõ ${ để chọn câu hỏi.', list: 'Gợi ý', count: '{count} gợi ý', fix: 'Sửa thành {fix}' };
        window.editor = attachExpressionEditor(document.getElementById('e'), { names: () => names, functions, unit, self: () => 'funded', texts });
        """;

    [ChromiumTheory]
    [InlineData("${", "${staff}", "Enter")]
    [InlineData("${may tinh", "${computers}", "Tab")]
    [InlineData("${staff_", "${staff_total}", "Enter")]
    [InlineData("${total", "${staff_total}", "Enter")]
    [InlineData("1 + rou", "1 + round()", "Enter")]
    [InlineData("tod", "today()", "Enter")]
    [InlineData("kinh phi", "kinh ${funded}", "Enter")]
    [InlineData("selected(${funded}, '", "selected(${funded}, 'district'", "Enter")]
    [InlineData("${has_lan} = '", "${has_lan} = 'yes'", "Enter")]
    [InlineData("${has_lan} != \"khong", "${has_lan} != \"no\"", "Enter")]
    [InlineData(". = 'o", ". = 'other'", "Enter")]
    [InlineData("unit('", "unit('kind'", "Enter")]
    [InlineData("unit('kind') = '", "unit('kind') = 'commune'", "Enter")]
    public async Task What_is_begun_is_completed(string typed, string completed, string key)
    {
        await using var at = await OpenAsync();
        await at.Page.Keyboard.TypeAsync(typed);
        await at.Page.Keyboard.PressAsync(key);
        (await at.Page.InputValueAsync("#e")).ShouldBe(completed);
        at.Complaints.ShouldBeEmpty();
    }

    [ChromiumTheory, InlineData("${staff} and"), InlineData("'mot hai"), InlineData("${staff}"), InlineData("12"), InlineData("")]
    public async Task Nothing_is_offered_where_nothing_can_be_meant(string typed)
    {
        await using var at = await OpenAsync();
        await at.Page.Keyboard.TypeAsync(typed);
        await Assertions.Expect(at.Page.Locator(".xe-list")).ToBeHiddenAsync();
        await at.Page.Keyboard.PressAsync("Tab");
        (await at.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("next");
    }

    [ChromiumFact]
    public async Task A_completion_in_the_middle_leaves_what_stands_around_it()
    {
        await using var at = await OpenAsync("selected(${sta}, 'x') and 1");
        await SelectAsync(at.Page, 14);
        await at.Page.Keyboard.TypeAsync("f");
        await at.Page.Keyboard.PressAsync("ArrowDown");
        await at.Page.Keyboard.PressAsync("Enter");
        (await at.Page.InputValueAsync("#e")).ShouldBe("selected(${staff_total}, 'x') and 1");
        (await at.Page.EvaluateAsync<int>("document.getElementById('e').selectionStart")).ShouldBe("selected(${staff_total}".Length);

        await at.Page.Keyboard.PressAsync("Control+z");
        (await at.Page.InputValueAsync("#e")).ShouldBe("selected(${staf}, 'x') and 1");
    }

    [ChromiumFact]
    public async Task A_function_that_takes_a_name_goes_on_to_the_names()
    {
        await using var at = await OpenAsync();
        await at.Page.Keyboard.TypeAsync(". > pre");
        await at.Page.Keyboard.PressAsync("Enter");
        await at.Page.Keyboard.TypeAsync("comp");
        await at.Page.Keyboard.PressAsync("Enter");
        (await at.Page.InputValueAsync("#e")).ShouldBe(". > previous('computers')");
    }

    [ChromiumFact]
    public async Task Escape_closes_the_list_and_only_the_list_and_a_click_takes_from_it()
    {
        await using var at = await OpenAsync();
        var list = at.Page.Locator(".xe-list");
        await at.Page.EvaluateAsync("() => { window.escapes = 0; addEventListener('keydown', (event) => { window.escapes += event.key === 'Escape'; }); }");
        await at.Page.Keyboard.PressAsync("Control+Space");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await at.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        (await at.Page.EvaluateAsync<int>("window.escapes")).ShouldBe(0);

        await at.Page.Keyboard.TypeAsync("selected(${fu");
        await list.GetByText("Nguồn kinh phí").ClickAsync();
        (await at.Page.InputValueAsync("#e")).ShouldBe("selected(${funded}");
        (await at.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("e");
    }

    [ChromiumTheory]
    [InlineData("round(1.25, ", "round(số, [số chữ số])", "[số chữ số]")]
    [InlineData("round(count(1, 2, 3", "count(giá trị, …)", "giá trị")]
    [InlineData("round((1 + ", "round(số, [số chữ số])", "số")]
    public async Task The_signature_says_in_which_argument_one_stands(string typed, string signature, string argument)
    {
        await using var at = await OpenAsync();
        await at.Page.Keyboard.TypeAsync(typed);
        await Assertions.Expect(at.Page.Locator(".xe-hint code")).ToHaveTextAsync(signature);
        await Assertions.Expect(at.Page.Locator(".xe-hint strong")).ToHaveTextAsync(argument);
    }

    [ChromiumTheory]
    [InlineData("1 == 2", 3, "==", "=", "1 = 2")]
    [InlineData("summ(${staff})", 1, "summ()", "sum()", "sum(${staff})")]
    [InlineData("staff + 1", 1, "staff", "${staff}", "${staff} + 1")]
    [InlineData("round + 1", 1, "round", "round()", "round() + 1")]
    [InlineData("!${staff} and 1", 1, "!", "not()", "not(${staff}) and 1")]
    [InlineData("!(1 = 2)", 1, "!", "not()", "not(1 = 2)")]
    [InlineData(". = “xã”", 5, "“", "'", ". = 'xã'")]
    [InlineData("1 & 2", 3, "&", "concat()", null)]
    public async Task A_known_mistake_is_put_right_by_a_button(string text, int position, string found, string fix, string? right)
    {
        await using var at = await OpenAsync(text);
        await ShowAsync(at.Page, new { position, found, fix, text = "Sai" });
        var button = at.Page.GetByRole(AriaRole.Button, new() { Name = $"Sửa thành {fix}", Exact = true });
        if (right is null)
        {
            (await button.CountAsync()).ShouldBe(0);
            return;
        }

        await button.ClickAsync();
        (await at.Page.InputValueAsync("#e")).ShouldBe(right);
        await Assertions.Expect(at.Page.Locator(".xe-mark")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task An_error_is_marked_under_its_characters_and_moves_with_them()
    {
        await using var at = await OpenAsync("1 + staf * 2 +");
        await ShowAsync(at.Page, new { position = 5, length = 4, text = "Không có <b>staf</b>" }, new { position = 15, text = "Còn thiếu" }, new { text = "Vòng tròn" });
        (await at.Page.Locator(".xe-mark").AllInnerTextsAsync()).ShouldBe(["staf", "\u00a0"]);
        (await at.Page.Locator(".xe-problems li").AllInnerTextsAsync()).ShouldBe(["Không có <b>staf</b>", "Còn thiếu", "Vòng tròn"]);
        await Assertions.Expect(at.Page.Locator("#e")).ToHaveAttributeAsync("aria-invalid", "true");

        await SelectAsync(at.Page, 0);
        await at.Page.Keyboard.TypeAsync("22 + ");
        (await at.Page.Locator(".xe-mark").First.InnerTextAsync()).ShouldBe("staf");
        await SelectAsync(at.Page, "22 + 1 + st".Length);
        await at.Page.Keyboard.TypeAsync("x");
        (await at.Page.Locator(".xe-mark").AllInnerTextsAsync()).ShouldBe(["\u00a0"]);
    }

    /// <summary>The same picture, whichever of the two draws the letters: wrapped, scrolled and in Vietnamese.</summary>
    [ChromiumTheory, InlineData(1366, 1), InlineData(390, 1), InlineData(1366, 2)]
    public async Task The_layer_lies_letter_on_letter(int width, int zoom)
    {
        var text = string.Concat(Enumerable.Repeat("if(${may_tinh} >= 1.2 * previous('staff'),   'Xã Nhơn Lý — đủ',\n\t'chưa đủ rất dài_không_có_chỗ_ngắt_nào_cả_nên_phải_ngắt_giữa_chừng_ở_đâu_đó') + ", 12));
        await using var at = await OpenAsync(text, width);
        await at.Page.EvaluateAsync(
            """
            (zoom) => {
                document.documentElement.style.setProperty('font-size', `${zoom * 100}%`);
                const text = document.getElementById('e');
                text.style.setProperty('resize', 'none');
                text.style.setProperty('scrollbar-width', 'thin');
                text.blur();
            }
            """, zoom);
        await at.Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await at.Page.EvaluateAsync("() => { document.getElementById('e').scrollTop = 60; }");
        (await at.Page.EvaluateAsync<int>("document.getElementById('e').scrollTop")).ShouldBe(60);

        var own = await PictureAsync(at.Page, "#111", "transparent");
        var layer = await PictureAsync(at.Page, "transparent", "#111");
        var none = await PictureAsync(at.Page, "transparent", "transparent");

        (await DifferAsync(at.Page, own, none)).ShouldBeGreaterThan(1000);
        (await DifferAsync(at.Page, own, layer)).ShouldBe(0);
    }

    [ChromiumFact]
    public async Task With_its_list_open_and_errors_shown_it_is_accessible_and_fits_a_telephone()
    {
        await using var at = await OpenAsync("", 390);
        await at.Page.Keyboard.TypeAsync("${staff} == ${");
        await ShowAsync(at.Page, new { position = 10, found = "==", fix = "=", text = "Ký tự 10: hãy viết = thay cho ==." });
        await Assertions.Expect(at.Page.Locator("[role=option][aria-selected=true]")).ToHaveCountAsync(1);
        await Assertions.Expect(at.Page.Locator("[role=status]")).ToHaveTextAsync("5 gợi ý");
        (await at.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        var list = (await at.Page.Locator(".xe-list").BoundingBoxAsync())!;
        (list.X >= 0 && list.X + list.Width <= 390).ShouldBeTrue();

        var found = await at.Page.RunAxe();
        found.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();
        at.Complaints.ShouldBeEmpty();
    }

    private async Task<Visit> OpenAsync(string text = "", int width = 1366)
    {
        var at = await pages.OpenAsync(Body, Script, "expression-editor.css", width);
        await at.Page.FillAsync("#e", text);
        await at.Page.FocusAsync("#e");
        return at;
    }

    private static async Task SelectAsync(IPage page, int caret) => await page.EvaluateAsync("(at) => document.getElementById('e').setSelectionRange(at, at)", caret);

    private static async Task ShowAsync(IPage page, params object[] problems) => await page.EvaluateAsync("(problems) => window.editor.show(problems)", problems);

    /// <summary>Points that are lighter or darker than a hair's breadth of smoothing would make them.</summary>
    private static Task<int> DifferAsync(IPage page, byte[] first, byte[] second) => page.EvaluateAsync<int>(
        """
        async (pictures) => {
            const [a, b] = await Promise.all(pictures.map(async (picture) => {
                const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
                await image.decode();
                const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                return context.getImageData(0, 0, image.width, image.height).data;
            }));
            return a.filter((value, at) => Math.abs(value - b[at]) > 16).length;
        }
        """, new[] { Convert.ToBase64String(first), Convert.ToBase64String(second) });

    private static async Task<byte[]> PictureAsync(IPage page, string text, string layer)
    {
        await page.EvaluateAsync(
            "([text, layer]) => { document.getElementById('e').style.setProperty('color', text); document.querySelector('.xe-layer').style.setProperty('color', layer); }",
            new[] { text, layer });
        return await page.Locator("#e").ScreenshotAsync();
    }
}

using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Templates;

/// <summary>The draft beside the designer: in a frame of a page of the same site that stands for the designer.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class PreviewTests(BinhDinhSite site)
{
    private const string Preview = "/designer/hardware/preview";

    /// <summary>Any page of the site may be the parent; this one keeps what it is told.</summary>
    private const string Frame =
        """
        (src) => new Promise((done) => {
            window.told = [];
            addEventListener('message', ({ data }) => window.told.push(data));
            const frame = document.createElement('iframe');
            Object.assign(frame, { src, id: 'preview-frame', title: 'Xem thử', width: 900, height: 600 });
            frame.addEventListener('load', done);
            document.querySelector('main').prepend(frame);
        })
        """;

    [ChromiumFact]
    public async Task A_rule_says_why_as_soon_as_an_answer_is_typed_and_a_check_leads_from_the_error_to_it()
    {
        await using var visit = await site.VisitAsync("thietke");
        var page = visit.Page;
        await page.GotoAsync(Preview);
        await page.Field("staff_officials").FillAsync("10");
        await page.Field("staff_civil_servants").FillAsync("2");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#bench tr[data-rule=staff_total]").First).ToContainTextAsync("${staff_civil_servants} = 2");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("staff_public_employees");

        await page.Locator(".bar .primary").ClickAsync();
        await Expect(page.Locator("#errors")).ToBeFocusedAsync();
        (await page.TypedAsync("staff_officials")).ShouldBe("10");
        await page.Locator(".ask[data-part=staff_public_employees] a.why").ClickAsync();
        await Expect(page.Locator("#bench tr:target")).ToContainTextAsync("bắt buộc, chưa trả lời");

        var all = await page.Locator("#bench tbody tr:visible").CountAsync();
        await page.GetByLabel("Chỉ những quy tắc không đạt").CheckAsync();
        (await page.Locator("#bench tbody tr:visible").CountAsync()).ShouldBeInRange(1, all - 1);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_designer_and_the_draft_point_at_questions_to_each_other_and_what_was_typed_stays()
    {
        await using var visit = await site.VisitAsync("thietke");
        var page = visit.Page;
        await page.GotoAsync("/templates");
        await page.EvaluateAsync(Frame, Preview);
        var frame = page.FrameLocator("#preview-frame");
        var field = frame.Locator("[name=staff_officials]");

        await field.ClickAsync(new() { Modifiers = [KeyboardModifier.ControlOrMeta] });
        await ToldAsync(page, """{"type":"chosen","name":"staff_officials","part":"staff_officials"}""");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Sửa: Công chức" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await ToldAsync(page, """{"type":"chosen","name":"staff_civil_servants","part":"staff_civil_servants"}""");

        await field.FillAsync("12");
        await SayAsync(page, new { type = "draft-saved", version = 1 });
        await Expect(frame.Locator("#bench tr[data-rule=staff_total]").First).ToContainTextAsync("${staff_officials} = 12");
        await Expect(field).ToHaveValueAsync("12");
        await Expect(field).ToBeFocusedAsync();

        await SayAsync(page, new { type = "show", name = "has_lan" });
        await Expect(frame.Locator("[data-part=has_lan].pointed")).ToBeInViewportAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Without_script_it_is_a_form_that_comes_back_with_its_answers()
    {
        await using var visit = await site.VisitAsync("thietke", script: false);
        var page = visit.Page;
        await page.GotoAsync(Preview);
        await page.Field("staff_officials").FillAsync("mười");
        await page.PressAsync("Kiểm tra");
        (await page.TypedAsync("staff_officials")).ShouldBe("mười");
        (await page.Locator("#bench tr.fails").CountAsync()).ShouldBeGreaterThan(3);
    }

    private static async Task SayAsync(IPage page, object message) => await page.EvaluateAsync(
        "(message) => document.getElementById('preview-frame').contentWindow.postMessage(message, location.origin)", message);

    private static async Task ToldAsync(IPage page, string message) =>
        await page.WaitForFunctionAsync("(message) => window.told.some((told) => JSON.stringify(told) === message)", message);
}

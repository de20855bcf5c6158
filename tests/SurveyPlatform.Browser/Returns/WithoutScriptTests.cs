using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Returns;

/// <summary>A commune and an operator whose browsers run no script.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class WithoutScriptTests(BinhDinhSite site)
{
    private const string NhonBinh = "21550";

    [ChromiumFact]
    public async Task A_commune_signs_in_makes_mistakes_corrects_them_and_gets_a_receipt()
    {
        await using var visit = await site.VisitAsync(null, script: false);
        var page = visit.Page;

        await page.GotoAsync("/");
        await page.SignInAsync($"xa.{NhonBinh}");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Báo cáo của tôi");
        var button = page.Locator("main .button");
        (await button.CountAsync()).ShouldBe(1);
        await button.ClickAsync();

        await SubmitsTooEarlyAsync(page);
        await TypesATextIntoANumberAsync(page);
        await page.FillAsync(BinhDinhSite.AnswersOf(NhonBinh).Fields());
        var answer = await page.SubmitAsync();
        answer.Url.ShouldEndWith("/receipt", Case.Sensitive, await page.InnerTextAsync("main"));
        (await page.Locator(".receipt .number").InnerTextAsync()).ShouldNotBeEmpty();
        (await page.Locator(".receipt code").InnerTextAsync()).ShouldMatch("^[0-9a-f]{64}$");

        await page.GetByRole(AriaRole.Link, new() { Name = "In biểu mẫu" }).ClickAsync();
        await PrintedAsync(page, "1.1", "staff_officials");
        await PrintedAsync(page, "2.1", "computers_total");
        (await page.Locator(".sheet").InnerTextAsync()).ShouldContain(BinhDinhSite.AnswersOf(NhonBinh).Values["reporter_name"].ToString());
    }

    [ChromiumFact]
    public async Task An_operator_adds_lines_that_are_kept()
    {
        const string FilledLines = "#return [name^='lines['][name$='.unit']";
        await using var visit = await site.VisitAsync("vnpt", script: false);
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync("VNPT"));
        var blank = await page.Locator(FilledLines).CountAsync();
        var all = BinhDinhSite.AnswersOf("VNPT").Fields(lines: 2).Where(field => field.Key.StartsWith("lines[", StringComparison.Ordinal)).ToDictionary();

        await page.FillAsync(all.Where(field => field.Key.StartsWith("lines[0]", StringComparison.Ordinal)).ToDictionary());
        await page.PressAsync("Lưu và thêm 5 dòng trống");
        (await page.Locator(FilledLines).CountAsync()).ShouldBe(blank + 1);
        await page.FillAsync(all.Where(field => field.Key.StartsWith("lines[1]", StringComparison.Ordinal)).ToDictionary());
        (await page.SaveAsync()).Status.ShouldBe(200);

        await page.GotoAsync(await site.ReturnOfAsync("VNPT"));
        foreach (var (name, value) in all)
        {
            (await page.TypedAsync(name)).ShouldBe(Web.Pages.Returns.FormView.Typed(value), name);
        }
    }

    /// <summary>All that is missing is said on top, with links, and beside each question; what was typed stays.</summary>
    private static async Task SubmitsTooEarlyAsync(IPage page)
    {
        await page.Field("reporter_name").FillAsync("Nguyễn Thị Hoà");
        (await page.SubmitAsync()).Status.ShouldBe(422);

        var links = await page.Locator("#errors a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        links.Length.ShouldBeGreaterThan(20);
        (await page.EvaluateAsync<string[]>("links => links.filter(link => !document.getElementById(link.slice(1)))", links)).ShouldBeEmpty();
        (await page.Locator("#f-staff_officials-error").IsVisibleAsync()).ShouldBeTrue();
        (await page.Field("staff_officials").GetAttributeAsync("aria-describedby"))!.ShouldContain("f-staff_officials-error");
        (await page.TypedAsync("reporter_name")).ShouldBe("Nguyễn Thị Hoà");
    }

    private static async Task TypesATextIntoANumberAsync(IPage page)
    {
        await page.Field("staff_officials").FillAsync("mười");
        (await page.SaveAsync()).Status.ShouldBe(200);
        (await page.TypedAsync("staff_officials")).ShouldBe("mười");
        (await page.Locator("#f-staff_officials-error").InnerTextAsync()).ShouldContain("mười");
    }

    private static async Task PrintedAsync(IPage page, string number, string name)
    {
        var row = page.Locator(".sheet tr").Filter(new() { Has = page.Locator("td.no", new() { HasTextRegex = new($"^{number}$") }) });
        (await row.Locator("td.value").InnerTextAsync()).ShouldBe(BinhDinhSite.AnswersOf(NhonBinh).Values[name].ToString());
    }
}

using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Registry;

/// <summary>The department applies the reorganisation; a clerk of a ward that is no more finds the draft at the new ward; others find nothing.</summary>
[Collection(ReorganisedSite.Name)]
public sealed class ReorganisationTests(ReorganisedSite site)
{
    [ChromiumFact]
    public async Task A_reorganisation_is_looked_at_decided_and_applied_and_drafts_are_found_at_the_heir()
    {
        var before = await site.ReturnOfAsync(ReorganisedSite.Drafted);
        var stranger = await site.ClerkOfAsync("21553");
        await using var department = await site.VisitAsync("dieuphoi");
        var page = department.Page;
        await page.GotoAsync("/units");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sắp xếp đơn vị" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "tỉnh Gia Lai (mới)" }).ClickAsync();
        await Expect(page.Locator(".figures strong")).ToHaveTextAsync(["166", "58", "9", "0"]);
        await page.Locator(".effects li", new() { HasText = "đang làm dở" }).Locator("summary").ClickAsync();
        await Expect(page.Locator(".effects")).ToContainTextAsync("Phường Nhơn Bình → Phường Quy Nhơn Đông, 2025-Q2");

        await ShareAsync(page, "30", "60");
        await Expect(page.Locator(".errors")).ToContainTextAsync("tổng bằng đúng 100 %");
        await Expect(page.Locator("[name='share-21622']").First).ToHaveValueAsync("60");
        await ShareAsync(page, "0", "100");
        await Expect(page.Locator(".flash")).ToContainTextAsync("21634");

        await page.FillAsync("#f-code", "nq-1664");
        await page.GetByRole(AriaRole.Button, new() { Name = "Áp dụng sắp xếp" }).ClickAsync();
        await Expect(page.Locator(".errors")).ToContainTextAsync("nq-1664-2025");
        await page.FillAsync("#f-code", "nq-1664-2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Áp dụng sắp xếp" }).ClickAsync();
        await Expect(page.Locator(".flash")).ToContainTextAsync("166 đơn vị kết thúc, 58 đơn vị mới");

        // The one who did it sees the new province at once, without signing in anew.
        await page.GotoAsync("/units?q=21583");
        await page.GetByRole(AriaRole.Link, new() { Name = "Phường Quy Nhơn", Exact = true }).ClickAsync();
        await page.Locator(".kin").GetByRole(AriaRole.Link, new() { Name = "Phường Lê Lợi" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Phường Lê Lợi");
        await Expect(page.Locator(".notice.warning")).ToContainTextAsync("30/11/2024");
        department.Complaints.ShouldBeEmpty();

        await using var clerk = await site.VisitAsync("xa.21550");
        await clerk.Page.GotoAsync("/returns");
        var owed = clerk.Page.Locator(".tasks > li", new() { HasText = "Của Phường Nhơn Bình, nay do đơn vị bạn tiếp nhận" });
        await owed.Locator("a.button").First.ClickAsync();
        await Expect(clerk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(before));
        await Expect(clerk.Page.Locator(".notice").First).ToContainTextAsync("trước khi sắp xếp");
        await Expect(clerk.Page.Locator("[name=staff_officials]")).Not.ToHaveValueAsync("");
        await clerk.Page.SubmitAsync();
        await Expect(clerk.Page.Locator(".receipt")).ToBeVisibleAsync();
        clerk.Complaints.ShouldBeEmpty();

        await using var other = await site.VisitAsync(stranger);
        (await other.Page.GotoAsync(before))!.Status.ShouldBe(404);
        (await other.Page.GotoAsync("/units/reorganisations"))!.Status.ShouldBe(403);
        await using var district = await site.VisitAsync("duyet.540");
        (await district.Page.GotoAsync(before))!.Status.ShouldBe(404);
    }

    private static async Task ShareAsync(IPage page, string first, string second)
    {
        var shares = page.Locator("form:has([name=old][value='21634'])");
        await shares.Locator("[name='share-21628']").FillAsync(first);
        await shares.Locator("[name='share-21622']").FillAsync(second);
        await shares.GetByRole(AriaRole.Button).ClickAsync();
    }
}

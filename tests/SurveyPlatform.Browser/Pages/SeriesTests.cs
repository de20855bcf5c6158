using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Pages;

/// <summary>A leader asks how a figure has come about over time.</summary>
[Collection(NextQuarterSite.Name)]
public sealed class SeriesTests(NextQuarterSite site)
{
    [ChromiumFact]
    public async Task A_leader_chooses_an_indicator_and_takes_it_along()
    {
        await using var visit = await site.VisitAsync("lanhdao");
        var page = visit.Page;
        await page.GotoAsync("/reports");
        await page.GetByRole(AriaRole.Link, new() { Name = "Số liệu qua các kỳ" }).ClickAsync();
        await page.GetByLabel("Chỉ tiêu").SelectOptionAsync(new SelectOptionValue { Label = "Tổng số người (CB, CC, VC, KCT)" });
        await page.GetByLabel("Theo đơn vị").SelectOptionAsync(new SelectOptionValue { Label = "Hiện nay (hoặc tại ngày)" });
        await page.GetByLabel("Mỗi dòng là").SelectOptionAsync(new SelectOptionValue { Label = "Đơn vị cấp trên" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(11);
        await Expect(page.Locator("tfoot th")).ToHaveTextAsync("Tổng cộng");
        await Expect(page.Locator("tfoot td").First).Not.ToBeEmptyAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải về Excel" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("series-staff.xlsx");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Who_may_not_read_reports_finds_no_series()
    {
        await using var visit = await site.VisitAsync("xa.21601");
        var answer = await visit.Page.GotoAsync("/series");
        answer!.Status.ShouldBe(403);
    }
}

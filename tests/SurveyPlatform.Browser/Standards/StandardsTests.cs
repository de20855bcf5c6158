using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Standards;

/// <summary>The department writes the next version of the standard, tries it out and puts it in force; units see where they stand.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class StandardsTests(BinhDinhSite site)
{
    private const string Commune = BinhDinhSite.HandedIn;

    [ChromiumFact]
    public async Task The_department_tries_a_version_out_before_it_puts_it_in_force()
    {
        await using var visit = await site.VisitAsync("dieuphoi");
        var page = visit.Page;
        await page.GotoAsync("/standards/new");
        await page.FillAsync("#f-title", "Đường truyền");
        await page.FillAsync("#f-code", "lines");
        await page.SelectOptionAsync("#f-template", "hardware");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu soạn" }).ClickAsync();
        await page.FillAsync("#f-legalBasis", "Tạm thời, để thử");
        await page.FillAsync("#f-effectiveFrom", "2023-09-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm tiêu chí" }).ClickAsync();

        await page.Locator("#f-criteria-0-title").FillAsync("Tốc độ <script>alert(1)</script>");
        await page.Locator("#f-criteria-0-figure").PressSequentiallyAsync("${internet_fas");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#f-criteria-0-figure")).ToHaveValueAsync("${internet_fastest_mbps}");
        await page.Locator("#f-criteria-0-unit").FillAsync("Mbps");
        await page.Locator("#f-criteria-0-threshold").FillAsync("${has_lan} + 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và chạy thử" }).First.ClickAsync();
        await Expect(page.Locator(".errors")).ToContainTextAsync("Tiêu chí 1, Mức yêu cầu");
        await page.Locator("#f-criteria-0-threshold").FillAsync("100000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và chạy thử" }).First.ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Chạy thử trên các kỳ gần nhất");
        await Expect(page.Locator("main")).ToContainTextAsync("Tốc độ <script>alert(1)</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ban hành tiêu chuẩn" }).ClickAsync();
        await Expect(page.Locator(".flash")).ToContainTextAsync("Đã ban hành phiên bản 1");
        visit.Complaints.ShouldBeEmpty();

        await using var clerk = await site.VisitAsync($"xa.{Commune}", script: false);
        await clerk.Page.GotoAsync(await site.ReturnOfAsync(Commune) + "/receipt");
        await Expect(clerk.Page.Locator("#own-verdicts")).ToBeVisibleAsync();
        await clerk.Page.ClickAsync("text=Xem các kỳ trước");
        await Expect(clerk.Page.Locator("table.data")).ToContainTextAsync("Thiếu");
        await clerk.Page.Locator("a.verdict").First.ClickAsync();
        await Expect(clerk.Page.Locator("main")).ToContainTextAsync("Báo cáo nộp lần 1");
    }

    [ChromiumFact]
    public async Task Of_two_who_write_the_second_is_shown_what_differs_and_loses_nothing()
    {
        await site.AskAsync<StartStandard, Outcome<SaveStandardDraft.Result>>(start =>
            start.NewAsync("two", new("Của hai người"), "hardware", new("dieuphoi", "", Actor.PermissionsOf([Role.Coordinator]), "/"), CancellationToken.None));
        await using var first = await site.VisitAsync("dieuphoi", script: false);
        await using var second = await site.VisitAsync("dieuphoi", script: false);
        await first.Page.GotoAsync("/standards/two/draft");
        await second.Page.GotoAsync("/standards/two/draft");
        await first.Page.FillAsync("#f-title", "Của người thứ nhất");
        await first.Page.ClickAsync("button[value=save]");
        await second.Page.FillAsync("#f-title", "Của người thứ hai");
        await second.Page.ClickAsync("button[value=save]");
        await Expect(second.Page.Locator(".errors")).ToContainTextAsync("Của người thứ nhất");
        await Expect(second.Page.Locator("#f-title")).ToHaveValueAsync("Của người thứ hai");
        await second.Page.ClickAsync("button[value=save]");
        await Expect(second.Page.Locator(".flash")).ToContainTextAsync("Đã lưu bản nháp");
    }

    [ChromiumFact]
    public async Task A_stranger_and_another_unit_find_no_verdict_of_a_unit()
    {
        var owed = await site.ObligationOfAsync(Commune);
        await site.AskAsync<EvaluateStandards, Outcome<EvaluateStandards.Tally>>(evaluate => evaluate.RunAsync(owed.ExerciseId, Actor.System, CancellationToken.None));
        var verdict = await site.AskAsync<SurveyDbContext, Guid>(db => db.CurrentVerdicts().Where(item => item.ObligationId == owed.Id).Select(item => item.Id).FirstAsync());
        await using var stranger = await site.VisitAsync(null, script: false);
        await using var neighbour = await site.VisitAsync("xa.21958", script: false);
        await using var district = await site.VisitAsync("duyet.540", script: false);
        foreach (var path in (string[])[$"/verdicts/{verdict}", $"/units/{owed.UnitId}/verdicts"])
        {
            await stranger.Page.GotoAsync(path);
            new Uri(stranger.Page.Url).AbsolutePath.ShouldBe("/sign-in", path);
            (await neighbour.Page.APIRequest.GetAsync(path)).Status.ShouldBe(404, path);
            (await district.Page.APIRequest.GetAsync(path)).Status.ShouldBe(404, path);
        }

        foreach (var path in (string[])["/verdicts", "/verdicts.csv", "/verdicts.xlsx", "/standards", "/standards/basic-it/draft", "/standards/basic-it/criteria/internet-speed"])
        {
            (await neighbour.Page.APIRequest.GetAsync(path)).Status.ShouldBe(403, path);
        }
    }

    [ChromiumFact]
    public async Task The_province_is_narrowed_from_the_map_and_comes_as_a_workbook()
    {
        await using var visit = await site.VisitAsync("lanhdao");
        var page = visit.Page;
        await page.GotoAsync("/verdicts");
        await page.Locator(".tiles a", new() { HasText = "Quy Nhơn" }).ClickAsync();
        await Expect(page.Locator(".tools").First).ToContainTextAsync("22 đơn vị");
        var file = await page.Context.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.GetByRole(AriaRole.Link, new() { Name = "Tải danh sách này (Excel)" }).GetAttributeAsync("href")).AbsoluteUri);
        file.Headers["content-type"].ShouldContain("spreadsheet");
        visit.Complaints.ShouldBeEmpty();
    }
}

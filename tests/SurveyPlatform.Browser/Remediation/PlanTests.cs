using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Remediation;

/// <summary>A plan on its way, played by the district, Finance, the department, a commune and strangers.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class PlanTests(BinhDinhSite site)
{
    private const string Evil = "<script>document.title='stolen'</script> Mua sắm tập trung";

    [ChromiumFact]
    public async Task A_district_plans_the_departments_agree_it_is_issued_and_the_commune_sees_its_task()
    {
        await site.FallShortAsync("21607");
        await using var district = await site.VisitAsync("duyet.540", script: false);
        var page = district.Page;
        await page.GotoAsync("/plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lập kế hoạch" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo dự thảo kế hoạch" }).ClickAsync();
        var plan = page.Url[..page.Url.LastIndexOf("/edit", StringComparison.Ordinal)];
        await FillInAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi lấy ý kiến" }).ClickAsync();
        await Expect(page.Locator("main .state").First).ToHaveTextAsync("Đang lấy ý kiến");

        foreach (var user in new[] { "taichinh", "dieuphoi" })
        {
            await using var adviser = await site.VisitAsync(user);
            await AgreeAsync(adviser.Page);
            adviser.Complaints.ShouldBeEmpty();
        }

        await page.GotoAsync(plan);
        await page.Locator("[name=number]").FillAsync("125/KH-UBND");
        await page.Locator("[name=on]").FillAsync("18/09/2023");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ban hành" }).ClickAsync();
        await Expect(page.Locator("main .state").First).ToHaveTextAsync("Đã ban hành");
        district.Complaints.ShouldBeEmpty();

        await using var commune = await site.VisitAsync(await site.ClerkOfAsync("21607"));
        await commune.Page.GotoAsync("/returns");
        await commune.Page.GetByRole(AriaRole.Link, new() { Name = "Nhiệm vụ khắc phục của đơn vị" }).ClickAsync();
        await commune.Page.Locator("main tbody a").First.ClickAsync();
        await Expect(commune.Page.Locator("h2").First).ToHaveTextAsync("Nhiệm vụ của đơn vị");
        await commune.Page.Locator("main tbody a").First.ClickAsync();
        await Expect(commune.Page.Locator("dl.facts")).ToContainTextAsync(Evil);
        commune.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_stranger_sees_nothing_of_a_plan_and_does_nothing_to_it()
    {
        string[] paths = [await site.AskedPlanAsync(), await site.OpinionAsync(), await site.TaskAsync(), await site.AskedPlanAsync() + "/versions", await site.AskedPlanAsync() + "/plan.docx", await site.DraftPlanAsync()];
        foreach (var user in new[] { "duyet.550", "vnpt", await site.ClerkOfAsync("21679") })
        {
            await using var stranger = await site.VisitAsync(user);
            foreach (var path in paths)
            {
                (await stranger.Page.Context.APIRequest.GetAsync(path)).Status.ShouldBe(404, $"{user} {path}");
            }

            await stranger.Page.GotoAsync("/plans");
            (await stranger.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Hoài Nhơn");
            var token = await stranger.Page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
            var form = stranger.Page.Context.APIRequest.CreateFormData();
            foreach (var (name, value) in new[] { ("__RequestVerificationToken", token), ("action", "Revise"), ("version", "1") })
            {
                form.Set(name, value);
            }

            (await stranger.Page.Context.APIRequest.PostAsync(paths[0] + "/moves", new() { Form = form })).Status.ShouldBe(404, user);
        }
    }

    /// <summary>At first with a day that does not exist: everything that was typed is still there.</summary>
    private static async Task FillInAsync(IPage page)
    {
        await page.Locator("details.job summary").First.ClickAsync();
        await page.Locator("[name='fill.solution']").FillAsync(Evil);
        await page.Locator("[name='fill.responsible']").FillAsync("Chủ tịch UBND xã");
        await page.Locator("[name='fill.startOn']").FillAsync("01/10/2023");
        await page.Locator("[name='fill.endOn']").FillAsync("31/11/2023");
        await page.GetByRole(AriaRole.Button, new() { Name = "Điền vào ô trống" }).ClickAsync();
        await Save(page).ClickAsync();
        await Expect(page.Locator("#errors")).ToContainTextAsync("31/11/2023");
        foreach (var field in await page.Locator("[name^='tasks['][name$='.endOn']").AllAsync())
        {
            (await field.InputValueAsync()).ShouldBe("31/11/2023");
            await field.FillAsync("30/11/2023");
        }

        await Save(page).ClickAsync();
        await Expect(page.Locator(".flash")).ToHaveTextAsync("Đã lưu kế hoạch.");
    }

    private static ILocator Save(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true });

    private static async Task AgreeAsync(IPage page)
    {
        await page.GotoAsync("/plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "Thành phố Quy Nhơn đề nghị góp ý" }).ClickAsync();
        await page.Locator("input[value=Agrees]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi ý kiến" }).ClickAsync();
        await Expect(page.Locator("main .state").First).ToHaveTextAsync("Thống nhất");
    }
}

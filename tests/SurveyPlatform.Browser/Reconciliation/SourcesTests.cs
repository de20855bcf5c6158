using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Reconciliation;

/// <summary>A difference and an outage, each from both sides to the department; a stranger sees neither.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class SourcesTests(BinhDinhSite site)
{
    private const string Evil = "<script>document.title='stolen'</script> Hợp đồng số 12";

    [ChromiumFact]
    public async Task A_company_explains_the_commune_accepts_and_the_department_decides()
    {
        var id = await site.DifferenceAsync();
        await using var company = await site.VisitAsync("mobifone", script: false);
        await company.Page.GotoAsync("/returns");
        await company.Page.GetByRole(AriaRole.Link, new() { Name = "số liệu chưa khớp" }).ClickAsync();
        await company.Page.Locator($"a[href='/sources/cases/{id}']").ClickAsync();
        await company.Page.PressAsync("Gửi giải trình");
        await Expect(company.Page.Locator(".errors")).ToContainTextAsync("giải trình");
        await company.Page.Locator("textarea[name=text]").FillAsync(Evil);
        await company.Page.PressAsync("Gửi giải trình");
        await Expect(company.Page.Locator(".flash")).ToContainTextAsync("Đã gửi giải trình");

        await using var commune = await site.VisitAsync($"xa.{BinhDinhSite.HandedIn}");
        await commune.Page.GotoAsync($"/sources/cases/{id}");
        await Expect(commune.Page.Locator("main")).ToContainTextAsync(Evil);
        await commune.Page.Locator("button[value=accept]").ClickAsync();
        await Expect(commune.Page.Locator(".state").First).ToHaveTextAsync("Một bên đã nhận, chờ chốt");

        await using var department = await site.VisitAsync("dieuphoi");
        await department.Page.GotoAsync("/sources");
        await department.Page.GetByRole(AriaRole.Link, new() { Name = "Xem danh sách" }).ClickAsync();
        await department.Page.Locator($"a[href='/sources/cases/{id}']").ClickAsync();
        await Expect(department.Page.Locator("[name=origin][value=Operator]")).ToBeCheckedAsync();
        await department.Page.Locator("textarea[name=reason]").FillAsync("Hai bên thống nhất.");
        await department.Page.PressAsync("Chốt số liệu");
        await Expect(department.Page.Locator(".state").First).ToHaveTextAsync("Đã chốt");
        await Expect(department.Page.Locator(".notice").First).ToContainTextAsync("tốc độ đường nhanh nhất");
        (await department.Page.TitleAsync()).ShouldNotContain("stolen");

        await department.Page.Locator("summary", new() { HasText = "Mở lại" }).ClickAsync();
        await department.Page.Locator("textarea[name=reason]").FillAsync("Có tài liệu mới.");
        await department.Page.PressAsync("Mở lại");
        await Expect(department.Page.Locator(".state").First).ToHaveTextAsync("Chờ giải trình");
        new[] { company, commune, department }.ShouldAllBe(visit => visit.Complaints.Count == 0);
    }

    [ChromiumFact]
    public async Task A_company_reports_an_outage_the_unit_sees_it_and_it_is_back()
    {
        await using var company = await site.VisitAsync("mobifone");
        await company.Page.GotoAsync("/incidents/new");
        await company.Page.Locator("select[name=unit]").SelectOptionAsync("21667");
        await company.Page.Locator("input[name=from]").FillAsync("2023-09-17T08:00");
        await company.Page.Locator("textarea[name=note]").FillAsync(Evil);
        await company.Page.PressAsync("Gửi tin báo");
        var path = new Uri(company.Page.Url).AbsolutePath;

        await using var unit = await site.VisitAsync(await site.ClerkOfAsync("21667"), script: false);
        await unit.Page.GotoAsync("/incidents");
        await Expect(unit.Page.Locator("table.data")).ToContainTextAsync("MobiFone");
        await unit.Page.GotoAsync(path);
        await Expect(unit.Page.Locator("main")).ToContainTextAsync(Evil);
        (await unit.Page.GetByRole(AriaRole.Button, new() { Name = "Đã khôi phục" }).CountAsync()).ShouldBe(0, "the company reported it");

        await company.Page.Locator("input[name=to]").FillAsync("2023-09-17T10:30");
        await company.Page.PressAsync("Đã khôi phục");
        await Expect(company.Page.Locator("dl.facts")).ToContainTextAsync("2,5 giờ");
        new[] { company, unit }.ShouldAllBe(visit => visit.Complaints.Count == 0);
    }

    [ChromiumFact]
    public async Task A_stranger_sees_neither_the_case_nor_the_outage()
    {
        var id = await site.DifferenceAsync();
        var outage = await site.OutageAsync();
        foreach (var user in new[] { "fpt", "xa.21604" })
        {
            await using var stranger = await site.VisitAsync(user);
            (await stranger.Page.GotoAsync($"/sources/cases/{id}"))!.Status.ShouldBe(404, user);
            (await stranger.Page.GotoAsync($"/incidents/{outage}"))!.Status.ShouldBe(404, user);
            (await stranger.Page.GotoAsync("/sources"))!.Status.ShouldBe(403, user);
            (await stranger.Page.GotoAsync("/sources/settings"))!.Status.ShouldBe(403, user);
            await stranger.Page.GotoAsync("/sources/cases");
            (await stranger.Page.Locator($"a[href='/sources/cases/{id}']").CountAsync()).ShouldBe(0, user);
        }

        await using var leader = await site.VisitAsync("lanhdao");
        (await leader.Page.GotoAsync("/sources"))!.Status.ShouldBe(200);
        (await leader.Page.GotoAsync($"/sources/cases/{id}"))!.Status.ShouldBe(403, "what is said is between the two and the department");
    }
}

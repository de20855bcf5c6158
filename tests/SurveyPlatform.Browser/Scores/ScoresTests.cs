using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Scores;

/// <summary>2023-Q3 is past its due date; of Quy Nhơn only the wards Nhơn Bình and Nhơn Hội have reported.</summary>
[Collection(NextQuarterSite.Name)]
public sealed class ScoresTests(NextQuarterSite site)
{
    private const string Set = "/scores/par-it/2023";

    [ChromiumFact]
    public async Task Home_affairs_sees_what_is_missing_changes_a_criterion_without_script_and_freezes_the_year()
    {
        await using var visit = await site.VisitAsync("noivu", script: false);
        var page = visit.Page;
        await page.GotoAsync("/scores");
        await page.ClickAsync($"a[href='{Set}']");
        await page.ClickAsync($"a[href='{Set}/540/computers']");
        (await page.Locator(".notice").InnerTextAsync()).ShouldMatch("mới có số liệu của 2/22 đơn vị");

        await page.GotoAsync($"{Set}/edit");
        await page.Locator("details.criterion summary").First.ClickAsync();
        await page.FillAsync("[name='criteria[0].maxPoints']", "1.5");
        await page.FillAsync("[name='criteria[0].minimumAnswered']", "5");
        await page.FillAsync("[name='criteria[0].cap']", "");
        await page.ClickAsync("button[value=save]");
        (await page.Locator("#errors").InnerTextAsync()).ShouldContain("Tiêu chí 1");
        (await page.InputValueAsync("[name='criteria[0].minimumAnswered']")).ShouldBe("5", "nothing typed is lost");
        await page.FillAsync("[name='criteria[0].maxPoints']", "2");
        await page.ClickAsync("button[value=save]");

        await page.ClickAsync($"a[href='{Set}/540/computers']");
        (await page.Locator("dl.facts").InnerTextAsync()).ShouldMatch(@"÷ [\d.]+ × 100 = ");
        (await page.Locator("table.data tbody tr").CountAsync()).ShouldBe(22);
        await page.GotoAsync(Set);
        await page.ClickAsync("form[action$='/freeze'] button");
        (await page.Locator(".flash").InnerTextAsync()).ShouldContain("bản 1");
        (await page.Locator("form[action$='/freeze']").CountAsync()).ShouldBe(0);
        var file = await page.Context.APIRequest.GetAsync($"{Set}/workbook");
        (file.Status, file.Headers["content-disposition"]).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(200), answer => answer.Item2.ShouldContain("par-it-2023-1.xlsx"));
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_district_finds_its_own_points_and_a_stranger_nothing()
    {
        await using var district = await site.VisitAsync("duyet.540", script: false);
        await district.Page.GotoAsync(Set);
        (await district.Page.Locator(".scores tbody tr").CountAsync()).ShouldBe(1);
        (await district.Page.GotoAsync($"{Set}/540/computers"))!.Status.ShouldBe(200);
        foreach (var hidden in (string[])[$"{Set}/543", $"{Set}/543/computers", $"{Set}/540/no-such", "/scores/no-such/2023"])
        {
            (await district.Page.GotoAsync(hidden))!.Status.ShouldBe(404, hidden);
        }

        await using var clerk = await site.VisitAsync("xa.21550", script: false);
        foreach (var path in (string[])["/scores", Set, $"{Set}/540/computers", $"{Set}/edit", "/indicators"])
        {
            (await clerk.Page.GotoAsync(path))!.Status.ShouldBeInRange(403, 404);
            (await clerk.Page.ContentAsync()).ShouldNotContain("Chỉ số cải cách hành chính");
        }
    }

    [ChromiumFact]
    public async Task The_department_tries_an_indicator_out_and_publishes_it_as_the_next_version()
    {
        await using var visit = await site.VisitAsync("dieuphoi", script: false);
        var page = visit.Page;
        await page.GotoAsync("/indicators");
        await page.ClickAsync("a[href='/indicators/computers-missing']");
        await page.ClickAsync("a[href='/indicators/computers-missing/edit']");
        await page.Locator("[name=numerator]").First.FillAsync("computers_lost");
        await page.FillAsync("[name=effectiveFrom]", "01/12/2023");
        await page.ClickAsync("button[value=publish]");
        (await page.Locator("#errors").InnerTextAsync()).ShouldContain("computers_lost");
        await page.Locator("[name=numerator]").First.FillAsync("computers_total");
        await page.SelectOptionAsync("[name=quarter]", "2023-Q3");
        await page.ClickAsync("button[value=try]");
        (await page.Locator("table.data tbody tr").CountAsync()).ShouldBe(24, "each level as a whole and by eleven districts");
        await page.ClickAsync("button[value=publish]");
        (await page.Locator("table.data tbody tr").CountAsync()).ShouldBe(2, "both versions");
        (await page.Locator("table.data").InnerTextAsync()).ShouldContain("30/11/2023");
        visit.Complaints.ShouldBeEmpty();
    }
}

using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Shared;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>A number that can be read two ways, and a text typed for an old font.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class OffersTests(BinhDinhSite site)
{
    private const string TuyPhuoc = "21952";

    [ChromiumFact]
    public async Task A_number_that_can_be_read_two_ways_shows_both_and_one_press_takes_one()
    {
        await using var visit = await site.VisitAsync($"xa.{TuyPhuoc}");
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync(TuyPhuoc));
        foreach (var (typed, pressed) in ((string, string)[])[("1.5", "15"), ("1,500", "1,5"), ("2.0000", "2"), ("1,125", "1,1250")])
        {
            var readings = VietnameseNumber.Parse(typed).Problems.ShouldHaveSingleItem().Arguments;
            await page.Field("staff_officials").FillAsync(typed);
            await page.Field("staff_civil_servants").FocusAsync();
            var offers = page.Locator(".offers button");
            (await offers.AllInnerTextsAsync()).ShouldBe([$"Ghi là {readings["reading"]}", $"Ghi là {readings["otherReading"]}"], ignoreOrder: true);
            await offers.GetByText($"Ghi là {pressed}", new() { Exact = true }).ClickAsync();
            (await page.TypedAsync("staff_officials")).ShouldBe(pressed);
            (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("staff_officials");
            await Expect(offers).ToHaveCountAsync(0);
        }

        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Without_script_the_same_buttons_save()
    {
        const string CanhVinh = "22003";
        await using var visit = await site.VisitAsync($"xa.{CanhVinh}", script: false);
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync(CanhVinh));
        await page.Field("staff_officials").FillAsync("1,500");
        await page.Field("reporter_name").FillAsync("Phan Thò Phöông");
        await page.SaveAsync();
        (await page.Locator("#f-reporter_name-error").InnerTextAsync()).ShouldContain("VNI");

        await page.PressAsync("Ghi là 1.500");
        await page.PressAsync("Ghi là Phan Thị Phương");
        (await page.TypedAsync("staff_officials")).ShouldBe("1.500");
        (await page.TypedAsync("reporter_name")).ShouldBe("Phan Thị Phương");
        await Expect(page.Locator(".offers")).ToHaveCountAsync(0);
    }
}

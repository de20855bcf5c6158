using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>What script adds on the way to the same receipt.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class WithScriptTests(BinhDinhSite site)
{
    private const string NhonHai = "21604";

    [ChromiumFact]
    public async Task Figures_add_up_while_one_types_and_Enter_goes_on_to_a_receipt()
    {
        await using var visit = await site.VisitAsync($"xa.{NhonHai}");
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync(NhonHai));

        await page.Field("staff_officials").FocusAsync();
        foreach (var figure in (string[])["10", "8", "0", "1.006"])
        {
            await page.Keyboard.TypeAsync(figure);
            await page.Keyboard.PressAsync("Enter");
        }

        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("people_with_computer");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("#f-staff_total")).ToHaveTextAsync("1.024");

        await page.FillAsync(BinhDinhSite.AnswersOf(NhonHai).Fields());
        var answer = await page.SubmitAsync();
        answer.Url.ShouldEndWith("/receipt", Case.Sensitive, await page.InnerTextAsync("main"));
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_question_appears_with_the_answer_it_hangs_on_and_goes_with_it()
    {
        await using var visit = await site.VisitAsync("xa.21958");
        var page = visit.Page;
        await page.GotoAsync(await site.ReturnOfAsync("21958"));
        var ports = page.Locator("#f-lan_ports");

        (await ports.IsVisibleAsync()).ShouldBeFalse();
        await page.FillAsync(new Dictionary<string, Value> { ["has_lan"] = Value.Of("yes") });
        await Microsoft.Playwright.Assertions.Expect(ports).ToBeVisibleAsync();
        await page.FillAsync(new Dictionary<string, Value> { ["has_lan"] = Value.Of("no") });
        await Microsoft.Playwright.Assertions.Expect(ports).ToBeHiddenAsync();
    }
}

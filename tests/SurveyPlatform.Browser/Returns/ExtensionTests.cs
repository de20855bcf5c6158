using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>Time is asked for and given by people at two screens; a third may not even know.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class ExtensionTests(BinhDinhSite site)
{
    private const string Evil = "<script>document.title='stolen'</script> Mất mạng";

    [ChromiumFact]
    public async Task A_commune_asks_the_department_grants_and_the_commune_sees_the_new_date()
    {
        const string unit = "21613";
        await using var commune = await site.VisitAsync(await site.ClerkOfAsync(unit), script: false);
        await commune.Page.GotoAsync("/returns");
        await commune.Page.GetByRole(AriaRole.Link, new() { Name = "Đề nghị gia hạn" }).ClickAsync();
        await commune.Page.Locator("input[name=until]").FillAsync("2023-09-26");
        await commune.Page.Locator("textarea[name=reason]").FillAsync(Evil);
        await commune.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị" }).ClickAsync();
        await Expect(commune.Page.Locator(".flash")).ToContainTextAsync("26/09/2023");
        await Expect(commune.Page.Locator(".state.warning")).ToHaveTextAsync("Chờ trả lời");

        await using var department = await site.VisitAsync("dieuphoi");
        await department.Page.GotoAsync("/extensions");
        var row = department.Page.Locator("tr", new() { HasText = Evil });
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await department.Page.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await Expect(department.Page.Locator(".notice")).ToContainTextAsync("hạn nộp 21/09/2023 → 26/09/2023");
        department.Complaints.ShouldBeEmpty();

        await commune.Page.GotoAsync("/returns");
        await commune.Page.GetByRole(AriaRole.Link, new() { Name = "Đã được gia hạn" }).ClickAsync();
        await Expect(commune.Page.Locator("dl.facts")).ToContainTextAsync("26/09/2023");
        commune.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_stranger_neither_sees_nor_asks_for_another_units_return_and_decides_nothing()
    {
        var path = await site.ReturnOfAsync("21616") + "/extension";
        await using var stranger = await site.VisitAsync(await site.ClerkOfAsync("21619"));
        (await stranger.Page.GotoAsync(path))!.Status.ShouldBe(404);
        await stranger.Page.GotoAsync(await site.ReturnOfAsync("21619") + "/extension");
        var token = await stranger.Page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
        var form = stranger.Page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in new[] { ("__RequestVerificationToken", token), ("until", "2023-09-26"), ("reason", "x"), ("decision", "Granted") })
        {
            form.Set(name, value);
        }

        (await stranger.Page.Context.APIRequest.PostAsync(path, new() { Form = form })).Status.ShouldBe(404);
        (await stranger.Page.Context.APIRequest.PostAsync("/extensions", new() { Form = form })).Status.ShouldBe(403);
        (await stranger.Page.GotoAsync("/extensions"))!.Status.ShouldBe(403);
        (await stranger.Page.GotoAsync("/collections/hardware"))!.Status.ShouldBe(403);
    }
}

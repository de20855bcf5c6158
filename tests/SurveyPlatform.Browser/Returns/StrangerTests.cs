using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Returns;

[Collection(BinhDinhSite.OfReturns)]
public sealed class StrangerTests(BinhDinhSite site)
{
    [ChromiumFact]
    public async Task Another_unit_s_return_is_not_to_be_found()
    {
        await using var visit = await site.VisitAsync("xa.22003", script: false);
        foreach (var page in (string[])["", "/print", "/receipt", "/history", "/compare?from=0&to=1", "/revisions/1", "/revisions/1/proof"])
        {
            var answer = await visit.Page.GotoAsync(await site.ReturnOfAsync(BinhDinhSite.HandedIn) + page);
            answer!.Status.ShouldBe(404);
            (await visit.Page.ContentAsync()).ShouldNotContain("Nhơn Lộc");
        }
    }

    [ChromiumFact]
    public async Task Who_is_not_signed_in_signs_in_and_comes_to_where_they_were_going()
    {
        var path = await site.ReturnOfAsync("22003");
        await using var visit = await site.VisitAsync(null, script: false);

        await visit.Page.GotoAsync(path);
        new Uri(visit.Page.Url).AbsolutePath.ShouldBe("/sign-in");
        await visit.Page.SignInAsync("xa.22003");

        new Uri(visit.Page.Url).AbsolutePath.ShouldBe(path);
        (await visit.Page.Locator("#return").CountAsync()).ShouldBe(1);
    }
}

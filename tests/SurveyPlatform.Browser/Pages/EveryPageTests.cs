using Deque.AxeCore.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Pages;

/// <summary>What holds for every page.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class EveryPageTests(BinhDinhSite site)
{
    [ChromiumTheory, MemberData(nameof(SitePages.Names), MemberType = typeof(SitePages))]
    public async Task It_is_accessible_and_the_browser_has_no_complaint(string page)
    {
        await using var visit = await site.OpenAsync(page);

        var found = await visit.Page.RunAxe();

        found.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumTheory, MemberData(nameof(SitePages.Names), MemberType = typeof(SitePages))]
    public async Task It_does_not_scroll_sideways(string page)
    {
        await using var visit = await site.OpenAsync(page);
        foreach (var (width, height) in ((int, int)[])[(1366, 768), (390, 844)])
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            (await visit.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, page);
        }
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Pages;

/// <summary>What holds for every page.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class EveryPageTests(BinhDinhSite site)
{
    /// <summary>What makes the page scroll sideways, where it does.</summary>
    private const string Wider =
        """
        width => document.scrollingElement.scrollWidth <= width ? []
            : ['the page', ...[...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width).map(element => element.outerHTML.slice(0, 200))]
        """;

    // 24 × 24 points, of WCAG 2.2; axe looks at it only when asked.
    private static readonly AxeRunOptions TargetsToo = new() { Rules = new() { ["target-size"] = new() { Enabled = true } } };

    [ChromiumTheory, MemberData(nameof(SitePages.Names), MemberType = typeof(SitePages))]
    public async Task It_is_accessible_fits_the_screen_and_runs_nothing_that_is_forbidden(string name)
    {
        await using var visit = await site.OpenAsync(name);
        var page = visit.Page;

        // The narrowest: 1280 points at 400 %.
        foreach (var (width, height) in ((int, int)[])[(320, 640), (390, 844), (1366, 768)])
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<string[]>(Wider, width)).ShouldBeEmpty($"wider than {width}");
        }

        var found = await page.RunAxe(TargetsToo);
        found.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }
}

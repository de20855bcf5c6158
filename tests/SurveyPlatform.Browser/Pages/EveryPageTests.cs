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

    // 1280 points at 400 %.
    private static readonly (int Width, int Height)[] Narrowest = [(320, 640)];

    // 24 × 24 points, of WCAG 2.2; axe looks at it only when asked.
    private static readonly AxeRunOptions TargetsToo = new() { Rules = new() { ["target-size"] = new() { Enabled = true } } };

    [ChromiumTheory, MemberData(nameof(SitePages.Names), MemberType = typeof(SitePages))]
    public async Task It_is_accessible_fits_the_screen_and_runs_nothing_that_is_forbidden(string name)
    {
        await using var visit = await site.OpenAsync(name);
        var page = visit.Page;

        // What is made of many columns is let off the narrowest (WCAG 1.4.10 leaves out what needs both directions).
        foreach (var (width, height) in ((int, int)[])[.. name.StartsWith("fill in lines", StringComparison.Ordinal) ? [] : Narrowest, (390, 844), (1366, 768)])
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<string[]>(Wider, width)).ShouldBeEmpty($"wider than {width}");
        }

        var found = await page.RunAxe(TargetsToo);
        found.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }
}

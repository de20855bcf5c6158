using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SurveyPlatform.Browser.Ground;

/// <summary>What holds for every page, in whichever host.</summary>
internal static class Accessible
{
    /// <summary>What makes the page scroll sideways, where it does.</summary>
    private const string Wider =
        """
        width => document.scrollingElement.scrollWidth <= width ? []
            : ['the page', ...[...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width).map(element => element.outerHTML.slice(0, 200))]
        """;

    // 24 × 24 points, of WCAG 2.2; axe looks at it only when asked.
    private static readonly AxeRunOptions TargetsToo = new() { Rules = new() { ["target-size"] = new() { Enabled = true } } };

    /// <summary>Leaves the page at the widest.</summary>
    public static async Task ShouldFitAsync(this IPage page)
    {
        // The narrowest: 1280 points at 400 %.
        foreach (var (width, height) in ((int, int)[])[(320, 640), (390, 844), (1366, 768)])
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<string[]>(Wider, width)).ShouldBeEmpty($"wider than {width}");
        }
    }

    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var found = await page.RunAxe(TargetsToo);
        found.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();
    }
}

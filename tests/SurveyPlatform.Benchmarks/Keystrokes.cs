using System.Globalization;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Benchmarks;

/// <summary>
/// What the browser's main thread does for one key typed into <see cref="KeystrokeForm"/>, with the processor slowed down four times: handlers, style, layout,
/// painting and commit, by the thread's own clock, so that other processes count as little as may be. The wait for the next frame is not work.
/// </summary>
internal static class Keystrokes
{
    private const string Address = "http://script.test/";
    private const int Slowdown = 4;
    private const int Runs = 3;
    private const int Keys = 16;

    // Event Timing: from the key to the frame that shows it, by the clock on the wall and to 8 ms. What takes less than 16 ms is not told.
    private const string WatchEvents = """
        () => {
          window.shown = [];
          new PerformanceObserver((list) => window.shown.push(...list.getEntries().filter((event) => event.name === 'keydown').map((event) => event.duration)))
            .observe({ type: 'event', durationThreshold: 16 });
        }
        """;

    /// <param name="before">An older checkout of the repository, whose scripts and style are measured in turn with those of this one.</param>
    public static async Task MeasureAsync(string? before)
    {
        var html = Page(await FormAsync());
        var plain = Page("<form id=\"return\">" + string.Concat(Enumerable.Range(0, Keys).Select(Field).Distinct().Select(name => $"<input name=\"{name}\">")) + "</form>", hasScript: false);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        List<(string Name, string Root, string Html, List<double[]> Figures)> sides = [("this checkout", Root(), html, []), ("a few fields", Root(), plain, [])];
        if (before is not null)
        {
            sides.Insert(0, ("before", before, html, []));
        }

        for (var run = 0; run < Runs; run++)
        {
            foreach (var (_, root, page, figures) in sides)
            {
                figures.Add(await RunAsync(browser, page, root));
            }
        }

        Console.WriteLine($"Chromium {browser.Version}, {Slowdown}× slower, {Runs} runs of {Keys} keys; medians of the runs, ms a key:");
        Console.WriteLine("                   all p50    all p95     script     layout    to screen");
        foreach (var (name, _, _, figures) in sides)
        {
            var medians = Enumerable.Range(0, 5).Select(at => MainThread.Percentile(figures.Select(figure => figure[at]), 0.5)).ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} {medians[0],9:0.0} {medians[1],10:0.0} {medians[2],10:0.0} {medians[3],10:0.0} {medians[4],12:0}"));
        }
    }

    private static async Task<double[]> RunAsync(IBrowser browser, string html, string root)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 } });
        await page.RouteAsync($"{Address}**", route => FulfillAsync(route, html, root));
        await page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await MainThread.WatchAsync(devtools, Slowdown);
        await page.EvaluateAsync(WatchEvents);
        List<double[]> keys = [];
        for (var key = 0; key < Keys; key++)
        {
            keys.Add(await MainThread.PressAsync(page, devtools, page.Locator($"[name={Field(key)}]"), $"{1 + (key % 9)}"));
        }

        var shown = await page.EvaluateAsync<double[]>("() => window.shown");
        await page.CloseAsync();
        var work = keys.Select(key => key[0]).ToList();
        return [MainThread.Percentile(work, 0.5), MainThread.Percentile(work, 0.95), MainThread.Percentile(keys.Select(key => key[1]), 0.5), MainThread.Percentile(keys.Select(key => key[2]), 0.5), MainThread.Percentile(shown, 0.5)];
    }

    private static string Field(int key) => KeystrokeForm.Cell(1 + (key / 2), 1 + (key / 4));

    private static async Task<string> FormAsync()
    {
        var answers = new AnswerSet();
        for (var row = 1; row <= KeystrokeForm.Rows; row++)
        {
            for (var column = 1; column <= KeystrokeForm.Columns; column++)
            {
                answers.Values[KeystrokeForm.Cell(row, column)] = Value.Of(row * column % 100);
            }
        }

        return await FormPage.HtmlAsync(KeystrokeForm.Form, new() { Today = new(2023, 9, 15) }, answers);
    }

    private static string Page(string form, bool hasScript = true) => $"""
        <!doctype html><html lang="vi"><head><title>{KeystrokeForm.Form.Code}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/survey.css">
        {(hasScript ? "<script type=\"module\" src=\"/form.js\"></script>" : "")}</head><body><main class="wide">{form}</main></body></html>
        """;

    public static Task FulfillAsync(IRoute route, string html, string root)
    {
        var name = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
        return name.Length == 0
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
            : name.EndsWith(".css", StringComparison.Ordinal)
                ? route.FulfillAsync(new() { ContentType = "text/css", Path = Path.Combine(root, "themes/SurveyPlatform.Theme/wwwroot", name) })
                : route.FulfillAsync(new() { ContentType = "text/javascript; charset=utf-8", Path = Path.Combine(root, "src/SurveyPlatform.Web/wwwroot", name) });
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SurveyPlatform.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

using System.Globalization;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Benchmarks;

/// <summary>
/// The fill-in page of a commune on a bad line and an old computer, with nothing kept by the browser from before: what it weighs, when it is seen and when its
/// scripts have run; and another page beside it, in turn and in the same way.
/// </summary>
internal static class FillIn
{
    private const string DemoSite = "http://127.0.0.1:5080/";
    private const string User = "xa.21958";
    private const string Password = "Binhdinh-2023";
    private const int BytesPerSecond = 400_000 / 8;
    private const int LatencyMs = 400;
    private const int Slowdown = 6;
    private const int Runs = 5;
    private const int Keys = 8;
    private const string Figures = "input[inputmode=numeric], input[type=number]";
    private const string Painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

    // Deferred scripts and modules run before it.
    private const string ScriptsRan = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd";

    /// <param name="site">Where the demo is served.</param>
    /// <param name="other">Another page with figures to type.</param>
    public static async Task MeasureAsync(string? site, string? other)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var (path, cookies) = await SignInAsync(browser, site ?? DemoSite);
        List<(string Address, List<double[]> Figures)> sides = [(path, []), .. other is null ? [] : new[] { (other, new List<double[]>()) }];
        for (var run = -1; run < Runs; run++)
        {
            foreach (var (address, figures) in sides)
            {
                var measured = await RunAsync(browser, address, cookies);
                // The first one warms the server.
                figures.AddRange(run < 0 ? [] : [measured]);
            }
        }

        Console.WriteLine($"Chromium {browser.Version}, {BytesPerSecond * 8 / 1000} kbit/s, {LatencyMs} ms, {Slowdown}× slower, {Runs} runs, {Keys} keys; medians:");
        Console.WriteLine("requests      bytes  first paint  (most)  scripts ran  (most)   key, p50  key, p95  script  layout  ms");
        foreach (var (address, figures) in sides)
        {
            double Median(int at) => MainThread.Percentile(figures.Select(figure => figure[at]), 0.5);
            double Most(int at) => figures.Max(figure => figure[at]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Median(0),8:0} {Median(1),10:#,0} {Median(2),12:0} {Most(2),7:0} {Median(3),12:0} {Most(3),7:0} {Median(4),10:0.0} {Median(5),9:0.0} {Median(6),7:0.0} {Median(7),7:0.0}  {address}"));
        }
    }

    private static async Task<(string Address, string Cookies)> SignInAsync(IBrowser browser, string site)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = site });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=userName]", User);
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main button.primary");
        await page.GotoAsync("/returns");
        var path = await page.Locator("main a.primary[href^='/returns/']").First.GetAttributeAsync("href");
        return (new Uri(new(site), path).ToString(), await context.StorageStateAsync());
    }

    private static async Task<double[]> RunAsync(IBrowser browser, string address, string cookies)
    {
        await using var context = await browser.NewContextAsync(new() { StorageState = cookies, ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "vi-VN" });
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        var (requests, bytes) = (0, 0d);
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            (requests, bytes) = (requests + 1, bytes + finished!.Value.GetProperty("encodedDataLength").GetDouble());
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = LatencyMs,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
        await MainThread.WatchAsync(devtools, Slowdown);
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.Locator(Figures).First.WaitForAsync();
        await page.WaitForFunctionAsync(Painted);
        var painted = await page.EvaluateAsync<double>(Painted);
        var ran = await page.EvaluateAsync<double>(ScriptsRan);
        List<double[]> keys = [];
        for (var key = 0; key < Keys; key++)
        {
            keys.Add(await MainThread.PressAsync(page, devtools, page.Locator(Figures).Nth(key), $"{1 + key}"));
        }

        double Key(int at, double part) => MainThread.Percentile(keys.Select(figures => figures[at]), part);
        return [requests, bytes, painted, Math.Max(painted, ran), Key(0, 0.5), Key(0, 0.95), Key(1, 0.5), Key(2, 0.5)];
    }
}

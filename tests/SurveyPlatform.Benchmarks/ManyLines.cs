using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Benchmarks;

/// <summary>
/// The operators' return with so many lines, with the processor slowed down: when it can be used, and what the browser's main thread does for a key typed
/// in a line, for finding, sorting and turning a page, saving what has changed included (the answer to it is made up). And what the server takes to write it.
/// </summary>
internal static class ManyLines
{
    private const string Address = "http://script.test/";
    private const int Runs = 3;
    private const int Keys = 16;

    // The tools above the lines come last.
    private const string WatchUse = """
        new MutationObserver((changes, observer) => {
          if (!document.querySelector('.line-tools:not([hidden])')) return;
          observer.disconnect();
          window.usable = performance.now();
        }).observe(document, { childList: true, subtree: true, attributes: true });
        """;

    private static readonly string[] Names = ["painted", "usable", "key p50", "key p95", "find", "sort", "page turn"];

    public static async Task MeasureAsync(int lines)
    {
        var form = TemplateJson.Read(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Keystrokes.Root(), "recipes/form-templates-connectivity.recipe.json")))!
            ["steps"]![0]!["templates"]![0]!.ToJsonString()).Require();
        var html = await WriteAsync(form, Answers(lines));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        foreach (var slowdown in (int[])[1, 4, 6])
        {
            List<double[]> runs = [];
            for (var run = 0; run < Runs; run++)
            {
                runs.Add(await RunAsync(browser, html, slowdown));
            }

            var medians = Names.Select((name, at) => string.Create(CultureInfo.InvariantCulture, $"{name} {MainThread.Percentile(runs.Select(figures => figures[at]), 0.5):0}"));
            Console.WriteLine($"{lines} lines, Chromium {browser.Version}, {slowdown}× slower, medians of {Runs} runs, ms: {string.Join(", ", medians)}");
        }
    }

    private static async Task<string> WriteAsync(FormTemplate form, AnswerSet answers)
    {
        var context = new FormContext { Today = new(2023, 9, 15) };
        await FormPage.HtmlAsync(form, context, answers);
        var clock = Stopwatch.StartNew();
        var sections = await FormPage.HtmlAsync(form, context, answers);
        clock.Stop();
        var html = $"""
            <!doctype html><html lang="vi"><head><title>{form.Code}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/survey.css"><link rel="stylesheet" href="/lines.css">
            <script type="module" src="/form.js"></script><script type="module" src="/autosave.js"></script></head><body><main class="wide">{sections}</main></body></html>
            """.Replace("<form id=\"return\">", "<form id=\"return\"><input type=\"hidden\" name=\"_version\" value=\"1\"><input type=\"hidden\" name=\"_form\" value=\"1\"><input type=\"hidden\" name=\"__RequestVerificationToken\" value=\"1\">", StringComparison.Ordinal);
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(html));
        }

        Console.WriteLine($"checked and written on the server in {clock.ElapsedMilliseconds} ms; {Encoding.UTF8.GetByteCount(html) / 1000} kB, {packed.Length / 1000} kB over the wire");
        return html;
    }

    private static async Task<double[]> RunAsync(IBrowser browser, string html, int slowdown)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "vi-VN" });
        var page = await context.NewPageAsync();
        await page.RouteAsync($"{Address}**", route => route.Request.Method == "PATCH"
            ? route.FulfillAsync(new() { ContentType = "application/json", Body = """{"version": 1}""" })
            : Keystrokes.FulfillAsync(route, html, Keystrokes.Root()));
        await page.AddInitScriptAsync(WatchUse);
        var devtools = await context.NewCDPSessionAsync(page);
        await MainThread.WatchAsync(devtools, slowdown);
        await page.GotoAsync(Address, new() { Timeout = 120_000 });
        await page.WaitForFunctionAsync("() => window.usable", null, new() { Timeout = 120_000 });
        var usable = await page.EvaluateAsync<double>("() => window.usable");
        var painted = await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
        List<double> keys = [];
        for (var key = 0; key < Keys; key++)
        {
            keys.Add((await MainThread.PressAsync(page, devtools, page.Locator($"[name='lines[{key}].incidents']"), $"{1 + (key % 9)}"))[0]);
        }

        var find = await WorkAsync(page.Locator(".line-tools input"), field => field.FillAsync("21553"));
        await page.Locator(".line-tools input").FillAsync("");
        var sort = await WorkAsync(page.Locator("th[data-column=unit] button"), button => button.ClickAsync());
        var turn = await WorkAsync(page.Locator(".lines-pager button").Last, button => button.ClickAsync());
        return [painted, usable, MainThread.Percentile(keys, 0.5), MainThread.Percentile(keys, 0.95), find, sort, turn];

        async Task<double> WorkAsync(ILocator on, Func<ILocator, Task> act) => (await MainThread.WorkAsync(page, devtools, () => act(on)))[0];
    }

    private static AnswerSet Answers(int count)
    {
        var answers = new AnswerSet();
        answers.Lines["lines"] = [.. Enumerable.Range(0, count).Select(Line)];
        return answers;
    }

    private static AnswerLine Line(int at)
    {
        var line = new AnswerLine { Key = at };
        var (isInternet, incidents) = (at % 2 == 0, at % 7 == 0 ? 1 + (at % 3) : 0);
        line.Values["unit"] = Value.Of($"{21500 + (at % 170 * 3)}");
        line.Values["kind"] = Value.Of(isInternet ? "internet" : "tslcd");
        line.Values["technology"] = Value.Of(isInternet ? "ftth" : "mpls");
        line.Values["contracted_down_mbps"] = Value.Of(10 + (at % 90));
        line.Values["contracted_up_mbps"] = Value.Of(10 + (at % 70));
        line.Values["measured_down_mbps"] = Value.Of(10 + (at % 90) - (0.1m * (at % 9)));
        line.Values["in_service_since"] = Value.Of(new DateOnly(2016, 1, 1).AddDays(at % 2500));
        line.Values["incidents"] = Value.Of(incidents);
        if (incidents > 0)
        {
            line.Values["hours_lost"] = Value.Of(0.5m * incidents);
        }

        return line;
    }
}

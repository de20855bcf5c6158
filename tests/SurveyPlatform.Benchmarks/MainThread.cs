using Microsoft.Playwright;

namespace SurveyPlatform.Benchmarks;

/// <summary>What the main thread of a page does for a key, by the thread's own clock, so that other processes count as little as may be. The wait for the next frame is not work.</summary>
internal static class MainThread
{
    private const int Pause = 400;

    private static readonly string[] Metrics = ["TaskDuration", "ScriptDuration", "LayoutDuration"];

    public static async Task WatchAsync(ICDPSession devtools, int slowdown)
    {
        await devtools.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowdown });
    }

    /// <returns>ms: all, script, layout.</returns>
    public static async Task<double[]> PressAsync(IPage page, ICDPSession devtools, ILocator field, string key)
    {
        await field.FocusAsync();
        await page.WaitForTimeoutAsync(Pause);
        return await WorkAsync(page, devtools, () => page.Keyboard.PressAsync(key));
    }

    /// <returns>ms, until a while after the act: all, script, layout.</returns>
    public static async Task<double[]> WorkAsync(IPage page, ICDPSession devtools, Func<Task> act)
    {
        var before = await ReadAsync(devtools);
        await act();
        await page.WaitForTimeoutAsync(Pause);
        return [.. (await ReadAsync(devtools)).Zip(before, (after, then) => (after - then) * 1000)];
    }

    public static double Percentile(IEnumerable<double> figures, double part)
    {
        var sorted = figures.DefaultIfEmpty(double.NaN).Order().ToArray();
        return sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
    }

    private static async Task<double[]> ReadAsync(ICDPSession devtools)
    {
        var metrics = (await devtools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble(), StringComparer.Ordinal);
        return [.. Metrics.Select(name => metrics[name])];
    }
}

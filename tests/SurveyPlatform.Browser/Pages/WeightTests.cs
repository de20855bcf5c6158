using System.Collections.Concurrent;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using Xunit.Abstractions;

namespace SurveyPlatform.Browser.Pages;

[Collection(BinhDinhSite.Name)]
public sealed class WeightTests(BinhDinhSite site, ITestOutputHelper output)
{
    private const int MostBytes = 60_000;

    [ChromiumFact]
    public async Task The_hardware_return_with_style_and_scripts_weighs_little_over_the_wire()
    {
        await using var visit = await site.VisitAsync("xa.21958");
        var requests = new ConcurrentBag<IRequest>();
        visit.Page.RequestFinished += (_, request) => requests.Add(request);

        await visit.Page.GotoAsync(await site.ReturnOfAsync("21958"), new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sizes = await Task.WhenAll(requests.Select(async request => (request.Url, Size: await request.SizesAsync())));
        sizes.Length.ShouldBeGreaterThan(4);
        // What comes from the browser's own store has a negative size.
        var bytes = sizes.Sum(item => Math.Max(0, item.Size.ResponseBodySize) + item.Size.ResponseHeadersSize);
        output.WriteLine($"{bytes} of {MostBytes} bytes in {sizes.Length} requests");
        bytes.ShouldBeLessThanOrEqualTo(MostBytes, string.Join('\n', sizes.Select(item => $"{item.Size.ResponseBodySize} {item.Url}")));
    }

    [ChromiumFact]
    public async Task A_form_is_seen_before_anything_but_the_page_has_come()
    {
        await using var visit = await site.VisitAsync("xa.21958");
        var page = visit.Page;
        await page.RouteAsync("**/assets/**", _ => Task.CompletedTask);

        await page.GotoAsync(await site.ReturnOfAsync("21958"), new() { WaitUntil = WaitUntilState.Commit });

        await page.GetByRole(AriaRole.Button, new() { Name = "Nộp báo cáo" }).ScrollIntoViewIfNeededAsync();
        (await page.EvaluateAsync<bool>("() => new Promise(done => new PerformanceObserver(done).observe({ type: 'paint', buffered: true })).then(() => true)")).ShouldBeTrue();
        (await page.Locator(".bar").EvaluateAsync<string>("bar => getComputedStyle(bar).position")).ShouldBe("sticky");
        (await page.Locator("head link[rel=stylesheet], head script:not([type=module])").CountAsync()).ShouldBe(0);
    }
}

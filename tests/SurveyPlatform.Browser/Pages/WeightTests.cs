using System.Collections.Concurrent;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Pages;

[Collection(BinhDinhSite.Name)]
public sealed class WeightTests(BinhDinhSite site)
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
        sizes.Sum(item => Math.Max(0, item.Size.ResponseBodySize) + item.Size.ResponseHeadersSize)
            .ShouldBeLessThanOrEqualTo(MostBytes, string.Join('\n', sizes.Select(item => $"{item.Size.ResponseBodySize} {item.Url}")));
    }
}

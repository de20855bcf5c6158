using Microsoft.Playwright;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Browser.Ground;

/// <summary>Pages with nothing but what a test puts in them: the site's scripts and styles, under the site's policy, without a server.</summary>
public sealed class ScriptPages : IAsyncLifetime
{
    private const string Address = "http://script.test/";
    private static readonly string[] Folders = ["src/SurveyPlatform.Web/wwwroot", "themes/SurveyPlatform.Theme/wwwroot"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await Chromium.LaunchAsync(_playwright);
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <param name="body">HTML.</param>
    /// <param name="script">A module, with imports by <c>/name.js</c>.</param>
    public async Task<Visit> OpenAsync(string body, string script, string style, int width = 1366, int height = 768)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "vi-VN" });
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.RouteAsync($"{Address}**", route => FulfillAsync(route, body, script, style));
        await visit.Page.GotoAsync(Address);
        return visit;
    }

    private static Task FulfillAsync(IRoute route, string body, string script, string style)
    {
        var path = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
        var file = Folders.Select(folder => Path.Combine(Repository.Root, folder, path)).FirstOrDefault(File.Exists);
        return path switch
        {
            "" => route.FulfillAsync(new()
            {
                ContentType = "text/html; charset=utf-8",
                Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = SecurityHeaders.ContentSecurityPolicy },
                Body = $"""
                    <!doctype html><html lang="vi"><head><title>Trang thử</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/survey.css"><link rel="stylesheet" href="/{style}">
                    <script type="module" src="/test.js"></script></head><body><main>{body}</main></body></html>
                    """,
            }),
            "test.js" => route.FulfillAsync(new() { ContentType = "text/javascript; charset=utf-8", Body = script }),
            _ when file is not null => route.FulfillAsync(new() { ContentType = Path.GetExtension(file) == ".css" ? "text/css" : "text/javascript; charset=utf-8", Path = file }),
            _ => route.FulfillAsync(new() { Status = 404 }),
        };
    }
}

using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Cms.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Pages;

/// <summary>What the theme puts around a page is held to what the page itself is: it fits, and axe finds nothing.</summary>
public sealed class AccessibilityTests(OpenQuarter quarter) : IClassFixture<OpenQuarter>
{
    [ChromiumFact]
    public async Task What_anybody_reads_is_accessible_and_fits_the_screen()
    {
        await using var browser = await OpenBrowserAsync();
        await ShouldHoldAsync(browser.Page, "/", "/Login", "/huong-dan", "/no-such-page");
    }

    [ChromiumFact]
    public async Task What_a_unit_fills_in_is_accessible_and_fits_the_screen()
    {
        await using var browser = await OpenBrowserAsync(OpenQuarter.Clerk);
        await ShouldHoldAsync(browser.Page, "/returns", quarter.FillIn, "/ChangePassword");
    }

    [ChromiumFact]
    public async Task What_the_department_reads_is_accessible_and_fits_the_screen()
    {
        await using var browser = await OpenBrowserAsync(OpenQuarter.Planner);
        await ShouldHoldAsync(browser.Page, "/exercises", "/units", $"/reports/{quarter.Report}");
    }

    private static async Task ShouldHoldAsync(IPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await page.ShouldFitAsync();
            await page.ShouldBeAccessibleAsync();
            await page.SetViewportSizeAsync(390, 844);
            await page.ShouldBeAccessibleAsync();
        }
    }

    private async Task<Window> OpenBrowserAsync(string? user = null)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = quarter.Site.Address.ToString(), Locale = "vi-VN" });
        if (user is not null)
        {
            await page.GotoAsync("/Login");
            await page.FillAsync("[name='LoginForm.UserName']", user);
            await page.FillAsync("[name='LoginForm.Password']", CmsSite.AdminPassword);
            await page.ClickAsync("main button.primary");
            await page.WaitForURLAsync(address => !address.Contains("/Login", StringComparison.Ordinal));
        }

        return new(playwright, browser, page);
    }

    private sealed record Window(IPlaywright Playwright, IBrowser Browser, IPage Page) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeAsync();
            Playwright.Dispose();
        }
    }
}

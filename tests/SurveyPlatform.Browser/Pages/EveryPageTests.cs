using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Pages;

/// <summary>What holds for every page.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class EveryPageTests(BinhDinhSite site)
{
    [ChromiumTheory, MemberData(nameof(SitePages.Names), MemberType = typeof(SitePages))]
    public async Task It_is_accessible_fits_the_screen_and_runs_nothing_that_is_forbidden(string name)
    {
        await using var visit = await site.OpenAsync(name);
        var page = visit.Page;
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }
}

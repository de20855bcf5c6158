using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Tests;

/// <summary>One command, one request: the site of Bình Định is there and lets its people in.</summary>
public sealed class SetupTests
{
    [Fact]
    public async Task The_recipe_sets_the_site_up_with_units_forms_and_people_of_the_province()
    {
        await using var site = await CmsSite.StartAsync();
        await site.RunRecipesAsync("demo-accounts");

        await site.InTenantAsync(async services =>
        {
            var db = services.GetRequiredService<SurveyDbContext>();
            (await db.Units.CountAsync()).ShouldBeGreaterThan(170);
            (await db.TemplateVersions.CountAsync()).ShouldBeGreaterThan(1);
        });
        using var commune = await site.SignInAsync("xa.21601");
        (await commune.GetAsync("/returns")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await commune.GetAsync("/units")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var department = await site.SignInAsync("dieuphoi");
        (await department.GetStringAsync("/units")).ShouldContain("Quy Nhơn");
    }
}

using System.Net;
using SurveyPlatform.Cms.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Tenants;

/// <summary>The product's addresses begin at the root of a host name.</summary>
public sealed class PrefixTests
{
    [Fact]
    public async Task A_tenant_under_a_path_is_refused_when_it_is_set_up_and_the_site_above_it_goes_on()
    {
        await using var site = await CmsSite.StartAsync(settings: TwoProvinces.SecondProvince(("RequestUrlHost", ""), ("RequestUrlPrefix", "gialai")));
        using var visitor = site.Visit();

        using var refused = await visitor.GetAsync("/gialai/");
        refused.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("needs a host name of its own");
        Directory.EnumerateFiles(site.Folder, "survey.db", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await visitor.GetAsync("/Login")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Pages;

/// <summary>What one takes away of a published form, and the help beside the designer.</summary>
public sealed class TemplateSheetsTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task A_designer_finds_the_dictionary_the_blank_form_and_the_help()
    {
        var form = await FormAsync();
        using var designer = await _site.SignInAsync("designer");
        (await designer.ReadAsync($"{form}?view=dictionary")).ShouldContain("href=\"#computers_per_person\"");
        (await designer.ReadAsync($"{form}/dictionary.csv")).ShouldContain(";staff_total;staff_total;;1.5;Tổng số người;");
        (await designer.ReadAsync("/designer/help/expressions")).ShouldContain("count-selected(${q})");

        var blank = await designer.ReadAsync($"{form}/blank");
        blank.ShouldContain("= (1.1) + (1.2) + (1.3) + (1.4)");
        blank.ShouldContain("Chỉ ghi nếu mục 4.6 là “Có”.");
        blank.ShouldContain("☐ Không");
    }

    [Theory]
    [InlineData("{form}/blank")]
    [InlineData("{form}/dictionary.csv")]
    [InlineData("/designer/help/expressions")]
    [InlineData("/designer/hardware/preview")]
    public async Task A_respondent_is_refused(string path)
    {
        using var respondent = await _site.SignInAsync("ward21550");
        (await respondent.GetAsync(path.Replace("{form}", await FormAsync(), StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<string> FormAsync() => _site.AskAsync<SurveyDbContext, string>(async db =>
        $"/templates/{(await db.Exercises.AsNoTracking().SingleAsync(item => item.CollectionCode == "hardware")).TemplateVersionId}");
}

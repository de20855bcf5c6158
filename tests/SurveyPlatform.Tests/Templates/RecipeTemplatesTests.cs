using System.Text;
using System.Text.Json;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Templates;

public sealed class RecipeTemplatesTests
{
    private static readonly string[] Recipes =
    [
        "binh-dinh-units", "vietnam-calendar", "form-templates-hardware", "form-templates-connectivity", "standards-2023", "collections", "indicators", "score-sets", "demo-accounts",
    ];

    [Theory]
    [InlineData("hardware")]
    [InlineData("connectivity")]
    public void A_form_of_the_recipes_can_be_published(string code) =>
        TemplateCheck.Check(Read(code)).Select(problem => $"{problem.Place}: {problem.Message}").ShouldBeEmpty();

    [Fact]
    public void The_hardware_return_has_six_sections_and_some_fifty_questions()
    {
        var form = Read("hardware");
        form.Sections.Count.ShouldBe(6);
        form.Questions.Count(question => !question.IsCalculated).ShouldBe(51);
        form.Questions.Count(question => question.IsCalculated).ShouldBe(7);
        form.Questions.Count(question => question.ComparePrevious).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_connectivity_return_asks_for_lines_and_totals_them()
    {
        var form = Read("connectivity");
        form.LineGroups.ShouldHaveSingleItem().Questions.Select(question => question.Name).ShouldBe(
            ["unit", "kind", "technology", "contracted_down_mbps", "contracted_up_mbps", "measured_down_mbps", "circuit", "in_service_since", "incidents", "hours_lost", "is_tslcd"]);
        form.Questions.Count(question => question.IsCalculated).ShouldBe(5);
    }

    [Fact]
    public void Both_forms_have_hard_and_soft_checks()
    {
        var checks = new[] { "hardware", "connectivity" }.Select(Read)
            .SelectMany(form => form.Questions.Concat(form.LineGroups.SelectMany(group => group.Questions))).SelectMany(question => question.Checks ?? []).ToList();
        checks.Count(check => check.Severity == Severity.Hard).ShouldBe(4);
        checks.Count(check => check.Severity == Severity.Soft).ShouldBe(11);
    }

    [Fact]
    public void Every_text_of_the_recipes_is_there_in_both_languages() =>
        Recipes.SelectMany(recipe => Texts(BinhDinh.Step(recipe), recipe)).ShouldNotContain(text => text.Vi.Length == 0 || text.En.Length == 0);

    [Fact]
    public void Vietnamese_is_composed_as_the_platform_stores_it() =>
        Recipes.SelectMany(recipe => Texts(BinhDinh.Step(recipe), recipe)).ShouldAllBe(text => text.Vi.IsNormalized(NormalizationForm.FormC));

    [Fact]
    public void A_text_without_its_translation_is_found()
    {
        using var document = JsonDocument.Parse("""{"sections": [{"title": {"vi": "Nhân sự"}}]}""");
        Texts(document.RootElement, "form").ShouldHaveSingleItem().ShouldBe(("form.sections.title", "Nhân sự", ""));
    }

    private static FormTemplate Read(string code) =>
        TemplateJson.Read(BinhDinh.Step($"form-templates-{code}").GetProperty("templates")[0]).Require();

    private static IEnumerable<(string Place, string Vi, string En)> Texts(JsonElement json, string place) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Texts(item, place)),
        JsonValueKind.Object when json.TryGetProperty("vi", out var vi) =>
            [(place, vi.GetString()!.Trim(), json.TryGetProperty("en", out var en) ? en.GetString()!.Trim() : "")],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Texts(property.Value, $"{place}.{property.Name}")),
        _ => [],
    };
}

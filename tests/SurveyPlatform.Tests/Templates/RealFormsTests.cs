using System.Text.Json;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Templates;

public class RealFormsTests
{
    public static TheoryData<string> Codes => ["hardware", "connectivity"];

    [Theory, MemberData(nameof(Codes))]
    public void The_forms_of_the_recipes_can_be_published(string code) => TemplateCheck.Check(Form(code)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Codes))]
    public void A_form_written_and_read_again_is_the_same_text(string code)
    {
        var written = TemplateJson.Write(Form(code));
        TemplateJson.Write(TemplateJson.Read(written).Require()).ShouldBe(written);
        written.ShouldContain("Báo cáo");
    }

    internal static FormTemplate Form(string code)
    {
        var recipe = File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"form-templates-{code}.recipe.json"));
        using var document = JsonDocument.Parse(recipe);
        return TemplateJson.Read(document.RootElement.GetProperty("steps")[0].GetProperty("templates")[0]).Require();
    }
}

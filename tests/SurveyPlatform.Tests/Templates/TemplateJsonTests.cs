using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Templates;

public class TemplateJsonTests
{
    private const string Minimal = """{"code":"f","title":{"vi":"Biểu"},"introduction":null,"legalBasis":null,"optionLists":[],"sections":[]}""";

    [Fact]
    public void A_form_needs_no_more_than_its_own_properties()
    {
        TemplateJson.Read(Minimal).Require().Title.Vi.ShouldBe("Biểu");
        Problem(Minimal.Replace("\"code\":\"f\",", "")).Code.ShouldBe("templates.unreadable");
    }

    [Theory]
    [InlineData("""{"kind":"question","name":"a","type":"integer","label":{"vi":"A"},"labl":1}""", "templates.unknown-property", "sections[0].items[0].labl")]
    [InlineData("""{"kind":"question","name":"a","type":"integer","label":null}""", "templates.unreadable", "sections[0].items[0].label")]
    [InlineData("""{"kind":"question","name":"a","type":"colour","label":{"vi":"A"}}""", "templates.unreadable", "sections[0].items[0].type")]
    [InlineData("""{"kind":"question","name":"a","type":2,"label":{"vi":"A"}}""", "templates.unreadable", "sections[0].items[0].type")]
    [InlineData("""{"kind":"chart"}""", "templates.unreadable", "sections[0].items[0]")]
    [InlineData("""{"kind":"question","name":"a","name":"b","type":"integer","label":{"vi":"A"}}""", "templates.unreadable", null)]
    [InlineData("null", "templates.unreadable", "sections[0].items[0]")]
    [InlineData("""{"kind":"note","text":{"vi":"\ud800"}}""", "templates.unreadable", null)]
    [InlineData("""{"kind":"note","text":{"vi":"x"}} // why""", "templates.unreadable", null)]
    public void What_is_no_form_is_refused_with_its_place(string item, string code, string? place)
    {
        var problem = Problem(Minimal.Replace("\"sections\":[]", $$"""
            "sections":[{"code":"s","title":{"vi":"S"},"items":[{{item}}
            ]}]
            """));
        problem.Code.ShouldBe(code);
        if (place is not null)
        {
            problem.Place.ShouldBe(place);
        }
    }

    [Theory, InlineData("", "line 1"), InlineData("{", "line 1"), InlineData("[]", null), InlineData("null", null), InlineData("{\"code\":\n\n nul", "line 3")]
    public void What_is_no_json_is_refused(string text, string? place) => Problem(text).Place.ShouldBe(place);

    [Fact]
    public void The_kind_of_an_item_may_stand_anywhere_and_no_letter_is_escaped()
    {
        var form = TemplateJson.Read(Minimal.Replace("\"sections\":[]", """
            "sections":[{"code":"s","title":{"vi":"S"},"items":[{"name":"a","type":"yesNo","label":{"vi":"Có “mạng” không?"},"kind":"question","max":1.50}]}]
            """)).Require();
        var question = form.Questions.ShouldHaveSingleItem();
        question.Type.ShouldBe(QuestionType.YesNo);
        TemplateJson.Write(form).ShouldContain("""{"kind":"question","name":"a","type":"yesNo","label":{"vi":"Có “mạng” không?"},"max":1.50""");
        TemplateJson.Write(form, indented: true).ShouldContain("\n");
    }

    private static Problem Problem(string json) => TemplateJson.Read(json).Problems.ShouldHaveSingleItem();
}

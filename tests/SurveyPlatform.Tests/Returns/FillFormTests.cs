using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Returns;

/// <summary>What the fill-in page sends and shows, without a server.</summary>
public sealed class FillFormTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1.125")]
    [InlineData("-12.5")]
    [InlineData("0.125")]
    [InlineData("1500")]
    [InlineData("1234567.125")]
    [InlineData("999.999")]
    [InlineData("0.0000000000000000000000000001")]
    public void A_figure_in_an_input_is_read_again_as_the_same_figure(string canonical)
    {
        var number = decimal.Parse(canonical, System.Globalization.CultureInfo.InvariantCulture);
        VietnameseNumber.Parse(FormView.Typed(Value.Of(number))).Require().ShouldBe(number);
    }

    [Fact]
    public void Lines_that_are_ticked_go_with_all_their_fields() =>
        FillForm.Answers(Form(("lines", [""]), ("lines[0].unit", ["1"]), ("lines[1].unit", ["2"]), ("lines[11].unit", ["3"]), ("_remove", ["lines[1]"]), ("_action", ["save"])))
            .Select(field => field.Key).ShouldBe(["lines", "lines[0].unit", "lines[11].unit"]);

    [Fact]
    public void Lines_of_the_other_one_are_kept_when_they_are_chosen() =>
        FillForm.Answers(Form(("lines", [""]), ("lines[0].unit", ["1"]), ("staff", ["3"]), ("_take:lines", ["theirs"]))).Select(field => field.Key).ShouldBe(["staff"]);

    [Theory]
    [InlineData("", "", "", false, false)]
    [InlineData("12", "12", "13", true, false)]
    [InlineData("12", "13", "12", false, true)]
    [InlineData("12", "13", "14", true, true)]
    public void It_is_known_who_has_changed_an_answer(string opened, string mine, string theirs, bool theirsChanged, bool mineChanged)
    {
        var seen = SeenAnswers.Of(Form1, Answers(opened));
        SeenAnswers.IsChanged(Form1, seen, Answers(mine), "remarks").ShouldBe(mineChanged);
        SeenAnswers.IsChanged(Form1, seen, Answers(theirs), "remarks").ShouldBe(theirsChanged);
    }

    [Fact]
    public void No_text_of_a_form_ends_the_data_block_of_the_page()
    {
        var question = new Question("remarks", QuestionType.Text, new("Ghi chú"), Relevant: "unit('kind') != '</script><script>alert(1)</script>'");
        var form = Form1 with { Sections = [Form1.Sections[0] with { Items = [question] }] };
        FormRules.Write(form, new(), new() { Today = new(2023, 9, 15) }, Texts.Vietnamese).Value.ShouldNotContain("<");
    }

    private static FormTemplate Form1 { get; } = new(
        "small", new("Mẫu"), [], [new("one", new("Một"), [new Question("staff", QuestionType.Integer, new("Người")), new Question("remarks", QuestionType.Text, new("Ghi chú"))])]);

    private static AnswerSet Answers(string remarks)
    {
        var answers = new AnswerSet();
        answers.Values["remarks"] = Value.Of(remarks);
        return answers;
    }

    private static FormCollection Form(params (string Name, string[] Values)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Values)));
}

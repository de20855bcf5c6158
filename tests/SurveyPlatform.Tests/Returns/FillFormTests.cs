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
        var seen = SeenAnswers.Of(Form1, Answers(opened), Whole);
        SeenAnswers.Changed(Form1, seen, Answers(mine), Answers(theirs), Whole).Contains("remarks").ShouldBe(mineChanged);
        SeenAnswers.Changed(Form1, seen, Answers(theirs), Answers(mine), Whole).Contains("remarks").ShouldBe(theirsChanged);
    }

    [Fact]
    public void No_text_of_a_form_ends_the_data_block_of_the_page()
    {
        var question = new Question("remarks", QuestionType.Text, new("Ghi chú"), Relevant: "unit('kind') != '</script><script>alert(1)</script>'");
        var form = Form1 with { Sections = [Form1.Sections[0] with { Items = [question] }] };
        FormRules.Write(form, new(), new() { Today = new(2023, 9, 15) }, Texts.Vietnamese).Value.ShouldNotContain("<");
    }

    [Fact]
    public void Of_lines_on_one_page_it_is_known_who_has_changed_them_whatever_happened_on_other_pages()
    {
        var opened = SmallForm.Answers().WithLine(("down", 1)).WithLine(("down", 2)).WithLine(("down", 3));
        var pages = new Dictionary<string, LinesOnPage> { ["lines"] = LinesOnPage.Parse("1-2")! };
        var seen = SeenAnswers.Of(SmallForm.Form, opened, pages);
        var theirs = opened.Copy();
        theirs.Lines["lines"].RemoveAt(0);
        theirs.Unread["lines[1].down"] = "x";
        KeyValuePair<string, string>[] untouched = [new("lines", "1-2"), new("lines[1].down", "2"), new("lines[2].down", "3")];

        Changed([.. untouched]).ShouldBeFalse();
        Changed([.. untouched, new("lines[1].kind", "no")]).ShouldBeTrue();
        Changed([.. untouched, new("lines[3].down", "4")]).ShouldBeTrue();
        Changed(untouched[..2]).ShouldBeTrue();

        bool Changed(KeyValuePair<string, string>[] posted) =>
            SeenAnswers.Changed(SmallForm.Form, seen, AnswerReader.ReadForm(SmallForm.Form, posted, theirs).Answers, theirs, pages).Contains("lines");
    }

    [Theory]
    [InlineData("add:lines", "lines", 0, true)]
    [InlineData("page:lines:3", "lines", 3, false)]
    [InlineData("page:lines", "", 0, false)]
    [InlineData("page:lines:x", "", 0, false)]
    [InlineData("page:lines:99999999999", "", 0, false)]
    [InlineData("page:a:b:3", "", 0, false)]
    [InlineData("save", "", 0, false)]
    public void A_button_says_where_it_goes(string action, string group, int page, bool isBlank) => FillForm.Goes(action).ShouldBe((group, page, isBlank));

    [Fact]
    public void What_is_carried_of_a_page_of_lines_is_read_again_as_that_page()
    {
        var before = SmallForm.Answers().WithLine(("down", 1)).WithLine(("down", 2)).WithLine(("down", 3));
        before.Lines["lines"].RemoveAt(0);
        var page = new AnswerSet();
        page.Lines["lines"] = [before.Copy().Lines["lines"][1], new() { Key = 7 }];
        page.Lines["lines"][1].Values["down"] = Value.Of(4);
        page.Reasons["slow@lines[1]"] = "vì sao";
        page.Lines["lines"][0].Values.Remove("down");
        page.Unread["lines[0].down"] = "?";
        var fields = new CarriedFields(SmallForm.Form, page, new Dictionary<string, LinesOnPage> { ["lines"] = LinesOnPage.Parse("1-1=2-2")! }).All;
        AnswerJson.Write(SmallForm.Form, AnswerReader.ReadForm(SmallForm.Form, fields, before).Answers).ShouldBe(
            """{"lines":[{"$line":1,"down":2},{"$line":2},{"$line":3,"down":4}],"$unread":{"lines[1].down":"?"},"$reasons":{"slow@lines[2]":"vì sao"}}""");
    }

    private static IReadOnlyDictionary<string, LinesOnPage> Whole { get; } = new Dictionary<string, LinesOnPage>();

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

using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Returns;

/// <summary>Choice filters: what is offered, and what is refused because it is not.</summary>
public class OfferedChoicesTests
{
    private static readonly LocalizedText Label = new("Nhãn");

    private static readonly FormTemplate Form = new("form", Label,
        [
            new("districts", [new("540", new("Quy Nhơn")), new("549", new("Tuy Phước"))]),
            new("communes",
            [
                new("21550", new("Nhơn Lý"), new Dictionary<string, string> { ["district"] = "540" }),
                new("21553", new("Nhơn Hội"), new Dictionary<string, string> { ["district"] = "540" }),
                new("21900", new("Phước Sơn"), new Dictionary<string, string> { ["district"] = "549" }),
                new("none", new("Không xã nào")),
            ]),
        ],
        [
            new("s", Label,
            [
                new Question("district", QuestionType.SelectOne, Label, OptionList: "districts"),
                new Question("commune", QuestionType.SelectOne, Label, OptionList: "communes", ChoiceFilter: "district = ${district} or name = 'none'"),
                new LineGroup("lines", Label,
                [
                    new("of", QuestionType.SelectOne, Label, OptionList: "districts"),
                    new("communes_of", QuestionType.SelectMany, Label, OptionList: "communes", ChoiceFilter: "district = ${of}"),
                ]),
                new Question("names", QuestionType.Text, Label, Calculation: "label(${commune})"),
                new Question("found", QuestionType.Text, Label, Calculation: "lookup('communes', ${commune}, 'district')"),
            ]),
        ]);

    [Fact]
    public void The_form_is_published() => TemplateCheck.Check(Form).ShouldBeEmpty();

    [Fact]
    public void A_question_offers_what_its_filter_holds_for()
    {
        var evaluation = Of(new AnswerSet { Values = { ["district"] = Value.Of("540") } });
        Values(evaluation.Offers("commune")).ShouldBe(["21550", "21553", "none"]);
        Values(evaluation.Offers("district")).ShouldBe(["540", "549"]);
        evaluation.Offers("names").ShouldBeEmpty();
        evaluation.Offers("nothing").ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_filter_cannot_be_told_nothing_is_offered() => Values(Of(new()).Offers("commune")).ShouldBe(["none"]);

    [Fact]
    public void Each_line_offers_its_own_and_a_line_that_is_not_there_yet_what_an_empty_one_would()
    {
        var answers = new AnswerSet();
        answers.Lines["lines"] = [new() { Key = 0, Values = { ["of"] = Value.Of("540") } }, new() { Key = 1, Values = { ["of"] = Value.Of("549") } }];
        var evaluation = Of(answers);
        Values(evaluation.Offers("lines[0].communes_of")).ShouldBe(["21550", "21553"]);
        Values(evaluation.Offers("lines[1].communes_of")).ShouldBe(["21900"]);
        evaluation.Offers("lines[2].communes_of").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("540", "21550", null)]
    [InlineData("540", "21900", "returns.not-an-option")]
    [InlineData("540", "zzz", "returns.not-an-option")]
    [InlineData(null, "21550", "returns.not-an-option")]
    [InlineData(null, "none", null)]
    public void An_answer_that_is_not_offered_is_refused_like_one_that_is_not_in_the_list(string? district, string commune, string? code)
    {
        var answers = new AnswerSet { Values = { ["commune"] = Value.Of(commune) } };
        if (district is not null)
        {
            answers.Values["district"] = Value.Of(district);
        }

        Of(answers).Violations.Select(violation => (violation.Place, violation.Code)).ShouldBe(code is null ? [] : [("commune", code)]);
    }

    [Fact]
    public void Of_many_choices_each_is_offered()
    {
        var answers = new AnswerSet();
        answers.Lines["lines"] = [new() { Key = 0, Values = { ["of"] = Value.Of("540"), ["communes_of"] = Value.Of("21550 21900") } }];
        var violation = Of(answers).Violations.ShouldHaveSingleItem();
        (violation.Place, violation.Problem.Arguments["value"]).ShouldBe(("lines[0].communes_of", "21900"));
    }

    [Fact]
    public void Calculations_read_labels_and_columns_of_options()
    {
        var answers = Of(new AnswerSet { Values = { ["district"] = Value.Of("540"), ["commune"] = Value.Of("21553") } }).Answers;
        (answers.Values["names"], answers.Values["found"]).ShouldBe((Value.Of("Nhơn Hội"), Value.Of("540")));
    }

    private static IEnumerable<string> Values(IEnumerable<Option> options) => options.Select(option => option.Value);

    private static FormEvaluation Of(AnswerSet answers) => FormEvaluation.Evaluate(Form, answers, new() { Today = new(2023, 9, 15) });
}

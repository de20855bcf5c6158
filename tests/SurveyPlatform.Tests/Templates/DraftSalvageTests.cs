using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Templates;

/// <summary>What of an unfinished draft can be shown.</summary>
public sealed class DraftSalvageTests
{
    private static readonly LocalizedText Label = new("Nhãn");
    private static readonly Question Staff = new("staff", QuestionType.Integer, Label, Required: "true()");

    [Fact]
    public void A_form_without_faults_stays_as_it_is() => Of(Staff).ShouldBe([Staff]);

    [Fact]
    public void Only_the_rules_that_are_wrong_are_left_away()
    {
        var wrong = Staff with { Name = "b", Constraint = ". ==", Relevant = "${nothing} = 1", Checks = [new("ok", Severity.Hard, ". > 0", Label), new("bad", Severity.Soft, "sum(", Label)] };
        var left = Of(Staff, wrong)[1];
        (left.Required, left.Constraint, left.Relevant).ShouldBe(("true()", null, null));
        left.Checks!.ShouldHaveSingleItem().Code.ShouldBe("ok");
    }

    [Fact]
    public void Rules_that_need_each_other_go_and_the_questions_stay() => Of(
        Staff,
        Staff with { Name = "a", Calculation = "${b}" },
        Staff with { Name = "b", Calculation = "${a}" }).Count.ShouldBe(3);

    [Fact]
    public void Names_that_are_missing_or_there_twice_are_replaced() =>
        Of(Staff with { Name = "" }, Staff, Staff, Staff with { Name = "2 b" }, Staff with { Name = "<script>" }).Select(question => question.Name)
            .ShouldBe(["unnamed", "staff", "staff_2", "unnamed_2", "unnamed_3"]);

    [Fact]
    public void A_choice_without_its_list_has_nothing_to_choose_from()
    {
        var form = DraftSalvage.Of(new("f", Label, [], [new("s", Label, [Staff with { Type = QuestionType.SelectOne }])]))!.Template;
        form.OptionLists.Single(list => list.Code == form.Questions.Single().OptionList).Options.ShouldBeEmpty();
    }

    [Fact]
    public void A_form_of_nothing_is_a_form() => DraftSalvage.Of(new("f", new(""), [], [])).ShouldNotBeNull();

    private static List<Question> Of(params Item[] items) => [.. DraftSalvage.Of(new("f", Label, [], [new("s", Label, items)]))!.Template.Questions];
}

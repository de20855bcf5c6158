using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Returns;

public sealed class UnitLinesTests
{
    private static readonly LineGroup Group = new("lines", SmallForm.Label,
    [
        new("unit", QuestionType.Unit, SmallForm.Label), new("remark", QuestionType.Text, SmallForm.Label),
        new("kind", QuestionType.SelectOne, SmallForm.Label, OptionList: "payers"), new("other", QuestionType.SelectOne, SmallForm.Label, OptionList: "payers"),
    ], MaxLines: 5);

    [Fact]
    public void Each_unit_that_has_no_line_of_the_kind_gets_one_at_the_end()
    {
        var answers = SmallForm.Answers().WithLine(("unit", "1"), ("kind", "district")).WithLine(("unit", "2"), ("kind", "province"));
        answers.Lines["lines"].RemoveAt(0);
        UnitLines.Add(Group, answers, ["1", "2", "3", "3"], Value.Of("province")).ShouldBe(2);
        Lines(answers).ShouldBe(["1 2 province", "2 1 province", "3 3 province"]);
        UnitLines.Add(Group, answers, ["1", "2", "3"], Value.Of("province")).ShouldBe(0);
    }

    [Fact]
    public void Without_a_kind_each_unit_that_has_no_line_at_all_gets_one()
    {
        var answers = SmallForm.Answers().WithLine(("unit", "1"), ("kind", "district"));
        UnitLines.Add(Group, answers, ["1", "2"], Value.Missing).ShouldBe(1);
        Lines(answers).ShouldBe(["0 1 district", "1 2 "]);
    }

    [Fact]
    public void No_more_lines_come_than_the_group_has_room_for()
    {
        var answers = SmallForm.Answers();
        UnitLines.Add(Group, answers, Enumerable.Range(0, 20).Select(unit => $"{unit}"), Value.Missing).ShouldBe(5);
        UnitLines.Add(Group, answers, ["99"], Value.Missing).ShouldBe(0);
        answers.Lines["lines"].Count.ShouldBe(5);
    }

    [Fact]
    public void Lines_of_no_unit_are_not_added()
    {
        var answers = SmallForm.Answers();
        UnitLines.Add(Group with { Questions = [Group.Questions[1]] }, answers, ["1"], Value.Missing).ShouldBe(0);
        answers.Lines.ShouldBeEmpty();
    }

    private static IEnumerable<string> Lines(AnswerSet answers) =>
        answers.Lines["lines"].Select(line => $"{line.Key} {line.Values["unit"]} {line.Values.GetValueOrDefault("kind")}");
}

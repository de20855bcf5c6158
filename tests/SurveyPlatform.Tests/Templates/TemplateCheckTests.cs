using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Templates;

public class TemplateCheckTests
{
    private static readonly LocalizedText Label = new("Nhãn");
    private static readonly Question Staff = new("staff", QuestionType.Integer, Label);

    [Fact]
    public void A_form_without_fault_has_no_problems() => Problems(Staff).ShouldBeEmpty();

    [Theory]
    [InlineData("staff2", null, null)]
    [InlineData("2staff", "templates.bad-name", "s › 2staff")]
    [InlineData("nhân_sự", "templates.bad-name", "s › nhân_sự")]
    [InlineData("staff-2", "templates.bad-name", "s › staff-2")]
    [InlineData("staff2\n", "templates.bad-name", "s › staff2\n")]
    [InlineData("staff", "templates.duplicate-name", "staff")]
    public void A_name_is_letters_digits_and_underscores_once_in_the_form(string name, string? code, string? place) =>
        Problems(Staff, Staff with { Name = name }).ShouldBe(code is null ? [] : [(code, place)]);

    [Theory]
    [InlineData("${staff} >", "templates.expression-incomplete")]
    [InlineData("${staf} > 1", "templates.unknown-reference")]
    [InlineData("previous('staf') > 1", "templates.unknown-reference")]
    [InlineData("${down} > 1", "templates.needs-aggregate")]
    [InlineData("${lines} > 1", "templates.needs-aggregate")]
    [InlineData("unit('size') = 'x'", "templates.unknown-unit-attribute")]
    [InlineData("unit('kind') = 'commune'", null)]
    [InlineData("count(${lines}) > 1 and sum(${down}) > previous('staff')", null)]
    public void Every_expression_is_parsed_and_names_what_is_there(string expression, string? code)
    {
        (string, string?)[] At(string field) => code is null ? [] : [(code, $"s › x › {field}")];
        var question = new Question("x", QuestionType.Integer, Label);
        Item[] others = [Staff, Lines(new Question("down", QuestionType.Decimal, Label))];
        Problems([.. others, question with { Constraint = expression }]).ShouldBe(At("constraint"));
        Problems([.. others, question with { Required = expression }]).ShouldBe(At("required"));
        Problems([.. others, question with { Relevant = expression }]).ShouldBe(At("relevant"));
        Problems([.. others, question with { Calculation = expression }]).ShouldBe(At("calculation"));
        Problems([.. others, question with { Checks = [new("c-1", Severity.Soft, expression, Label)] }]).ShouldBe(At("checks › c-1"));
    }

    [Fact]
    public void A_line_reads_its_own_answers_and_those_of_the_head_but_not_another_group_s()
    {
        var own = new Question("down", QuestionType.Decimal, Label);
        Problems(Staff, Lines(own, new Question("up", QuestionType.Decimal, Label, Constraint: ". < ${down} + ${staff}"))).ShouldBeEmpty();
        var other = new LineGroup("others", Label, [new("far", QuestionType.Decimal, Label, Constraint: ". < ${down}")]);
        Problems(Lines(own), other).ShouldBe([("templates.needs-aggregate", "s › others › far › constraint")]);
    }

    [Theory]
    [InlineData("${b}", "${a} + 1", "a → b → a")]
    [InlineData("${a}", "1", "a → a")]
    [InlineData(".", "1", "a → a")]
    [InlineData("${b}", "1", null)]
    public void A_calculation_that_needs_itself_is_told_with_its_way_round(string a, string b, string? cycle)
    {
        var problems = Check(new Question("a", QuestionType.Integer, Label, Calculation: a), new Question("b", QuestionType.Integer, Label, Calculation: b));
        problems.Select(problem => problem.Arguments["cycle"]).ShouldBe(cycle is null ? [] : [cycle]);
    }

    [Fact]
    public void Relevance_takes_part_in_cycles_and_what_is_behind_a_cycle_is_not_in_it()
    {
        var problems = Check(
            new Question("z", QuestionType.Integer, Label, Calculation: "${a}"),
            new Question("a", QuestionType.Integer, Label, Relevant: "${b} > 1"),
            new Question("b", QuestionType.Integer, Label, Relevant: "${a} > 1"));
        problems.ShouldHaveSingleItem().Arguments["cycle"].ShouldBe("a → b → a");
    }

    [Fact]
    public void A_section_that_is_asked_only_where_its_own_answer_says_so_is_a_cycle()
    {
        var form = Form(Staff) with { Sections = [new("s", Label, [Staff], Relevant: "${staff} > 1")] };
        TemplateCheck.Check(form).ShouldHaveSingleItem().Arguments["cycle"].ShouldBe("s → staff → s");
    }

    [Fact]
    public void A_constraint_may_read_its_own_question() => Problems(Staff with { Constraint = ". > 0 and ${staff} < 5" }).ShouldBeEmpty();

    [Fact]
    public void Rows_have_as_many_cells_as_the_table_has_columns()
    {
        var table = new Table("t", Label, [new(Label), new(Label)], [new("1.1", Label, [Staff])]);
        Problems(table).ShouldBe([("templates.row-length", "s › t › 1.1")]);
    }

    [Fact]
    public void Every_text_is_there_in_Vietnamese()
    {
        var blank = new LocalizedText(" ", "English only");
        Problems(Staff with { Label = blank, Checks = [new("c", Severity.Hard, "1 = 1", blank)] })
            .ShouldBe([("templates.missing-text", "s › staff › label"), ("templates.missing-text", "s › staff › checks › c")]);
    }

    [Fact]
    public void Choices_name_a_list_that_is_there_and_others_none()
    {
        Problems(Staff with { Type = QuestionType.SelectOne }).ShouldBe([("templates.needs-option-list", "s › staff › optionList")]);
        Problems(Staff with { Type = QuestionType.SelectOne, OptionList = "none" }).ShouldBe([("templates.unknown-option-list", "s › staff › optionList")]);
        Problems(Staff with { OptionList = "none" }).ShouldBe([("templates.needs-option-list", "s › staff › optionList")]);
    }

    [Fact]
    public void Option_lists_have_different_values_without_blanks()
    {
        var lists = Form(Staff) with { OptionLists = [new("l", [new("a", Label), new("a", Label), new("b c", Label)]), new("m", [])] };
        TemplateCheck.Check(lists).Select(problem => problem.Code).ShouldBe(["templates.duplicate-name", "templates.bad-name", "templates.empty-option-list"], ignoreOrder: true);
    }

    [Fact]
    public void Limits_fit_the_type()
    {
        Problems(Staff with { Min = 5, Max = 3 }).ShouldBe([("templates.bad-limit", "s › staff › min")]);
        Problems(Staff with { Decimals = 2, MaxLength = 5 }).Select(problem => problem.Place).ShouldBe(["s › staff › maxLength", "s › staff › decimals"]);
        Problems(Staff with { Type = QuestionType.Text, MaxLength = Question.TextMaxLength + 1, Min = 1, Max = 2 }).Count().ShouldBe(3);
        Problems(Staff with { Type = QuestionType.Decimal, Decimals = 11 }).ShouldBe([("templates.bad-limit", "s › staff › decimals")]);
        Problems(Lines(Staff) with { MinLines = 3, MaxLines = 2 }).ShouldBe([("templates.bad-limit", "s › lines")]);
    }

    [Fact]
    public void Codes_are_there_once()
    {
        var check = new Check("c", Severity.Hard, "1 = 1", Label);
        Problems(Staff with { Checks = [check, check] }).ShouldBe([("templates.duplicate-name", "c")]);
        TemplateCheck.Check(Form(Staff) with { Sections = [] }).ShouldHaveSingleItem().Code.ShouldBe("templates.empty");
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        Problems(Staff with { Label = new(""), Calculation = "${x} +", Min = 1, Max = 0 }, Staff).Select(problem => problem.Code).ShouldBe(
            ["templates.duplicate-name", "templates.missing-text", "templates.bad-limit", "templates.expression-incomplete"], ignoreOrder: true);

    [Fact]
    public void A_form_of_ten_thousand_questions_in_one_chain_is_ordered_in_time()
    {
        var chain = Enumerable.Range(1, 10_000).Select(number => Staff with { Name = $"q{number}", Calculation = $"${{q{number - 1}}} + 1" });
        Check([Staff with { Name = "q0" }, .. chain]).ShouldBeEmpty();
    }

    private static LineGroup Lines(params Question[] questions) => new("lines", Label, questions);

    private static IEnumerable<(string Code, string? Place)> Problems(params Item[] items) => Check(items).Select(problem => (problem.Code, problem.Place));

    private static IReadOnlyList<Problem> Check(params Item[] items) => TemplateCheck.Check(Form(items));

    private static FormTemplate Form(params Item[] items) => new("form", Label, [], [new("s", Label, items)]);
}

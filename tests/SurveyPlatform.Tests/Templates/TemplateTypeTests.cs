using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Templates;

/// <summary>What a form is refused for before anybody answers it: types that never go together, names and choices that are not there.</summary>
public class TemplateTypeTests
{
    private static readonly LocalizedText Label = new("Nhãn");

    private static readonly Item[] Others =
    [
        new Question("staff", QuestionType.Integer, Label),
        new Question("lan", QuestionType.YesNo, Label),
        new Question("payer", QuestionType.SelectOne, Label, OptionList: "payers"),
        new Question("payers_all", QuestionType.SelectMany, Label, OptionList: "payers"),
        new Question("remarks", QuestionType.Text, Label),
        new Question("since", QuestionType.Date, Label),
        new Question("seat", QuestionType.Unit, Label),
        new LineGroup("lines", Label, [new("down", QuestionType.Decimal, Label), new("kind", QuestionType.SelectOne, Label, OptionList: "kinds"), new("opened", QuestionType.Date, Label)]),
        new LineGroup("others", Label, [new("far", QuestionType.Decimal, Label)]),
    ];

    private static readonly OptionList[] Lists =
    [
        new("payers", [new("district", Label, new Dictionary<string, string> { ["level"] = "2" }), new("province", Label)]),
        new("kinds", [new("internet", Label), new("tslcd", Label)]),
    ];

    [Theory]
    [InlineData("${staff} > 1 and ${lan} = 'yes' and ${payer} != 'district'")]
    [InlineData("${since} <= today() and today() - ${since} < 30 and date(${since} + 30) > today()")]
    [InlineData("${remarks} = '' or ${staff} = ''")]
    [InlineData("selected(${payers_all}, 'district') and selected-at(${payers_all}, 0) = 'province' and ${payers_all} = 'district province'")]
    [InlineData("if(${lan} = 'yes', 1, '') + 1 > coalesce(${staff}, 0)")]
    [InlineData("unit('kind') = 'commune' and previous('payer') = 'district' and previous('staff') < ${staff}")]
    [InlineData("number(${remarks}) > 1 and string(${staff}) = ${remarks} and regex(${seat}, '[0-9]+')")]
    [InlineData("max(${opened}) < today() and sum(${down}) > count(${lines}) and min(1, ${staff}) >= 0")]
    [InlineData("indexed-repeat(${down}, ${lines}, 1) > 3 and label(${payer}) = 'x' and choice('kinds', 'tslcd') != 'y' and lookup('payers', ${payer}, 'level') = '2'")]
    [InlineData("${staff}")]
    [InlineData("not(${staff}) and (1 = 1) = true()")]
    [InlineData("once(${staff}) = 1 and decimal-date-time(now()) > 1 and date(now()) = today()")]
    public void What_goes_together_is_published(string expression) => Of(Condition(expression)).ShouldBeEmpty();

    [Theory]
    [InlineData("${staff} = 'many'", "templates.expression-operands", 12, null)]
    [InlineData("'12' = ${staff}", "templates.expression-operands", 8, null)]
    [InlineData("${staff} >= '12'", "templates.expression-operands", 13, "12")]
    [InlineData("${payer} = 1", "templates.expression-operands", 12, "'1'")]
    [InlineData("${since} > '2023-01-01'", "templates.expression-operands", 12, "date('2023-01-01')")]
    [InlineData("${since} > 1 + 1", "templates.expression-operands", 12, null)]
    [InlineData("${lan} = true()", "templates.expression-operands", 10, "'yes'")]
    [InlineData("${staff} > ${remarks}", "templates.expression-operands", 12, "number(${remarks})")]
    [InlineData("${payer} < 'x'", "templates.expression-operands", 12, null)]
    [InlineData("(1 = 1) > 0", "templates.expression-operands", 11, null)]
    [InlineData("${remarks} + 1 > 0", "templates.expression-operand", 1, "number(${remarks})")]
    [InlineData("1 + ${staff} * 'x' > 0", "templates.expression-operand", 16, null)]
    [InlineData("-${lan} > 0", "templates.expression-operand", 2, "number(${lan})")]
    [InlineData("sum(${kind}) > 0", "templates.expression-argument-type", 5, "number(${kind})")]
    [InlineData("max(${opened}, 1) > 0", "templates.expression-argument-type", 16, null)]
    [InlineData("round(${remarks}) = 1", "templates.expression-argument-type", 7, "number(${remarks})")]
    [InlineData("substr(${remarks}, 'a') = 'x'", "templates.expression-argument-type", 20, null)]
    [InlineData("${lan}", "templates.expression-not-a-condition", 1, "${lan} = 'yes'")]
    [InlineData("${staff} > 1 and ${payer}", "templates.expression-not-a-condition", 18, "${payer} = 'district'")]
    [InlineData("not(${since})", "templates.expression-not-a-condition", 5, "${since} = '…'")]
    [InlineData("if('x', 1, 2) = 1", "templates.expression-not-a-condition", 4, null)]
    [InlineData("concat('a', 'b')", "templates.expression-not-a-condition", 1, null)]
    [InlineData("${lan} = 'yess'", "templates.expression-no-such-choice", 10, "'yes'")]
    [InlineData("'YES' = ${lan}", "templates.expression-no-such-choice", 1, "'yes'")]
    [InlineData("selected(${payers_all}, 'distric')", "templates.expression-no-such-choice", 25, "'district'")]
    [InlineData("${payers_all} = 'district provnce'", "templates.expression-no-such-choice", 17, "'district province'")]
    [InlineData("unit('kind') = 'comune'", "templates.expression-no-such-choice", 16, "'commune'")]
    [InlineData("previous('payer') = 'zzzzzz'", "templates.expression-no-such-choice", 21, null)]
    [InlineData("choice('kinds', 'tslc') = 'x'", "templates.expression-no-such-choice", 17, "'tslcd'")]
    [InlineData("choice('kind', 'tslcd') = 'x'", "templates.expression-unknown-list", 8, "'kinds'")]
    [InlineData("lookup('payers', 'district', 'levl') = 'x'", "templates.unknown-column", 30, "'level'")]
    [InlineData("lookup('payers', 'district', 'name') = 'x'", "templates.unknown-column", 30, null)]
    [InlineData("label(${staff}) = 'x'", "templates.expression-needs-choices", 7, null)]
    [InlineData("label('district', 'payr') = 'x'", "templates.unknown-reference", 19, "${payer}")]
    [InlineData("1 = 1 and ${staf} > 1", "templates.unknown-reference", 11, "${staff}")]
    [InlineData("previous('sincee') > today()", "templates.unknown-reference", 10, "'since'")]
    [InlineData("${something_else} > 1", "templates.unknown-reference", 1, null)]
    [InlineData("unit('size') = 'x'", "templates.unknown-unit-attribute", 6, null)]
    [InlineData("1 < ${down}", "templates.needs-aggregate", 5, null)]
    [InlineData("position(..) > 1", "templates.position-outside-lines", 1, null)]
    [InlineData("indexed-repeat(${down}, ${others}, 1) > 1", "templates.not-in-group", 16, null)]
    [InlineData("indexed-repeat(${staff}, ${lines}, 1) > 1", "templates.not-in-group", 16, null)]
    public void What_never_goes_together_is_refused_under_its_character(string expression, string code, int position, string? fix)
    {
        var problem = Of(Condition(expression)).ShouldHaveSingleItem();
        (problem.Code, problem.Place, problem.Arguments["position"], problem.Arguments.GetValueOrDefault("fix")).ShouldBe((code, "s › x › relevant", position, fix));
    }

    [Theory]
    [InlineData(QuestionType.Integer, "${remarks}", false)]
    [InlineData(QuestionType.Decimal, "${since}", false)]
    [InlineData(QuestionType.Percent, "${staff} * 100 div 7", true)]
    [InlineData(QuestionType.Integer, "${lan} = 'yes'", true)]
    [InlineData(QuestionType.Money, "if(${lan} = 'yes', 1, '')", true)]
    [InlineData(QuestionType.Date, "${since} + 30", true)]
    [InlineData(QuestionType.Date, "today() - ${since}", false)]
    [InlineData(QuestionType.Date, "date(${since} + 30)", true)]
    [InlineData(QuestionType.Date, "today()", true)]
    [InlineData(QuestionType.Date, "now()", false)]
    [InlineData(QuestionType.YesNo, "${staff} > 1", true)]
    [InlineData(QuestionType.YesNo, "if(${staff} > 1, 'yes', 'no')", true)]
    [InlineData(QuestionType.YesNo, "${staff}", false)]
    [InlineData(QuestionType.Text, "${staff}", true)]
    [InlineData(QuestionType.Text, "concat(${staff}, ${since})", true)]
    [InlineData(QuestionType.Unit, "unit('code')", true)]
    [InlineData(QuestionType.Unit, "${since}", false)]
    [InlineData(QuestionType.Integer, "previous('since')", false)]
    [InlineData(QuestionType.Integer, "coalesce(${staff}, 'x')", true)]
    public void A_calculation_gives_what_its_question_holds(QuestionType type, string calculation, bool fits) =>
        Of(new Question("x", type, Label, Calculation: calculation)).Select(problem => (problem.Code, problem.Place))
            .ShouldBe(fits ? [] : [("templates.calculation-type", "s › x › calculation")]);

    [Fact]
    public void A_calculated_choice_is_one_of_the_list()
    {
        var choice = new Question("x", QuestionType.SelectOne, Label, OptionList: "kinds", Calculation: "if(${staff} > 1, 'internet', once('tslc'))");
        var problem = Of(choice).ShouldHaveSingleItem();
        (problem.Code, problem.Arguments["position"], problem.Arguments["fix"]).ShouldBe(("templates.expression-no-such-choice", 35, "'tslcd'"));
    }

    [Fact]
    public void The_answer_itself_has_the_type_and_the_choices_of_its_question()
    {
        Of(new Question("x", QuestionType.Text, Label, Constraint: ". > 1")).ShouldHaveSingleItem().Code.ShouldBe("templates.expression-operands");
        Of(new Question("x", QuestionType.YesNo, Label, Constraint: ". = 'ja'")).ShouldHaveSingleItem().Code.ShouldBe("templates.expression-no-such-choice");
        Of(new Question("x", QuestionType.Integer, Label, Constraint: ". > 1", Required: "${lan} = 'yes'")).ShouldBeEmpty();
    }

    [Fact]
    public void A_line_knows_its_position() =>
        Of(new LineGroup("more", Label, [new("x", QuestionType.Integer, Label, Calculation: "position(..)", Relevant: "position(..) < 3")])).ShouldBeEmpty();

    [Theory]
    [InlineData("level = '2'", null, null)]
    [InlineData("name != 'province' and ${lan} = 'yes'", null, null)]
    [InlineData("number(level) > 1", null, null)]
    [InlineData("levl = '2'", "templates.unknown-column", "level")]
    [InlineData("level > 1", "templates.expression-operands", "number(level)")]
    [InlineData("level", "templates.expression-not-a-condition", "level = '…'")]
    [InlineData("level = ${staff}", "templates.expression-operands", "number(level)")]
    [InlineData("level = ${lann}", "templates.unknown-reference", "${lan}")]
    [InlineData("level =", "templates.expression-incomplete", null)]
    public void A_choice_filter_reads_columns_of_its_list(string filter, string? code, string? fix)
    {
        var problems = Of(new Question("x", QuestionType.SelectOne, Label, OptionList: "payers", ChoiceFilter: filter));
        problems.Select(problem => (problem.Code, problem.Place, problem.Arguments.GetValueOrDefault("fix")))
            .ShouldBe(code is null ? [] : [(code, "s › x › choiceFilter", fix)]);
    }

    [Fact]
    public void Only_a_question_with_an_option_list_has_a_choice_filter() =>
        Of(new Question("x", QuestionType.Integer, Label, ChoiceFilter: "1 = 1")).ShouldHaveSingleItem().Code.ShouldBe("templates.needs-option-list");

    [Fact]
    public void A_bare_name_is_a_column_in_a_choice_filter_only() =>
        Of(Condition("level = '2'")).ShouldHaveSingleItem().Code.ShouldBe("templates.expression-write-instead");

    [Fact]
    public void The_type_of_an_expression_can_be_asked_for()
    {
        var form = CompiledTemplate.Compile(new("form", Label, Lists, [new("s", Label, Others)])).Require();
        (form.TypeOf("staff"), form.TypeOf("lan"), form.TypeOf("since"), form.TypeOf("lines"), form.TypeOf("none"))
            .ShouldBe((ExpressionType.Number, ExpressionType.Text, ExpressionType.Date, ExpressionType.Unknown, ExpressionType.Unknown));
        form.TypeOf(Expression.Parse("if(1 = 1, ${since}, today())").Require()).ShouldBe(ExpressionType.Date);
        form.TypeOf(Expression.Parse(".").Require(), "staff").ShouldBe(ExpressionType.Number);
        ExpressionTypes.Of(Expression.Parse("concat(${a}, 1)").Require(), _ => ExpressionType.Unknown).ShouldBe(ExpressionType.Text);
        ExpressionTypes.Of(Expression.Parse("coalesce(${a}, 1)").Require(), _ => ExpressionType.Unknown).ShouldBe(ExpressionType.Unknown);
    }

    [Fact]
    public void A_refusal_is_told_in_the_language_of_the_reader_with_what_was_probably_meant()
    {
        var misspelt = Of(Condition("${staf} > 1")).ShouldHaveSingleItem();
        Texts.Vietnamese.Of(misspelt).ShouldBe("Ký tự 1: không có câu hỏi hay nhóm dòng nào tên là “staf”. Có phải ý bạn là ${staff}?");
        new Texts("en").Of(misspelt).ShouldBe("Character 1: nothing has the name “staf”. Did you mean ${staff}?");
        var mixed = Of(Condition("${since} > 1 + 1")).ShouldHaveSingleItem();
        Texts.Vietnamese.Of(mixed).ShouldBe("Ký tự 12: không dùng “>” giữa ngày và số được.");
        new Texts("en").Of(mixed).ShouldBe("Character 12: “>” does not go between a date and a number.");
    }

    private static Question Condition(string expression) => new("x", QuestionType.Integer, Label, Relevant: expression);

    private static IReadOnlyList<Problem> Of(Item item) => TemplateCheck.Check(new("form", Label, Lists, [new("s", Label, [.. Others, item])]));
}

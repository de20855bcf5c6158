using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using static SurveyPlatform.Tests.Returns.SmallForm;

namespace SurveyPlatform.Tests.Returns;

public class FormEvaluationTests
{
    private static readonly CompiledTemplate Compiled = CompiledTemplate.Compile(Form).Require();

    [Fact]
    public void A_return_without_fault_can_be_submitted_with_its_calculated_figures()
    {
        var evaluation = Evaluate(Answers(("staff", 12), ("computers", 10), ("lan", "no")).WithLine(("unit", "21550"), ("down", 100)).WithLine(("unit", "21553"), ("down", 50)));
        evaluation.Violations.ShouldBeEmpty();
        evaluation.CanSubmit.ShouldBeTrue();
        AnswerJson.Write(Form, evaluation.Answers).ShouldBe(
            """{"staff":12,"computers":10,"share":83.3,"lan":"no","lines":[{"unit":"21550","down":100,"part":67},{"unit":"21553","down":50,"part":33}],"total":150}""");
    }

    [Theory]
    [InlineData("staff", null, "returns.required")]
    [InlineData("staff", 1.5, "returns.not-whole")]
    [InlineData("staff", 0, "returns.out-of-range")]
    [InlineData("staff", 1001, "returns.out-of-range")]
    [InlineData("staff", "twelve", "returns.wrong-type")]
    [InlineData("price", 0.5, "returns.not-whole")]
    [InlineData("area", 1.234, "returns.too-many-decimals")]
    [InlineData("area", -1, "returns.below-minimum")]
    [InlineData("lan", "maybe", "returns.not-an-option")]
    [InlineData("lan", 1, "returns.wrong-type")]
    [InlineData("payer", "nobody", "returns.not-an-option")]
    [InlineData("payer", "district other", "returns.not-an-option")]
    [InlineData("payers", "district nobody", "returns.not-an-option")]
    [InlineData("payers", "district other", null)]
    [InlineData("name", "123456789012345678901", "returns.too-long")]
    [InlineData("seat", "99", "returns.unknown-unit")]
    [InlineData("seat", "21550", null)]
    [InlineData("computers", 38, "returns.constraint")]
    [InlineData("computers", 13, "returns.check")]
    public void Each_rule_is_told_with_its_place(string name, object? value, string? code)
    {
        var answers = Answers(("staff", 12));
        answers.Values.Remove(name);
        if (value is not null)
        {
            answers.Values[name] = Answers((name, value is double number ? (decimal)number : value)).Values[name];
        }

        Told(Evaluate(answers)).ShouldBe(code is null ? [] : [(code, name)]);
    }

    [Fact]
    public void A_date_after_today_breaks_its_constraint()
    {
        Told(Evaluate(Answers(("staff", 12), ("since", new DateOnly(2023, 9, 15))))).ShouldBe([("returns.constraint", "since")]);
        Told(Evaluate(Answers(("staff", 12), ("since", new DateOnly(2023, 9, 14))))).ShouldBeEmpty();
    }

    [Fact]
    public void The_designer_s_words_go_with_the_violation()
    {
        var violations = Evaluate(Answers(("staff", 12), ("computers", 39))).Violations;
        violations.Select(violation => violation.Text!.Vi).ShouldBe(["Quá nhiều máy", "Phải chẵn"]);
        violations[1].Problem.Arguments["check"].ShouldBe("even");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("ngắn", false)]
    [InlineData("đang chờ máy", true)]
    [InlineData("đang chờ chờ Đang", false)]
    [InlineData("aaa aaa aaa", false)]
    [InlineData("a b c d e", false)]
    [InlineData("111 222 333", false)]
    [InlineData("........................", false)]
    [InlineData("Máy đang chờ cấp phát", true)]
    public void A_soft_check_is_passed_with_a_written_reason(string? reason, bool passes)
    {
        var answers = Answers(("staff", 12), ("computers", 2));
        if (reason is not null)
        {
            answers.Reasons["half"] = reason;
        }

        var evaluation = Evaluate(answers);
        var violation = evaluation.Violations.ShouldHaveSingleItem();
        (violation.Severity, violation.ReasonKey, violation.HasReason, evaluation.CanSubmit).ShouldBe((Severity.Soft, "half", passes, passes));
        evaluation.Answers.Reasons.Count.ShouldBe(reason is null ? 0 : 1);
    }

    [Fact]
    public void A_reason_for_a_check_that_holds_is_not_submitted()
    {
        var answers = Answers(("staff", 12), ("computers", 12));
        answers.Reasons["half"] = "Máy đang chờ cấp phát";
        Evaluate(answers).Answers.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void A_check_that_cannot_be_told_holds() => Told(Evaluate(Answers(("staff", 12)))).ShouldBeEmpty();

    [Fact]
    public void An_irrelevant_answer_is_neither_judged_nor_submitted_but_stays_in_the_draft()
    {
        var draft = Answers(("staff", 12), ("lan", "no"), ("speed", "wrong"));
        draft.Unread["speed"] = "x";
        var evaluation = Evaluate(draft);
        evaluation.Violations.ShouldBeEmpty();
        evaluation.Answers.Values.ShouldNotContainKey("speed");
        evaluation.Answers.Unread.ShouldBeEmpty();
        draft.Values.ShouldContainKey("speed");
        (evaluation.IsRelevant("speed"), evaluation.IsRelevant("lan")).ShouldBe((false, true));
    }

    [Theory]
    [InlineData("yes", 12, true)]
    [InlineData("yes", 5, false)]
    public void Whether_it_is_required_is_an_expression(string lan, int staff, bool required)
    {
        var evaluation = Evaluate(Answers(("staff", staff), ("lan", lan)));
        Told(evaluation).ShouldBe(required ? [("returns.required", "speed")] : []);
        evaluation.IsRequired("speed").ShouldBe(required);
    }

    [Fact]
    public void What_could_not_be_read_is_told_again_and_not_as_missing()
    {
        var draft = Answers();
        draft.Unread["staff"] = "1.5";
        Told(Evaluate(draft)).ShouldBe([("shared.ambiguous-number", "staff")]);
    }

    [Fact]
    public void Lines_are_judged_each_by_itself()
    {
        var answers = Answers(("staff", 12)).WithLine(("unit", "21550"), ("down", 7), ("kind", "no")).WithLine(("down", 20), ("kind", "yes"), ("why", "gone"));
        answers.Reasons["slow@lines[0]"] = "Đường truyền cũ, chờ thay";
        var evaluation = Evaluate(answers);
        Told(evaluation).ShouldBe([("returns.check", "lines[0].down"), ("returns.required", "lines[0].why"), ("returns.required", "lines[1].unit")]);
        evaluation.Violations[0].Blocks.ShouldBeFalse();
        evaluation.Answers.Lines["lines"][1].Values.Keys.ShouldBe(["down", "kind", "part"]);
        (evaluation.IsRelevant("lines[0].why"), evaluation.IsRelevant("lines[1].why"), evaluation.IsRelevant("lines[2].why")).ShouldBe((true, false, false));
        (evaluation.IsRequired("lines[2].unit"), evaluation.IsRelevant("lines[2].unit"), evaluation.IsRelevant("lines")).ShouldBe((true, true, true));
        (evaluation.IsRelevant("why"), evaluation.IsRelevant("lines[0].staff"), evaluation.IsRelevant("none")).ShouldBe((false, false, false));
    }

    [Fact]
    public void The_number_of_lines_has_limits()
    {
        var few = CompiledTemplate.Compile(Of(new LineGroup("lines", Label, [new("down", QuestionType.Decimal, Label)], MinLines: 1, MaxLines: 1))).Require();
        Told(FormEvaluation.Evaluate(few, Answers(), Context)).ShouldBe([("returns.too-few-lines", "lines")]);
        Told(FormEvaluation.Evaluate(few, Answers().WithLine(("down", 1)).WithLine(("down", 1)), Context)).ShouldBe([("returns.too-many-lines", "lines")]);
    }

    [Fact]
    public void Calculations_run_in_the_order_they_need_not_in_the_order_of_the_form()
    {
        var form = Of(
            new Question("c", QuestionType.Integer, Label, Calculation: "${b} + 1"),
            new Question("b", QuestionType.Integer, Label, Calculation: "${a} + 1"),
            new Question("a", QuestionType.Integer, Label));
        FormEvaluation.Evaluate(form, Answers(("a", 1)), Context).Answers.Values["c"].AsNumber.ShouldBe(3);
    }

    [Theory]
    [InlineData(QuestionType.Integer, "2.5", "3")]
    [InlineData(QuestionType.Integer, "true()", "1")]
    [InlineData(QuestionType.Integer, "'text'", null)]
    [InlineData(QuestionType.Decimal, "1 div 4", "0.25")]
    [InlineData(QuestionType.YesNo, "1 = 1", "yes")]
    [InlineData(QuestionType.YesNo, "1 = 2", "no")]
    [InlineData(QuestionType.YesNo, "5", null)]
    [InlineData(QuestionType.Text, "5", "5")]
    [InlineData(QuestionType.Date, "today()", "2023-09-14")]
    [InlineData(QuestionType.Date, "'today'", null)]
    [InlineData(QuestionType.Text, "unit('kind')", "commune")]
    [InlineData(QuestionType.Integer, "previous('x') + 1", "8")]
    [InlineData(QuestionType.Integer, "1 div 0", null)]
    public void A_calculated_value_takes_the_type_of_its_question(QuestionType type, string calculation, string? expected)
    {
        var form = Of(new Question("x", type, Label, Calculation: calculation));
        var evaluation = FormEvaluation.Evaluate(form, Answers(("x", "typed by hand")), Context with { Previous = Answers(("x", 7)) });
        evaluation.Violations.ShouldBeEmpty();
        (evaluation.Answers.Values.TryGetValue("x", out var value) ? value.ToString() : null).ShouldBe(expected);
    }

    [Fact]
    public void What_hangs_on_an_irrelevant_container_is_not_asked()
    {
        var table = new Table("t", Label, [new(Label)], [new("1", Label, [new("cell", QuestionType.Integer, Label, Required: "true()")])], Relevant: "${lan} = 'yes'");
        var group = new LineGroup("lines", Label, [new("down", QuestionType.Decimal, Label)], MinLines: 1, Relevant: "${lan} = 'yes'");
        var note = new Note(Label, "${lan} = 'yes'");
        var head = new Question("lan", QuestionType.YesNo, Label);
        var sum = new Question("sum", QuestionType.Decimal, Label, Calculation: "count(${lines}) + count(${down})");
        var hidden = new Section("hidden", Label, [table, group, note], Relevant: "${lan} != ''");
        var form = new FormTemplate("f", Label, [], [new("s", Label, [head, sum]), hidden]);
        foreach (var (lan, relevant, inSection) in new[] { ("yes", true, true), ("no", false, true), ("", false, false) })
        {
            var evaluation = FormEvaluation.Evaluate(form, Answers(("lan", lan)).WithLine(("down", 5)), Context);
            evaluation.Violations.Select(violation => violation.Place).ShouldBe(relevant ? ["cell"] : []);
            evaluation.Answers.Lines.Count.ShouldBe(relevant ? 1 : 0);
            evaluation.Answers.Values["sum"].ShouldBe(Value.Of(relevant ? 2m : 0m));
            evaluation.IsRelevant(hidden).ShouldBe(inSection);
            new[] { evaluation.IsRelevant(table), evaluation.IsRelevant(group), evaluation.IsRelevant(note), evaluation.IsRelevant("cell"), evaluation.IsRelevant("lines[0].down") }
                .ShouldAllBe(answer => answer == relevant);
        }
    }

    [Fact]
    public void A_form_that_was_never_checked_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() => FormEvaluation.Evaluate(Of(new Question("x", QuestionType.Integer, Label, Calculation: "${x}")), Answers(), Context));

    [Fact]
    public void Five_thousand_lines_are_judged_in_time()
    {
        var answers = Answers(("staff", 12));
        for (var line = 0; line < 5000; line++)
        {
            answers.WithLine(("down", line), ("kind", "no"));
        }

        Evaluate(answers).Violations.Count.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public async Task One_compiled_form_serves_many_threads()
    {
        var texts = await Task.WhenAll(Enumerable.Range(1, 32).Select(staff => Task.Run(() =>
            AnswerJson.Write(Form, Evaluate(Answers(("staff", staff), ("computers", staff))).Answers))));
        texts.ShouldBe(Enumerable.Range(1, 32).Select(staff => $$"""{"staff":{{staff}},"computers":{{staff}},"share":100}"""));
    }

    private static FormEvaluation Evaluate(AnswerSet answers) => FormEvaluation.Evaluate(Compiled, answers, Context);

    private static IEnumerable<(string Code, string Place)> Told(FormEvaluation evaluation) => evaluation.Violations.Select(violation => (violation.Code, violation.Place));
}

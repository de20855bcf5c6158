using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Returns;

/// <summary>Every rule of a form with what it comes to, as the bench shows it.</summary>
public sealed class FormTraceTests
{
    [Fact]
    public void What_fails_is_what_a_submission_would_be_refused_or_asked_for()
    {
        var answers = SmallForm.Answers(("staff", 10), ("computers", 3), ("lan", "yes"), ("since", new DateOnly(2024, 1, 1)))
            .WithLine(("down", 5)).WithLine(("unit", "21550"), ("down", 100), ("kind", "no"));
        var violations = FormEvaluation.Evaluate(SmallForm.Form, answers, SmallForm.Context).Violations.Select(violation => violation.Place);
        var failing = Traced(answers).Where(rule => rule.Fails).SelectMany(rule => rule.Runs.Select(run => run.PlaceOf(rule)));
        failing.Order(StringComparer.Ordinal).ShouldBe(violations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_that_has_nothing_to_judge_does_not_apply()
    {
        var rules = Traced(SmallForm.Answers(("lan", "no")));
        Run(rules, "computers", RuleKind.Constraint).Applies.ShouldBeFalse();
        Run(rules, "speed", RuleKind.Required).Applies.ShouldBeFalse();
        Run(rules, "speed", RuleKind.Relevant).Applies.ShouldBeTrue();
        rules.Single(rule => rule is { Part: "staff", Kind: RuleKind.Required }).Fails.ShouldBeTrue();
    }

    [Fact]
    public void A_calculation_shows_what_is_stored_and_what_it_was_made_of()
    {
        var run = Run(Traced(SmallForm.Answers(("staff", 3), ("computers", 2))), "share", RuleKind.Calculation);
        run.Value.ToString().ShouldBe("66.7");
        run.Trace.Readings.Select(reading => $"{reading.Text}={reading.Value}").ShouldBe(["${computers}=2", "${staff}=3"]);
    }

    [Fact]
    public void Of_lines_the_first_that_fail_are_traced_and_all_are_counted()
    {
        var answers = new AnswerSet();
        for (var line = 0; line < 60; line++)
        {
            answers.WithLine(("unit", "21550"), ("down", line < 5 ? 50 : 1));
        }

        var slow = Traced(answers).Single(rule => rule.Code == "slow");
        (slow.Lines, slow.Failed, slow.Runs.Count).ShouldBe((60, 55, FormTrace.MostRuns));
        slow.Runs[0].Line.ShouldBe(5);
        slow.Runs[0].PlaceOf(slow).ShouldBe("lines[5].down");
    }

    [Fact]
    public void Of_lines_without_a_fault_the_first_is_the_example() =>
        Traced(new AnswerSet().WithLine(("unit", "21550"), ("down", 50))).Single(rule => rule.Code == "slow").Runs.ShouldHaveSingleItem().Fails.ShouldBeFalse();

    private static IReadOnlyList<TracedRule> Traced(AnswerSet answers) =>
        FormTrace.Of(CompiledTemplate.Compile(SmallForm.Form).Require(), answers, SmallForm.Context);

    private static TracedRun Run(IEnumerable<TracedRule> rules, string part, RuleKind kind) =>
        rules.Single(rule => rule.Part == part && rule.Kind == kind && rule.Code is null).Runs.ShouldHaveSingleItem();
}

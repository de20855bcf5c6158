using System.Text.Json;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Demo;
using SurveyPlatform.Tests.Templates;

namespace SurveyPlatform.Tests.Standards;

/// <summary>The minimum standard of the recipes, held against its form and against the demonstration's returns.</summary>
public sealed class RecipeStandardTests
{
    private static readonly MinimumStandard Standard =
        BinhDinh.Step("standards-2023").GetProperty("standards")[0].Deserialize<MinimumStandard>(RecipeJson.Options)!;

    [Fact]
    public void Its_expressions_read_only_what_the_form_asks()
    {
        var asked = RealFormsTests.Form("hardware").Questions.Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        var expressions = Standard.Criteria.SelectMany(criterion => new[] { criterion.AppliesWhen ?? "true()", criterion.Figure, criterion.Threshold }).ToList();
        expressions.SelectMany(text => Expression.Parse(text).Require().References).Except(asked).ShouldBeEmpty();
    }

    [Fact]
    public void It_is_in_force_in_the_quarter_and_says_what_each_criterion_measures_and_asks_for()
    {
        Standard.IsInForceOn(new(2023, 9, 14)).ShouldBeTrue();
        Standard.Criteria.Count.ShouldBe(6);
        Standard.Criteria.ShouldAllBe(criterion => criterion.Explanation != null && criterion.Proposal != null && criterion.UnitOfMeasure != null);
    }

    [Fact]
    public void Every_criterion_judges_every_unit_it_is_for_and_some_fail_it()
    {
        var evaluated = DemoReturnsTests.Evaluated(DemoBaseline.Seed).Where(item => item.Unit.Kind != UnitKind.Operator).ToList();
        var verdicts = Standard.Criteria.ToDictionary(criterion => criterion.Code, criterion => evaluated
            .Select(item => new Scope(item.Unit, item.Evaluation.Answers))
            .Where(scope => Expression.Parse(criterion.AppliesWhen!).Require().Holds(scope) == true)
            .Select(scope => Verdict.Of(Number(criterion.Figure, scope), criterion.Comparison, Number(criterion.Threshold, scope)).Outcome).ToList());

        verdicts.ShouldAllBe(criterion => !criterion.Value.Contains(VerdictOutcome.Unknown));
        verdicts["lan-commune"].Count(outcome => outcome == VerdictOutcome.NotMet).ShouldBe(DemoBaseline.CommunesWithoutLan);
        verdicts["lan-offices"].Count.ShouldBe(11);
        verdicts["computer-per-person"].Count.ShouldBe(166);
        verdicts.ShouldAllBe(criterion => criterion.Value.Contains(VerdictOutcome.Met) && criterion.Value.Contains(VerdictOutcome.NotMet));
    }

    [Fact]
    public void A_commune_that_did_not_say_whether_it_has_a_lan_is_unknown()
    {
        var criterion = Standard.Criteria.Single(item => item.Code == "lan-commune");
        var scope = new Scope(BinhDinh.Units.First(unit => unit.Kind == UnitKind.Commune), new());
        Verdict.Of(Number(criterion.Figure, scope), criterion.Comparison, Number(criterion.Threshold, scope)).Outcome.ShouldBe(VerdictOutcome.Unknown);
    }

    private static decimal? Number(string expression, Scope scope) => Expression.Parse(expression).Require().Evaluate(scope).AsNumber;

    private sealed class Scope(DemoUnit unit, AnswerSet answers) : IEvaluationScope
    {
        public Value Self => Value.Missing;

        public DateOnly Today => new(2023, 9, 21);

        public Value Get(string name) => answers.Values.GetValueOrDefault(name);

        public IReadOnlyList<Value> GetAll(string name) => [Get(name)];

        public Value Previous(string name) => Value.Missing;

        public Value Unit(string attribute) => attribute == "kind" ? Value.Of(unit.Kind.ToString().ToLowerInvariant()) : Value.Missing;
    }
}

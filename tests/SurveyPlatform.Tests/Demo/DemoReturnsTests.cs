using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Demo;

/// <summary>The made-up answers held against the real forms.</summary>
public sealed class DemoReturnsTests
{
    private static readonly CompiledTemplate HardwareForm = Form("hardware");
    private static readonly CompiledTemplate ConnectivityForm = Form("connectivity");

    [Theory]
    [InlineData(DemoBaseline.Seed)]
    [InlineData(7)]
    [InlineData(20230914)]
    public void Every_return_of_the_demonstration_can_be_submitted(int seed)
    {
        var refused = Evaluated(seed).SelectMany(item => item.Evaluation.Violations.Where(violation => violation.Blocks)
            .Select(violation => $"{item.Unit.Code} {violation.Place} {violation.Code} {violation.Text?.Vi}"));
        refused.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_answered_that_is_not_asked()
    {
        foreach (var (unit, answers, evaluation) in Evaluated(DemoBaseline.Seed))
        {
            answers.Unread.ShouldBeEmpty();
            answers.Values.Keys.Except(evaluation.Answers.Values.Keys).ShouldBeEmpty(unit.Code);
            answers.Reasons.Keys.ShouldBe(evaluation.Answers.Reasons.Keys, ignoreOrder: true, unit.Code);
        }
    }

    [Fact]
    public void A_few_figures_are_out_of_the_ordinary_and_explained()
    {
        var reasons = Evaluated(DemoBaseline.Seed).Where(item => item.Unit.Kind != UnitKind.Operator).SelectMany(item => item.Evaluation.Answers.Reasons.Keys);
        reasons.Count().ShouldBeInRange(8, 14);
        reasons.Distinct().Order(StringComparer.Ordinal).ShouldBe(["computers-many", "internet-none", "internet-slow", "interruptions-many", "staff-size"]);
    }

    [Fact]
    public void The_calculated_figures_give_the_published_shares()
    {
        var communes = Evaluated(DemoBaseline.Seed).Where(item => item.Unit.Kind == UnitKind.Commune).ToList();
        communes.Sum(item => item.Evaluation.Answers.Values["staff_total"].AsNumber).ShouldBe(DemoBaseline.CommuneStaff);
        communes.Sum(item => item.Evaluation.Answers.Values["computers_working"].AsNumber).ShouldBe(DemoBaseline.CommuneWorkingComputers);
    }

    internal static IEnumerable<(DemoUnit Unit, AnswerSet Answers, FormEvaluation Evaluation)> Evaluated(int seed)
    {
        var units = BinhDinh.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return DemoAnswers.Hardware(BinhDinh.Units, seed).Select(item => (Form: HardwareForm, item.Key, item.Value))
            .Concat(DemoAnswers.Connectivity(BinhDinh.Units, seed).Select(item => (Form: ConnectivityForm, item.Key, item.Value)))
            .Select(item => (units[item.Key], item.Value, FormEvaluation.Evaluate(item.Form, item.Value, Context(units[item.Key]))));
    }

    private static FormContext Context(DemoUnit unit) => new()
    {
        Today = new(2023, 9, 21),
        UnitAttributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = unit.Kind.ToString().ToLowerInvariant(),
            ["code"] = unit.Code,
            ["name"] = unit.Name,
            ["type"] = unit.TypeName,
        },
        UnitExists = code => BinhDinh.Units.Any(known => known.Code == code),
    };

    private static CompiledTemplate Form(string code) =>
        CompiledTemplate.Compile(TemplateJson.Read(BinhDinh.Step($"form-templates-{code}").GetProperty("templates")[0]).Require()).Require();
}

using System.Globalization;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Server.Demo;

namespace SurveyPlatform.Tests.Demo;

public sealed class DemoAnswersTests
{
    private static readonly IReadOnlyDictionary<string, AnswerSet> Hardware = DemoAnswers.Hardware(BinhDinh.Units, BinhDinh.Seed);
    private static readonly IReadOnlyDictionary<string, AnswerSet> Connectivity = DemoAnswers.Connectivity(BinhDinh.Units, BinhDinh.Seed);
    private static readonly List<AnswerSet> Communes = Of(UnitKind.Commune);
    private static readonly List<AnswerSet> Districts = Of(UnitKind.District);

    [Fact]
    public void All_districts_and_155_of_159_communes_report() =>
        (Districts.Count, Communes.Count, Of(UnitKind.Operator).Count).ShouldBe((11, 155, 0));

    [Fact]
    public void The_communes_add_up_to_what_was_published()
    {
        Share(Communes, "computers_working", StaffOf).ShouldBe(83.0m);
        Communes.Count(answers => Text(answers, "has_lan") == "no").ShouldBe(67);
        Communes.Count(answers => Text(answers, "has_lan") == "yes").ShouldBe(88);
    }

    [Fact]
    public void The_districts_add_up_to_what_was_published()
    {
        Share(Districts, "computers_working", StaffOf).ShouldBe(98.8m);
        Sum(Districts, "computers_working").ShouldBe(989);
        Sum(Districts, "computers_with_antivirus").ShouldBe(798);
        Sum(Districts, "offices_total").ShouldBe(153);
        Sum(Districts, "offices_with_lan").ShouldBe(105);
        Districts.Count(answers => Text(answers, "has_firewall") == "yes").ShouldBe(5);
        Districts.Average(answers => Number(answers, "internet_fastest_mbps")).ShouldBe(100);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answers_whatever_the_order_of_the_units()
    {
        var reversed = BinhDinh.Units.Reverse().ToList();
        Written(DemoAnswers.Hardware(reversed, BinhDinh.Seed)).ShouldBe(Written(Hardware));
        Written(DemoAnswers.Connectivity(reversed, BinhDinh.Seed)).ShouldBe(Written(Connectivity));
        Written(DemoAnswers.Hardware(BinhDinh.Units, BinhDinh.Seed + 1)).ShouldNotBe(Written(Hardware));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20230914)]
    public void Another_seed_adds_up_to_the_same(int seed)
    {
        var answers = DemoAnswers.Hardware(BinhDinh.Units, seed);
        answers.Count.ShouldBe(166);
        answers.Values.Sum(unit => Number(unit, "computers_working")).ShouldBe(4127 + 989);
    }

    [Fact]
    public void The_operators_report_lines_at_nearly_every_unit_and_mostly_what_the_unit_declares()
    {
        Connectivity.Keys.Order(StringComparer.Ordinal).ShouldBe(["FPT", "MOBIFONE", "VIETTEL", "VNPT"]);
        var lines = Connectivity.SelectMany(operatorAnswers => operatorAnswers.Value.Lines["lines"]).ToList();
        lines.Select(line => line.Values["unit"].AsText).Distinct().Count().ShouldBeInRange(168, 170);
        Connectivity.Values.Max(answers => answers.Lines["lines"].Count).ShouldBe(Connectivity["VNPT"].Lines["lines"].Count);

        var reported = lines.Where(line => line.Values["kind"].AsText == "internet").ToLookup(line => line.Values["unit"].AsText);
        var differing = Hardware.Count(unit => reported[unit.Key].Sum(line => line.Values["contracted_down_mbps"].AsNumber) != (unit.Value.Values.TryGetValue("internet_total_mbps", out var total) ? total.AsNumber : 0));
        differing.ShouldBeInRange(3, 20);
    }

    private static List<AnswerSet> Of(UnitKind kind) =>
        [.. BinhDinh.Units.Where(unit => unit.Kind == kind && Hardware.ContainsKey(unit.Code)).Select(unit => Hardware[unit.Code])];

    private static decimal StaffOf(AnswerSet answers) =>
        Number(answers, "staff_officials") + Number(answers, "staff_civil_servants") + Number(answers, "staff_public_employees") + Number(answers, "staff_non_specialised");

    private static decimal Share(List<AnswerSet> answers, string name, Func<AnswerSet, decimal> of) =>
        Math.Round(Sum(answers, name) * 100 / answers.Sum(of), 1, MidpointRounding.AwayFromZero);

    private static decimal Sum(List<AnswerSet> answers, string name) => answers.Sum(unit => Number(unit, name));

    private static decimal Number(AnswerSet answers, string name) => answers.Values[name].AsNumber!.Value;

    private static string? Text(AnswerSet answers, string name) => answers.Values[name].AsText;

    private static string Written(IReadOnlyDictionary<string, AnswerSet> all) => string.Join('\n',
        from unit in all
        orderby unit.Key
        let lines = unit.Value.Lines.SelectMany(repeated => repeated.Value.SelectMany((line, at) => line.Values.Select(value => $"{repeated.Key}[{at}].{value.Key}={value.Value}")))
        let values = unit.Value.Values.Select(value => $"{value.Key}={value.Value}")
        let reasons = unit.Value.Reasons.Select(reason => $"{reason.Key}={reason.Value}")
        select string.Create(CultureInfo.InvariantCulture, $"{unit.Key}: {string.Join("; ", values.Concat(lines).Concat(reasons))}"));
}

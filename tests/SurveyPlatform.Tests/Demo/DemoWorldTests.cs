using SurveyPlatform.Registry;
using SurveyPlatform.Server.Demo;

namespace SurveyPlatform.Tests.Demo;

public sealed class DemoWorldTests
{
    private static readonly DemoWorld First = DemoWorld.First(BinhDinh.Units, BinhDinh.Seed);

    [Fact]
    public void A_quarter_later_most_figures_stand_and_some_have_moved()
    {
        var (before, after) = (First.Answers(), First.Next().Answers());
        var both = before.Keys.Intersect(after.Keys).Where(code => before[code].Values.ContainsKey("computers_working")).ToList();
        var moved = both.Count(code => before[code].Values["computers_working"] != after[code].Values["computers_working"]);
        moved.ShouldBeInRange(20, both.Count - 20);
    }

    [Fact]
    public void Who_keeps_silent_changes_and_somebody_always_does()
    {
        var second = First.Next();
        second.Silent.ShouldNotBeEmpty();
        second.Silent.SetEquals(First.Silent).ShouldBeFalse();
        second.Answers().Keys.ShouldNotContain(code => second.Silent.Contains(code));
    }

    [Fact]
    public void Under_other_units_nothing_is_lost_and_nothing_made_up()
    {
        var (units, heirs) = OneCommuneForTwoAndTwoForOne();
        var under = First.Under(units, heirs);
        Total(under, "computers_working").ShouldBe(Total(First, "computers_working"));
        Total(under, "staff_total").ShouldBe(Total(First, "staff_total"));
    }

    private static (IReadOnlyList<DemoUnit> Units, IReadOnlyDictionary<string, IReadOnlyList<(string Code, decimal Share)>> Heirs) OneCommuneForTwoAndTwoForOne()
    {
        var speaking = BinhDinh.Units.Where(unit => unit.Kind == UnitKind.Commune && !First.Silent.Contains(unit.Code)).Take(3).ToList();
        var heirs = BinhDinh.Units.ToDictionary(unit => unit.Code, unit => (IReadOnlyList<(string, decimal)>)[(unit.Code, 1)], StringComparer.Ordinal);
        heirs[speaking[0].Code] = [("merged", 1)];
        heirs[speaking[1].Code] = [("merged", 1)];
        heirs[speaking[2].Code] = [("merged", 0.4m), ("rest", 0.6m)];
        DemoUnit[] born = [speaking[0] with { Code = "merged", Name = "Nhập" }, speaking[2] with { Code = "rest", Name = "Còn Lại" }];
        return ([.. BinhDinh.Units.Except(speaking), .. born], heirs);
    }

    private static decimal Total(DemoWorld world, string element) => world.Answers().Values
        .Sum(answers => element == "staff_total" ? Staff(answers) : answers.Values.GetValueOrDefault(element).AsNumber ?? 0);

    private static decimal Staff(SurveyPlatform.Returns.AnswerSet answers) =>
        new[] { "staff_officials", "staff_civil_servants", "staff_public_employees", "staff_non_specialised" }
            .Sum(element => answers.Values.GetValueOrDefault(element).AsNumber ?? 0);
}

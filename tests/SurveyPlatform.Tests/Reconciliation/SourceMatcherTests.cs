using SurveyPlatform.Reconciliation;
using static SurveyPlatform.Reconciliation.LineKind;

namespace SurveyPlatform.Tests.Reconciliation;

public sealed class SourceMatcherTests
{
    private static readonly MatchTolerance Tolerance = new(Percent: 10, Mbps: 2, Lines: 0);

    private static readonly UnitDeclaration Good = new(2, ["vnpt", "viettel"], 100, true, 10, "vnpt", []);

    private static readonly OperatorLine[] Supplied =
        [new("vnpt", Internet, 100, null), new("viettel", Internet, 40, null), new("vnpt", Tslcd, 10, null)];

    [Fact]
    public void Two_sources_that_say_the_same_agree_in_everything() => Found(Good, Supplied).ShouldBe(
    [
        "internet_lines Agree: 2 viettel vnpt = 2 viettel vnpt",
        "internet_fastest_mbps Agree: 100 viettel vnpt = 100 vnpt",
        "has_tslcd Agree: 1 vnpt = 1 vnpt",
        "tslcd_mbps Agree: 10 vnpt = 10 vnpt",
    ]);

    [Theory]
    [InlineData(100, 110, "WithinTolerance")]
    [InlineData(100, 112, "Differ")]
    [InlineData(30, 40, "Differ")]
    [InlineData(4, 6, "WithinTolerance")]
    [InlineData(4, 6.5, "Differ")]
    [InlineData(111, 100, "Differ")]
    [InlineData(110, 100, "WithinTolerance")]
    public void A_speed_within_ten_per_cent_or_two_megabits_counts_as_the_same(double declared, double supplied, string outcome) =>
        Tolerance.OfSpeed((decimal)declared, (decimal)supplied).ToString().ShouldBe(outcome);

    [Fact]
    public void A_line_of_an_operator_that_the_unit_does_not_name_differs_even_when_the_number_is_right() =>
        Found(Good with { InternetLines = 2, InternetOperators = ["vnpt"] }, Supplied)[0].ShouldBe("internet_lines Differ: 2 vnpt = 2 viettel vnpt");

    [Fact]
    public void What_only_one_side_knows_of_is_said_to_be_only_its()
    {
        Found(Good, [])[0].ShouldBe("internet_lines OnlyUnit: 2 viettel vnpt = 0 ");
        Found(Good, [])[1].ShouldBe("has_tslcd OnlyUnit: 1 vnpt = 0 ");
        Found(new(0, [], null, false, null, null, []), Supplied).ShouldBe(
            ["internet_lines OnlyOperator: 0  = 2 viettel vnpt", "has_tslcd OnlyOperator: 0  = 1 vnpt"]);
    }

    [Fact]
    public void Nothing_on_either_side_agrees() =>
        Found(new(0, [], null, false, null, null, []), []).ShouldBe(["internet_lines Agree: 0  = 0 ", "has_tslcd Agree: 0  = 0 "]);

    [Fact]
    public void A_unit_that_has_not_reported_is_not_said_to_disagree() =>
        Found(null, Supplied).ShouldBe(["internet_lines NotComparable:   = 2 viettel vnpt", "has_tslcd NotComparable:   = 1 vnpt"]);

    [Fact]
    public void What_an_operator_that_has_not_reported_may_have_is_not_missing()
    {
        OperatorLine[] vnptOnly = [Supplied[0], Supplied[2]];
        Found(Good, vnptOnly, "vnpt")[0].ShouldBe("internet_lines NotComparable: 2 viettel vnpt = 1 vnpt");
        Found(Good with { FastestMbps = 300 }, vnptOnly, "vnpt")[1].ShouldStartWith("internet_fastest_mbps NotComparable");
        Found(Good with { FastestMbps = 50 }, vnptOnly, "vnpt")[1].ShouldStartWith("internet_fastest_mbps Differ");
        Found(Good with { TslcdOperator = "fpt" }, [Supplied[0], Supplied[1]], "vnpt", "viettel")[2].ShouldStartWith("has_tslcd NotComparable");
        Found(Good with { InternetOperators = ["vnpt", "other"] }, vnptOnly)[0].ShouldStartWith("internet_lines NotComparable");
    }

    [Fact]
    public void More_than_the_unit_declares_differs_whoever_is_still_silent() =>
        Found(Good with { InternetLines = 1 }, [Supplied[0], Supplied[0] with { Mbps = 50 }], "vnpt")[0].ShouldStartWith("internet_lines Differ");

    [Fact]
    public void A_dedicated_line_of_another_operator_differs() =>
        Found(Good with { TslcdOperator = "viettel" }, Supplied)[2].ShouldBe("has_tslcd Differ: 1 viettel = 1 vnpt");

    [Fact]
    public void Where_both_sides_give_the_circuit_number_that_very_line_is_compared()
    {
        var unit = Good with { FastestCircuit = "v 17", TslcdCircuit = "T-9", TslcdMbps = 4 };
        OperatorLine[] supplied =
            [new("vnpt", Internet, 60, "V-17"), new("viettel", Internet, 100, "X-1"), new("vnpt", Tslcd, 4, "T-8"), new("vnpt", Tslcd, 10, "T9")];
        Found(unit, supplied)[1].ShouldBe("internet_fastest_mbps Differ: 100 viettel vnpt = 60 vnpt", "another line happens to have the declared speed");
        Found(unit, supplied)[3].ShouldBe("tslcd_mbps Differ: 4 vnpt = 10 vnpt", "another line happens to have the declared speed");
    }

    [Fact]
    public void A_dedicated_line_whose_number_belongs_to_another_operator_differs() =>
        Found(Good with { TslcdCircuit = "T9" }, [.. Supplied, new("fpt", Tslcd, 10, "T9")])[2].ShouldStartWith("has_tslcd Differ");

    [Fact]
    public void Lines_with_the_same_circuit_number_are_one_line_however_it_is_written() =>
        FoundLines([new("vnpt", Internet, 100, "bdh-0012")], [new("vnpt", Internet, 60, "BDH 0012")])
            .ShouldBe(["circuit:BDH0012 Differ: 100 vnpt = 60 vnpt"]);

    [Fact]
    public void Without_a_number_the_nearest_in_speed_of_the_same_operator_and_kind_is_the_one() =>
        FoundLines(
            [new("vnpt", Internet, 40, null), new("vnpt", Internet, 100, null), new("vnpt", Tslcd, 10, null)],
            [new("vnpt", Internet, 105, null), new("vnpt", Internet, 40, null), new("viettel", Tslcd, 10, null)])
            .ShouldBe(
            [
                "line:vnpt:Internet Agree: 40 vnpt = 40 vnpt",
                "line:vnpt:Internet:2 WithinTolerance: 100 vnpt = 105 vnpt",
                "line:vnpt:Tslcd OnlyUnit: 10 vnpt =  ",
                "line:viettel:Tslcd OnlyOperator:   = 10 viettel",
            ]);

    [Fact]
    public void Two_circuit_numbers_are_two_lines() =>
        FoundLines([new("vnpt", Internet, 40, "A1")], [new("vnpt", Internet, 40, "A2")])
            .ShouldBe(["circuit:A1 OnlyUnit: 40 vnpt =  ", "circuit:A2 OnlyOperator:   = 40 vnpt"]);

    [Fact]
    public void One_circuit_of_two_operators_or_two_kinds_differs()
    {
        FoundLines([new("fpt", Internet, 40, "A1")], [new("vnpt", Internet, 40, "A1")]).Single().ShouldContain("Differ");
        FoundLines([new("vnpt", Tslcd, 40, "A1")], [new("vnpt", Internet, 40, "A1")]).Single().ShouldContain("Differ");
    }

    [Fact]
    public void A_line_of_an_operator_that_has_not_reported_cannot_be_compared() =>
        Found(Good with { OwnLines = [new("mobifone", Internet, 40, null)] }, [], "vnpt").Single().ShouldBe("line:mobifone:Internet NotComparable: 40 mobifone =  ");

    [Fact]
    public void The_order_in_which_an_operator_lists_its_lines_changes_no_key()
    {
        OwnLine[] own = [new("vnpt", Internet, 40, null), new("vnpt", Internet, 100, null)];
        OperatorLine[] lines = [new("vnpt", Internet, 60, null), new("vnpt", Internet, 100, null)];
        FoundLines(own, lines).ShouldBe(FoundLines(own, [.. lines.Reverse()]));
    }

    private static List<string> FoundLines(OwnLine[] own, OperatorLine[] supplied) => Found(Good with { OwnLines = own }, supplied);

    private static List<string> Found(UnitDeclaration? unit, OperatorLine[] supplied, params string[] reporting) =>
    [
        .. SourceMatcher.Match(unit, supplied, reporting is [] ? new HashSet<string> { "vnpt", "viettel", "mobifone", "fpt" } : [.. reporting], Tolerance).Select(finding =>
            FormattableString.Invariant($"{finding.Key} {finding.Outcome}: {finding.Unit.Number} {finding.Unit.Operators} = {finding.Operator.Number} {finding.Operator.Operators}")),
    ];
}

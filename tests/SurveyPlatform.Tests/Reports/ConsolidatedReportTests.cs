using SurveyPlatform.Registry;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Tests.Reports;

public sealed class ConsolidatedReportTests
{
    private static readonly ConsolidatedReport Report = SampleQuarter.Report();

    [Fact]
    public void The_published_figures_come_out_with_their_counts()
    {
        Report.CoverageOf(UnitKind.Commune).ShouldBe(new(UnitKind.Commune, 159, 142, 13, 4, 0));
        Line("share-of-communes-without-lan", UnitKind.Commune).ShouldBe("67/155 = 43.2; 155 answered, 0 did not, 4 not reported");
        Line("computers-per-person", UnitKind.Commune).ShouldBe("3860/4650 = 83.0; 155 answered, 0 did not, 4 not reported");
        Line("computers-per-person", UnitKind.District).ShouldBe("989/1001 = 98.8; 11 answered, 0 did not, 0 not reported");
        Line("share-of-offices-with-lan", UnitKind.District).ShouldBe("105/153 = 68.6; 11 answered, 0 did not, 0 not reported");
        Line("licensed-antivirus", UnitKind.District).ShouldBe("798/989 = 80.7; 11 answered, 0 did not, 0 not reported");
        Line("share-with-firewall", UnitKind.District).ShouldBe("5/11 = 45.5; 11 answered, 0 did not, 0 not reported");
        Line("internet-speed", UnitKind.District).ShouldBe("1100/11 = 100.0; 11 answered, 0 did not, 0 not reported");
    }

    [Fact]
    public void A_unit_that_left_a_part_out_counts_in_neither_sum_and_is_told()
    {
        var input = SampleQuarter.Input();
        var unit = input.Obligations.First(owed => owed is { Kind: UnitKind.District, HasReported: true }).Unit;
        var report = ConsolidatedReport.From(input with { Observations = [.. input.Observations.Where(answer => answer.Unit != unit || answer.Element != "staff_total")] });
        Line("computers-per-person", UnitKind.District, report).ShouldBe("898/910 = 98.7; 10 answered, 1 did not, 0 not reported");
    }

    [Fact]
    public void Nothing_to_divide_by_is_not_determined_and_not_nought()
    {
        var nobody = SampleQuarter.Input() with { Observations = [] };
        var figure = ConsolidatedReport.From(nobody).Find("computers-per-person", UnitKind.District)!;
        (figure.Numerator, figure.Value, figure.NotAnswered).ShouldBe((null, null, 11));
        var ratio = SampleQuarter.Indicators.First(indicator => indicator.Code == "licensed-antivirus");
        var none = new UnitAnswers([Answer("computers_with_antivirus", 0), Answer("computers_working", 0)]);
        Figure.Over([none], ratio).ShouldBe(new(ratio.Code, 0, 0, null, 1, 0, 0));

        ReportObservation Answer(string element, decimal number) => new("hardware", new(1), element, ReportObservation.NoLine, number, null);
    }

    [Fact]
    public void The_change_is_told_against_the_period_before()
    {
        var input = SampleQuarter.Input();
        Report.Find("licensed-antivirus", UnitKind.District)!.Change.ShouldBeNull();
        var before = input.Observations.Select(answer => answer.Element == "computers_with_antivirus" ? answer with { Number = 0 } : answer).ToList();
        var figure = ConsolidatedReport.From(input with { Previous = before }).Find("licensed-antivirus", UnitKind.District)!;
        (figure.Previous, figure.Change).ShouldBe((0, figure.Value));
    }

    [Fact]
    public void Each_district_adds_up_to_the_whole_and_names_are_in_vietnamese_order()
    {
        foreach (var total in Report.Totals)
        {
            var rows = Report.Districts.Where(row => row.Level == total.Level).ToList();
            rows.Count.ShouldBe(11);
            (rows.Sum(row => row.Obliged), rows.Sum(row => row.Reported), rows.Sum(row => row.BelowStandard)).ShouldBe((total.Obliged, total.Reported, total.BelowStandard));
            foreach (var figure in total.Figures)
            {
                rows.Sum(row => row.Figures.First(part => part.Indicator == figure.Indicator).Numerator).ShouldBe(figure.Numerator, figure.Indicator);
            }
        }

        Report.Districts.Where(row => row.Level == UnitKind.District).Select(row => row.Name).Take(3).ShouldBe(["Huyện An Lão", "Thị xã An Nhơn", "Huyện Hoài Ân"]);
        Report.Communes.Count.ShouldBe(159);
    }

    [Fact]
    public void A_unit_that_did_not_report_is_named_as_such_and_never_as_below_the_standard()
    {
        Report.NonReporters.Count.ShouldBe(4);
        Report.NonReporters.ShouldAllBe(unit => unit.IsOverdue && unit.WorkingDaysLate == 5 && unit.Superior.StartsWith("UBND"));
        Report.BelowStandard.Select(unit => unit.Code).Intersect(Report.NonReporters.Select(unit => unit.Code)).ShouldBeEmpty();
        Report.Criteria.Single(row => row.Criterion == "lan-commune").ShouldBe(new(UnitKind.Commune, "lan-commune", new("Trụ sở UBND cấp xã có mạng LAN"), 88, 67, 4));
        Report.Communes.Count(row => row.NotMet is null).ShouldBe(4);
    }

    private static string Line(string indicator, UnitKind level, ConsolidatedReport? report = null)
    {
        var figure = (report ?? Report).Find(indicator, level)!;
        return FormattableString.Invariant(
            $"{figure.Numerator}/{figure.Denominator} = {figure.Value:0.0}; {figure.Answered} answered, {figure.NotAnswered} did not, {figure.NotReported} not reported");
    }
}

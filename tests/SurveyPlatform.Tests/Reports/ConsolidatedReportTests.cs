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

    private static string Line(string indicator, UnitKind level)
    {
        var figure = Report.Find(indicator, level)!;
        return FormattableString.Invariant(
            $"{figure.Numerator}/{figure.Denominator} = {figure.Value:0.0}; {figure.Answered} answered, {figure.NotAnswered} did not, {figure.NotReported} not reported");
    }
}

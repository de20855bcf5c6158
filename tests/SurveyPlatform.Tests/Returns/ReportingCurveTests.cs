using SurveyPlatform.Collection;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public sealed class ReportingCurveTests
{
    private static readonly WorkingCalendar Plain = new([]);

    /// <summary>A Thursday.</summary>
    private static readonly DateOnly Due = new(2023, 9, 21);

    [Fact]
    public void Days_are_counted_in_working_days_from_the_due_date()
    {
        var curve = ReportingCurve.Of(10, [new(2023, 9, 18), new(2023, 9, 21), new(2023, 9, 21), new(2023, 9, 25)], Due, Plain);
        Enumerable.Range(-4, 8).Select(curve.By).ShouldBe([0, 1, 1, 1, 3, 3, 4, 4]);
        (curve.First, curve.Last, curve.Received).ShouldBe((-3, 2, 4));
        curve.RateBy(0).ShouldBe(0.3m);
    }

    [Fact]
    public void What_comes_in_on_a_day_off_counts_to_the_working_day_after_it()
    {
        var calendar = new WorkingCalendar([new(new(2023, 9, 22), CalendarDayKind.DayOff)]);
        var curve = ReportingCurve.Of(2, [new(2023, 9, 22), new(2023, 9, 24)], Due, calendar);
        curve.By(0).ShouldBe(0, "the due date has passed when they come");
        curve.By(1).ShouldBe(2);
    }

    [Fact]
    public void Where_nothing_is_owed_there_is_no_rate() => ReportingCurve.Of(0, [], Due, Plain).RateBy(0).ShouldBeNull();
}

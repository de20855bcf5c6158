using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Reports;

/// <summary>The same figures under the units of then and of now.</summary>
public sealed class UnitSeriesTests
{
    private static readonly Period Before = Period.Quarter(2025, 2);
    private static readonly Period After = Period.Quarter(2025, 3);
    private static readonly DateOnly Reorganised = new(2025, 7, 1);
    private static readonly DateOnly Today = new(2025, 10, 1);

    private static readonly Indicator Computers = Of(Term.Sum("computers"), null, 1);
    private static readonly Indicator PerPerson = Of(Term.Sum("computers"), Term.Sum("people"), 100);

    /// <summary>1 and 2 merge into 11; 3 is split into 12 and 13; 4 goes on; 5 is abolished.</summary>
    private static readonly UnitId[] Now = [new(4), new(11), new(12), new(13)];

    [Fact]
    public void What_was_merged_is_the_sum_and_a_ratio_is_worked_out_from_sums()
    {
        var series = ByNow(PerPerson, 0.4m);
        var merged = series.Rows.Single(row => row.Unit!.Id == new UnitId(11)).Cells[0]!;
        (merged.Numerator, merged.Denominator, merged.Value, merged.Answered).ShouldBe((30, 60, 50, 2));
    }

    [Fact]
    public void Of_a_split_unit_each_part_has_its_decided_share_and_says_so()
    {
        var cell = ByNow(Computers, 0.4m).Rows.Single(row => row.Unit!.Id == new UnitId(12)).Cells[0]!;
        (cell.Value, cell.IsApportioned).ShouldBe((4, true));
    }

    [Fact]
    public void A_part_that_was_given_nothing_has_nothing_to_do_with_it()
    {
        var series = ByNow(Computers, 0);
        series.Rows.Single(row => row.Unit!.Id == new UnitId(12)).Cells[0].ShouldBeNull();
        series.Rows.Single(row => row.Unit!.Id == new UnitId(13)).Cells[0]!.IsApportioned.ShouldBeFalse();
    }

    [Fact]
    public void What_nobody_has_decided_is_given_to_nobody()
    {
        var series = ByNow(Computers, null);
        var part = series.Rows.Single(row => row.Unit!.Id == new UnitId(12)).Cells[0]!;
        (part.Value, part.IsIncomplete).ShouldBe(((decimal?)null, true));
        series.NotAttributable!.Cells[0]!.Value.ShouldBe(10 + 7, "the split unit's and the abolished one's");
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.333)]
    [InlineData(null)]
    public void Every_total_is_the_same_by_then_and_by_now_and_is_the_sum_of_the_rows(double? share)
    {
        var (then, now) = (UnitSeries.ByThen(Computers, Facts), ByNow(Computers, (decimal?)share));
        now.Total.Cells.Select(cell => cell!.Value).ShouldBe(then.Total.Cells.Select(cell => cell!.Value));
        foreach (var (series, at) in new[] { then, now }.SelectMany(series => series.Periods.Select((_, at) => (series, at))))
        {
            var rows = series.Rows.Append(series.NotAttributable ?? new(null, [null, null])).Sum(row => row.Cells[at]?.Value ?? 0);
            rows.ShouldBe(series.Total.Cells[at]!.Value!.Value);
        }
    }

    [Fact]
    public void By_then_a_unit_has_no_cell_in_a_period_it_did_not_live_to_see()
    {
        var series = UnitSeries.ByThen(Computers, Facts);
        var merged = series.Rows.Single(row => row.Unit!.Id == new UnitId(1));
        merged.Cells[0]!.Value.ShouldBe(10);
        merged.Cells[1].ShouldBeNull();
    }

    [Fact]
    public void Who_sent_nothing_is_counted_and_never_nought()
    {
        var silent = new SeriesFact(After, Day(After), Unit(4, 100), null);
        var series = UnitSeries.ByThen(Computers, [silent]);
        var cell = series.Rows[0].Cells[0]!;
        (cell.Value, cell.Missing).ShouldBe(((decimal?)null, 1));
    }

    [Fact]
    public void Rows_come_together_under_the_superiors_of_each_period()
    {
        var superiors = new Dictionary<UnitId, SeriesUnit> { [new(100)] = new(new(100), UnitKind.District, "100", "Huyện", "h", null) };
        var series = UnitSeries.ByThen(Computers, Facts, superiors);
        series.Rows.Select(row => row.Unit?.Code).ShouldBe(["100", null], "those that stand under none come last");
        series.Rows[0].Cells[0]!.Value.ShouldBe(10 + 20 + 10 + 5);
        series.Rows[0].Cells[1].ShouldBeNull("the district was no more");
    }

    private static readonly IReadOnlyList<SeriesFact> Facts =
    [
        Fact(Before, 1, 10, 20, 100), Fact(Before, 2, 20, 40, 100), Fact(Before, 3, 10, 10, 100), Fact(Before, 4, 5, 5, 100), Fact(Before, 5, 7, 9, null),
        Fact(After, 4, 6, 5, null), Fact(After, 11, 31, 60, null), Fact(After, 12, 4, 4, null), Fact(After, 13, 6, 6, null),
    ];

    private static UnitSeries ByNow(Indicator indicator, decimal? share) => UnitSeries.ByNow(
        indicator, Facts, new(Steps(share)), Today, Now.ToDictionary(unit => unit, unit => Unit(unit.Value, null)));

    private static IEnumerable<Succession> Steps(decimal? share)
    {
        yield return Step(1, 11, SuccessionKind.MergedInto, null);
        yield return Step(2, 11, SuccessionKind.MergedInto, null);
        yield return Step(3, 12, SuccessionKind.SplitInto, share);
        yield return Step(3, 13, SuccessionKind.SplitInto, 1 - share);
        yield return Step(5, null, SuccessionKind.Abolished, null);
    }

    private static Succession Step(int from, int? to, SuccessionKind kind, decimal? share)
    {
        var step = new Succession { FromUnit = new(from), ToUnit = to is { } unit ? new UnitId(unit) : null, Kind = kind, Day = Reorganised, Resolution = "1664" };
        if (share is { } decided)
        {
            step.Decide(decided, "quantri", default);
        }

        return step;
    }

    private static SeriesFact Fact(Period period, int unit, decimal computers, decimal people, int? parent) => new(
        period, Day(period), Unit(unit, parent),
        new([new("hardware", new(unit), "computers", ReportObservation.NoLine, computers, null), new("hardware", new(unit), "people", ReportObservation.NoLine, people, null)]));

    private static DateOnly Day(Period period) => PeriodScheme.Reporting.Window(period).End;

    private static SeriesUnit Unit(int id, int? parent) =>
        new(new(id), UnitKind.Commune, $"{id}", $"Xã {id}", $"{id:000}", parent is { } above ? new UnitId(above) : null);

    private static Indicator Of(Term numerator, Term? denominator, decimal scale) => new(
        "x", new("x"), new("x"), new("máy"), [UnitKind.Commune], numerator, denominator, new("x"), Measure.Stock, scale);
}

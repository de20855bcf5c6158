using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public sealed class FigureSignalTests
{
    [Fact]
    public void The_score_is_the_modified_one_of_median_and_median_distance()
    {
        // Median 4, distances 3 2 1 0 1 2 96: their median is 2.
        var spread = FigureSpread.Of([1, 2, 3, 4, 5, 6, 100], atLeast: 4).ShouldNotBeNull();
        spread.Median.ShouldBe(4);
        spread.ScoreOf(100).ShouldBe(32.4m);
        spread.ScoreOf(1).ShouldBe(-1.0m);
        spread.IsOutlier(100).ShouldBeTrue();
        spread.IsOutlier(14).ShouldBeFalse();
        spread.IsOutlier(15).ShouldBeTrue();
    }

    [Fact]
    public void Where_half_of_the_figures_are_alike_the_mean_distance_is_the_measure()
    {
        var spread = FigureSpread.Of([0, 0, 0, 0, 0, 0, 8, 2], atLeast: 8).ShouldNotBeNull();
        spread.Median.ShouldBe(0);
        spread.IsOutlier(8).ShouldBeTrue();
        spread.IsOutlier(2).ShouldBeFalse();
    }

    [Fact]
    public void Too_few_figures_or_figures_all_alike_say_nothing()
    {
        FigureSpread.Of([1, 2, 900], atLeast: 4).ShouldBeNull();
        FigureSpread.Of([], atLeast: 0).ShouldBeNull();
        FigureSpread.Of([7, 7, 7, 7, 7], atLeast: 4).ShouldBeNull();
    }

    [Fact]
    public void The_order_of_the_figures_their_scale_and_their_offset_do_not_matter()
    {
        var random = new Random(15);
        for (var run = 0; run < 500; run++)
        {
            var figures = Enumerable.Range(0, random.Next(4, 40)).Select(_ => (decimal)random.Next(0, 300)).ToList();
            var (figure, offset, scale) = ((decimal)random.Next(0, 900), (decimal)random.Next(-50, 50), (decimal)random.Next(1, 20));
            var score = FigureSpread.Of(figures, 4)?.ScoreOf(figure);
            FigureSpread.Of([.. figures.OrderDescending()], 4)?.ScoreOf(figure).ShouldBe(score!.Value);
            FigureSpread.Of([.. figures.Select(item => item * scale + offset)], 4)?.ScoreOf(figure * scale + offset).ShouldBe(score!.Value);
        }
    }

    [Theory]
    [InlineData(30, 20, true)]
    [InlineData(20, 14, false)]
    [InlineData(3, 1, false)]
    [InlineData(0, 40, true)]
    [InlineData(5, 0, true)]
    public void A_change_counts_from_half_of_the_figure_before_and_from_five(int now, int before, bool counts) =>
        FigureSignal.Of("e", now, before, [], null).Select(signal => signal.Kind).ShouldBe(counts ? [FigureSignalKind.LargeChange] : []);

    [Fact]
    public void A_figure_is_held_against_the_units_own_history_and_against_its_peers()
    {
        var signals = FigureSignal.Of("e", 90, 80, [28, 30, 31, 32, 80], FigureSpread.Of([20, 25, 30, 31, 33, 36, 40, 41], FigureSignal.LeastPeers)).ToList();
        signals.Select(signal => (signal.Kind, signal.Against)).ShouldBe([(FigureSignalKind.UnlikeItself, 31m), (FigureSignalKind.UnlikePeers, 32m)]);
        signals.ShouldAllBe(signal => signal.Score > FigureSpread.OutlierFrom);
        FigureSignal.Of("e", 2, null, [], FigureSpread.Of([1, 1, 1, 1, 1, 1, 1, 2], FigureSignal.LeastPeers)).ShouldBeEmpty("one more than most is nothing to speak of");
    }
}

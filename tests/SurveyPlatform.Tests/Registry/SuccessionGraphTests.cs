using System.Globalization;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Tests.Registry;

public sealed class SuccessionGraphTests
{
    private static readonly DateOnly First = new(2024, 12, 1);
    private static readonly DateOnly Second = new(2025, 7, 1);
    private static readonly DateOnly Before = new(2023, 9, 14);
    private static readonly DateOnly After = new(2025, 9, 14);

    [Fact]
    public void A_unit_that_nothing_happened_to_is_itself() => Of([]).ShouldBe("1:1");

    [Fact]
    public void What_was_merged_twice_is_wholly_the_last_one() =>
        Of([Merged(1, 2, First), Merged(2, 3, Second)]).ShouldBe("3:1");

    [Fact]
    public void The_day_of_the_reorganisation_is_the_first_of_the_new_unit()
    {
        var graph = new SuccessionGraph([Merged(1, 2, First)]);
        Text(graph.Forward(new(1), Before, First.AddDays(-1))).ShouldBe("1:1");
        Text(graph.Forward(new(1), Before, First)).ShouldBe("2:1");
    }

    [Fact]
    public void A_split_is_divided_by_the_shares_that_were_decided() =>
        Of([Part(1, 2, 0.3m), Part(1, 3, 0.7m)]).ShouldBe("2:0.3 3:0.7");

    [Fact]
    public void Of_a_split_that_nobody_has_decided_nothing_is_assigned() =>
        Of([Part(1, 2, null), Part(1, 3, null)]).ShouldBe("2:? 3:? +1");

    [Fact]
    public void One_share_without_the_others_is_no_decision() =>
        Of([Part(1, 2, 0.3m), Part(1, 3, null)]).ShouldBe("2:? 3:? +1");

    [Fact]
    public void Shares_of_shares_are_multiplied_and_added() =>
        Of([Part(1, 2, 0.5m, First), Part(1, 3, 0.5m, First), Part(2, 4, 0.4m), Part(2, 5, 0.6m), Merged(3, 4, Second)]).ShouldBe("4:0.7 5:0.3");

    [Fact]
    public void What_nobody_has_decided_of_a_part_stays_out_of_the_whole() =>
        Of([Part(1, 2, 0.5m, First), Part(1, 3, 0.5m, First), Part(2, 4, null), Part(2, 5, null), Merged(3, 4, Second)]).ShouldBe("4:0.5 5:? +0.5");

    [Fact]
    public void Parts_that_come_together_again_are_the_whole_whatever_the_shares() =>
        Of([Part(1, 2, null, First), Part(1, 3, null, First), Merged(2, 4, Second), Merged(3, 4, Second)]).ShouldBe("4:1");

    [Fact]
    public void Figures_of_an_abolished_unit_belong_to_nobody_and_are_still_counted() =>
        Of([Step(1, 2, SuccessionKind.Abolished, Second)]).ShouldBe("+1");

    [Fact]
    public void A_unit_that_was_renamed_retyped_or_moved_is_the_same() =>
        Of([Step(1, 1, SuccessionKind.Renamed, First), Step(1, 1, SuccessionKind.Retyped, First), Step(1, 1, SuccessionKind.Moved, Second)]).ShouldBe("1:1");

    [Fact]
    public void A_decision_about_a_split_makes_its_figures_attributable()
    {
        var steps = new[] { Part(1, 2, null), Part(1, 3, null) };
        Array.ForEach(steps, step => step.Decide(step.ToUnit!.Value.Value == 2 ? 0 : 1, "dieuphoi", new(2025, 7, 2)));
        Of(steps).ShouldBe("2:0 3:1");
    }

    [Fact]
    public void The_rows_of_a_split_unit_go_to_its_main_heir_and_on_from_there()
    {
        var graph = new SuccessionGraph([Part(1, 2, null, First), Part(1, 3, null, First, isMain: true), Merged(3, 4, Second)]);
        graph.HeirOf(new(1), Before).ShouldBe(new(1));
        graph.HeirOf(new(1), First).ShouldBe(new(3));
        graph.HeirOf(new(1), After).ShouldBe(new(4));
    }

    [Fact]
    public void The_total_is_the_same_by_then_and_by_now()
    {
        var graph = new SuccessionGraph([Merged(1, 5, First), Merged(2, 5, First), Part(3, 6, 0.25m), Part(3, 7, 0.75m), Part(4, 6, null), Part(4, 7, null), Merged(5, 7, Second)]);
        var figures = new Dictionary<UnitId, decimal> { [new(1)] = 10, [new(2)] = 7, [new(3)] = 8, [new(4)] = 3 };
        var now = figures.Select(figure => (figure.Value, Parts: graph.Forward(figure.Key, Before, After))).ToList();
        now.Sum(item => item.Value * item.Parts.Parts.Sum(part => part.Share ?? 0)).ShouldBe(25);
        now.Sum(item => item.Value * item.Parts.Unattributed).ShouldBe(3);
    }

    private static string Of(IEnumerable<Succession> steps) => Text(new SuccessionGraph(steps).Forward(new(1), Before, After));

    private static string Text(Inheritance inheritance)
    {
        var parts = inheritance.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Unit}:{(part.Share is { } share ? $"{share:0.##}" : "?")}"));
        return string.Join(' ', inheritance.IsAttributable ? parts : parts.Append(string.Create(CultureInfo.InvariantCulture, $"+{inheritance.Unattributed:0.##}")));
    }

    private static Succession Merged(int from, int to, DateOnly day) => Step(from, to, SuccessionKind.MergedInto, day);

    private static Succession Part(int from, int to, decimal? share, DateOnly? day = null, bool isMain = false)
    {
        var step = Step(from, to, SuccessionKind.SplitInto, day ?? Second, isMain);
        if (share is { } decided)
        {
            step.Decide(decided, "x", default);
        }

        return step;
    }

    private static Succession Step(int from, int to, SuccessionKind kind, DateOnly day, bool isMain = true) =>
        new() { FromUnit = new(from), ToUnit = new(to), Kind = kind, Day = day, Resolution = "1664/NQ-UBTVQH15", IsMainHeir = isMain };
}

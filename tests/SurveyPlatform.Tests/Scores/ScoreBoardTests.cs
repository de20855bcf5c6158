using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Scores;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates;
using Period = SurveyPlatform.Collection.Period;

namespace SurveyPlatform.Tests.Scores;

public sealed class ScoreBoardTests
{
    private static readonly Indicator PerPerson = Ratio("per-person", [UnitKind.District, UnitKind.Commune], Term.Sum("computers"), Term.Sum("staff"));
    private static readonly Indicator WithLan = Ratio("with-lan", [UnitKind.Commune], Term.CountOf("lan", "yes"), Term.Units);
    private static readonly Indicator Interruptions =
        new("interruptions", new("Gián đoạn"), new("GĐ"), new("lần"), [UnitKind.District, UnitKind.Commune], Term.Sum("interruptions"), null, new("Cộng"), Measure.Flow);

    [Fact]
    public void A_formula_gives_points_in_proportion_within_its_bounds_whichever_way_is_better()
    {
        var share = Criterion("a", "per-person") with { Zero = 50, Full = 100 };
        new[] { 40m, 50m, 75m, 100m, 130m }.Select(share.PointsFor).ShouldBe([0, 0, 1, 2, 2]);
        var old = share with { Zero = 60, Full = 20 };
        new[] { 70m, 60m, 40m, 20m, 0m }.Select(old.PointsFor).ShouldBe([0, 0, 1, 2, 2]);
        (share with { MaxPoints = 1 }).PointsFor(83.333m).ShouldBe(0.67m, "rounded as at school");
    }

    [Fact]
    public void Steps_give_the_points_of_the_last_one_reached()
    {
        var steps = Criterion("a", "per-person") with { Steps = [new(0, 1), new(10, 0.5m), new(30, 0)] };
        new[] { -1m, 0m, 9.99m, 10m, 29m, 30m, 99m }.Select(steps.PointsFor).ShouldBe([0, 1, 1, 0.5m, 0.5m, 0, 0]);
    }

    [Fact]
    public void A_districts_points_come_from_sums_over_itself_and_its_communes_and_each_part_is_shown()
    {
        var score = Only(Criterion("a", "per-person"), Unit("D", staff: 10, computers: 10), Unit("C1", staff: 20, computers: 10), Unit("C2", staff: 10, computers: 10));
        (score.State, score.Numerator, score.Denominator, score.Value, score.Points).ShouldBe((ScoreState.Determined, 30, 40, 75, 1.5m));
        score.Parts.Select(part => (part.Code, part.Numerator, part.Denominator)).ShouldBe([("D", 10, 10), ("C1", 10, 20), ("C2", 10, 10)]);
        score.Parts[1].Cells.Select(cell => (cell.Name, cell.Number)).ShouldBe([("computers", 10), ("staff", 20)]);
        Only(Criterion("a", "per-person") with { Units = ScoredUnits.Own }, Unit("D", 10, 10), Unit("C1", 20, 10)).Value.ShouldBe(100);
        Only(Criterion("a", "per-person") with { Units = ScoredUnits.Parts }, Unit("D", 10, 10), Unit("C1", 20, 10)).Value.ShouldBe(50);
    }

    [Fact]
    public void A_unit_that_did_not_answer_is_never_a_nought_and_it_is_said_how_many_it_takes()
    {
        var all = Only(Criterion("a", "per-person"), Unit("D", 10, 10), Unit("C1", 20, null), Silent("C2"));
        (all.State, all.Points, all.Value, all.Answered, all.Expected, all.Lacking).ShouldBe((ScoreState.TooFewAnswers, null, null, 1, 3, 2));
        all.Parts.Select(part => part.State).ShouldBe([PartState.Counted, PartState.NotAnswered, PartState.NotReported]);

        var enough = Only(Criterion("a", "per-person") with { MinimumAnswered = 33 }, Unit("D", 10, 10), Unit("C1", 20, null), Silent("C2"));
        (enough.State, enough.Points, enough.Value).ShouldBe((ScoreState.Determined, 2, 100));
        var capped = Only(Criterion("a", "per-person") with { MinimumAnswered = 33, CapWhileIncomplete = 1.5m }, Unit("D", 10, 10), Silent("C2"));
        (capped.State, capped.Points, capped.Uncapped).ShouldBe((ScoreState.Capped, 1.5m, 2));
        Only(Criterion("a", "per-person") with { CapWhileIncomplete = 1.5m }, Unit("D", 10, 10)).Points.ShouldBe(2, "nobody is missing");
        Only(Criterion("a", "per-person"), Unit("D", 0, 0)).State.ShouldBe(ScoreState.NothingToDivide);
    }

    [Fact]
    public void A_criterion_about_communes_does_not_wait_for_the_district()
    {
        var score = Only(Criterion("a", "with-lan"), Unit("D", 10, 10), Unit("C1", 1, 1, lan: "yes"), Unit("C2", 1, 1, lan: "no"));
        (score.Expected, score.Value).ShouldBe((2, 50));
        Only(Criterion("a", "with-lan"), Unit("D", 10, 10)).State.ShouldBe(ScoreState.NobodyAsked);
        Only(Criterion("a", "no-such"), Unit("D", 10, 10)).State.ShouldBe(ScoreState.NoSource);
    }

    [Fact]
    public void Verdicts_count_as_met_out_of_those_that_could_be_told()
    {
        var criterion = Criterion("a", "basic-it") with { Measure = ScoreMeasure.MetVerdicts };
        var score = Only(criterion, Judged("D", VerdictOutcome.Met, VerdictOutcome.NotApplicable), Judged("C1", VerdictOutcome.NotMet, VerdictOutcome.Met), Judged("C2", VerdictOutcome.Met, VerdictOutcome.Unknown));
        (score.Numerator, score.Denominator, score.Points).ShouldBe((3, 4, 1.5m));
        Only(criterion with { Of = "basic-it/b" }, Judged("D", VerdictOutcome.Met, VerdictOutcome.NotApplicable), Judged("C1", VerdictOutcome.Met, VerdictOutcome.Unknown)).State
            .ShouldBe(ScoreState.TooFewAnswers);
    }

    [Fact]
    public void A_flow_is_added_over_the_year_and_a_state_is_that_of_the_last_quarter()
    {
        var criteria = new[] { Criterion("flow", "interruptions") with { Span = ScoreSpan.Year, Steps = [new(0, 2), new(5, 1), new(7, 0)] }, Criterion("state", "interruptions") with { Steps = [new(0, 2), new(5, 1)] } };
        var board = ScoreBoard.From(new(Set(criteria), [Quarter(3, Unit("D", 1, 1, interruptions: 4)), Quarter(4, Unit("D", 1, 1, interruptions: 2))]));
        board.Units.Single().Criteria.Select(score => (score.Value, score.Points, score.Expected)).ShouldBe([(6, 1, 2), (2, 2, 1)]);
    }

    [Fact]
    public void Quarters_after_the_level_was_abolished_do_not_empty_the_scores()
    {
        var board = ScoreBoard.From(new(Set(Criterion("a", "per-person")), [Quarter(2, Unit("D", 10, 10)), Quarter(3, Unit("C1", 1, 1) with { Parent = null })]));
        board.Quarters.ShouldBe([Period.Quarter(2023, 2)]);
        board.Units.Single().Points.ShouldBe(2);
    }

    [Fact]
    public void Equal_points_share_a_rank_and_who_is_not_determined_has_none()
    {
        var board = ScoreBoard.From(new(Set(Criterion("a", "per-person") with { Units = ScoredUnits.Own }),
            [Quarter(4, Unit("D", 10, 10), Other("E", Unit("D", 20, 20)), Other("F", Unit("D", 20, 10)), Other("G", Silent("D")))]));
        board.Units.ToDictionary(unit => unit.Code, board.RankOf).ShouldBe(new Dictionary<string, int?> { ["D"] = 1, ["E"] = 1, ["F"] = 3, ["G"] = null }, ignoreOrder: true);
    }

    private static ScoreUnit Other(string code, ScoreUnit unit) =>
        unit with { Code = code, Unit = new(code[0]), Obligation = new(new Guid(code[0], 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), SortKey = code };

    private static CriterionScore Only(ScoreCriterion criterion, params ScoreUnit[] units) => ScoreBoard.From(new(Set(criterion), [Quarter(4, units)])).Units.Single().Criteria.Single();

    private static ScoreSet Set(params ScoreCriterion[] criteria) => new("par-it", 2023, new("Bộ tiêu chí"), new("Tạm thời"), UnitKind.District, criteria);

    private static ScoreCriterion Criterion(string code, string of) => new(code, new("Tiêu chí"), 2, ScoreMeasure.Indicator, of, ScoredUnits.Both, ScoreSpan.Last);

    private static ScoreQuarter Quarter(int number, params ScoreUnit[] units) => new(
        Period.Quarter(2023, number), [PerPerson, WithLan, Interruptions],
        [new("basic-it/a", new("Tiêu chuẩn"), new("A")), new("basic-it/b", new("Tiêu chuẩn"), new("B"))], units);

    private static Indicator Ratio(string code, IReadOnlyList<UnitKind> kinds, Term top, Term bottom) =>
        new(code, new(code), new(code), new("%"), kinds, top, bottom, new("Công thức"));

    private static ScoreUnit Judged(string code, VerdictOutcome a, VerdictOutcome b) =>
        Unit(code, 1, 1) with { Verdicts = [new("basic-it/a", a, null), new("basic-it/b", b, null)] };

    private static ScoreUnit Silent(string code) => Unit(code, null, null) with { Answers = null };

    /// <summary>D is the district; whatever begins with C is one of its communes.</summary>
    private static ScoreUnit Unit(string code, decimal? staff, decimal? computers, string? lan = null, decimal? interruptions = null)
    {
        var isDistrict = code == "D";
        var number = isDistrict ? 1 : code[1] - '0' + 1;
        List<ReportObservation> answers =
        [
            Answer("staff", staff), Answer("computers", computers), Answer("interruptions", interruptions),
            new("hardware", new(number), "lan", ReportObservation.NoLine, null, lan),
        ];
        return new(
            new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), new(number), isDistrict ? UnitKind.District : UnitKind.Commune, code, code, code,
            isDistrict ? null : new UnitId(1), new(answers.Where(answer => answer.Number is not null || answer.Text is not null)), [], new HashSet<string>());

        ReportObservation Answer(string element, decimal? figure) => new("hardware", new(number), element, ReportObservation.NoLine, figure, null);
    }
}

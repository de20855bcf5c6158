using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Templates;

namespace SurveyPlatform.Tests.Standards;

public sealed class CompiledStandardTests
{
    private static readonly Criterion Share = new(
        "share", new("Đủ máy"), "unit('kind') = 'commune'", "${computers_working} * 100 div ${staff_total}", Comparison.AtLeast, "80");

    [Fact]
    public void A_figure_on_the_threshold_meets_it_and_below_it_has_a_gap()
    {
        Judge(Share, "commune", ("computers_working", 24), ("staff_total", 30)).ShouldBe(new(VerdictOutcome.Met, 80, 80, null));
        Judge(Share, "commune", ("computers_working", 15), ("staff_total", 30)).ShouldBe(new(VerdictOutcome.NotMet, 50, 80, 30));
    }

    [Fact]
    public void A_most_is_met_up_to_the_threshold()
    {
        var most = Share with { Figure = "${interruptions}", Comparison = Comparison.AtMost, Threshold = "2" };
        Judge(most, "commune", ("interruptions", 2)).Outcome.ShouldBe(VerdictOutcome.Met);
        Judge(most, "commune", ("interruptions", 5)).ShouldBe(new(VerdictOutcome.NotMet, 5, 2, 3));
    }

    [Fact]
    public void A_missing_figure_or_threshold_is_unknown_and_never_met()
    {
        Judge(Share, "commune", ("computers_working", 24)).Outcome.ShouldBe(VerdictOutcome.Unknown);
        Judge(Share, "commune", ("computers_working", 24), ("staff_total", 0)).Outcome.ShouldBe(VerdictOutcome.Unknown);
        Judge(Share with { Figure = "5", Threshold = "${staff_total}" }, "commune").ShouldBe(new(VerdictOutcome.Unknown, 5, null, null));
    }

    [Fact]
    public void A_unit_of_another_kind_is_not_judged() => Judge(Share, "district", ("staff_total", 30)).ShouldBe(Verdict.NotApplicable);

    [Fact]
    public void Without_a_return_everything_that_is_for_the_unit_is_unknown_whatever_it_would_count()
    {
        var counted = Share with { Figure = "count(${lines})", Comparison = Comparison.AtMost, Threshold = "100" };
        var standard = Compiled(counted, "connectivity");
        var scope = new AnswerScope(RealFormsTests.Form("connectivity"), new(), Unit("commune"), new(2023, 9, 14));
        standard.Judge(scope, hasReported: true).Single().Verdict.Outcome.ShouldBe(VerdictOutcome.Met);
        standard.Judge(scope, hasReported: false).Single().Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public void A_standard_that_cannot_be_read_is_refused_with_every_error()
    {
        var standard = Standard("hardware", Share with { Figure = "${computers_wroking} +" }, Share with { Threshold = "previous('staff_total')", AppliesWhen = "${nobody} = 1" });
        CompiledStandard.Compile(standard, RealFormsTests.Form("hardware")).Problems.Select(problem => $"{problem.Place}: {problem.Code}").ShouldBe(
        [
            "criteria[0].figure: " + Expression.Parse("${computers_wroking} +").Problems[0].Code,
            "criteria[1].code: standards.duplicate-criterion",
            "criteria[1].appliesWhen: standards.unknown-question",
            "criteria[1].threshold: standards.reads-previous",
        ]);
    }

    [Fact]
    public void Of_the_versions_in_force_on_a_day_the_newest_judges()
    {
        var first = Standard("hardware", Share) with { EffectiveTo = new(2023, 12, 31) };
        var second = first with { Version = 2, EffectiveFrom = new(2023, 10, 1), EffectiveTo = null };
        MinimumStandard.InForceOn(new(2023, 6, 30), [first, second]).ShouldBeEmpty();
        MinimumStandard.InForceOn(new(2023, 9, 14), [first, second]).ShouldBe([first]);
        MinimumStandard.InForceOn(new(2023, 10, 1), [first, second]).ShouldBe([second]);
    }

    [Fact]
    public void A_criterion_for_some_kinds_of_unit_is_not_for_the_others()
    {
        var forDistricts = Share with { AppliesWhen = null, Kinds = [UnitKind.District] };
        Judge(forDistricts, "commune", ("computers_working", 24), ("staff_total", 30)).ShouldBe(Verdict.NotApplicable);
        Judge(forDistricts, "district", ("computers_working", 24), ("staff_total", 30)).Outcome.ShouldBe(VerdictOutcome.Met);
    }

    [Theory]
    [InlineData(Comparison.AtLeast, "máy", "computers", "thiếu 8 máy", "8 computers short")]
    [InlineData(Comparison.AtMost, "giờ", "hours", "vượt 8 giờ", "8 hours over")]
    [InlineData(Comparison.AtLeast, "%", "%", "thiếu 8 điểm %", "8 points short")]
    public void What_is_missing_is_said_in_words(Comparison comparison, string unit, string unitEn, string vi, string en) =>
        GapWords.Of(Share with { Comparison = comparison, UnitOfMeasure = new(unit, unitEn) }, 8).ShouldBe(new(vi, en));

    private static Verdict Judge(Criterion criterion, string kind, params (string Name, decimal Number)[] answers)
    {
        var given = new AnswerSet();
        foreach (var (name, number) in answers)
        {
            given.Values[name] = Value.Of(number);
        }

        return Compiled(criterion, "hardware")
            .Judge(new AnswerScope(RealFormsTests.Form("hardware"), given, Unit(kind), new(2023, 9, 14)), hasReported: true).Single().Verdict;
    }

    private static CompiledStandard Compiled(Criterion criterion, string form) =>
        CompiledStandard.Compile(Standard(form, criterion), RealFormsTests.Form(form)).Require();

    private static MinimumStandard Standard(string form, params Criterion[] criteria) =>
        new("basic-it", 1, new("Điều kiện tối thiểu"), new("Công văn"), new(2023, 7, 1), null, form, criteria);

    private static Dictionary<string, string> Unit(string kind) => new(StringComparer.Ordinal) { ["kind"] = kind };
}

using SurveyPlatform.Registry;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Reports;

/// <summary>Adds the input up. Order everywhere: districts, communes district by district, operators; by Vietnamese name within.</summary>
internal sealed class ReportBuilder(ReportInput input)
{
    private static readonly UnitKind[] Levels = [UnitKind.District, UnitKind.Commune];

    private readonly ReportDefinition _definition = input.Definition;
    private readonly List<ReportObligation> _owed = Ordered(input.Obligations);
    private readonly Dictionary<(string, UnitId), UnitAnswers> _answers = ByReturn(input.Observations);
    private readonly Dictionary<(string, UnitId), UnitAnswers> _previous = ByReturn(input.Previous);
    private readonly ILookup<UnitId, ReportVerdict> _verdicts = input.Verdicts.ToLookup(verdict => verdict.Unit);
    private readonly List<(string Standard, int Version, string Criterion)> _order =
        [.. input.Standards.SelectMany(standard => standard.Criteria, (standard, criterion) => (standard.Code, standard.Version, criterion.Code))];

    private readonly Dictionary<(string, int, string), Criterion> _criteria = input.Standards
        .SelectMany(standard => standard.Criteria.Select(criterion => (Key: (standard.Code, standard.Version, criterion.Code), criterion)))
        .ToDictionary(pair => pair.Key, pair => pair.criterion);

    private IEnumerable<ReportObligation> Units => _owed.Where(owed => owed.Collection == _definition.UnitCollection);

    public ConsolidatedReport Build() => new(
        input.Letterhead,
        input.Period,
        input.Dates,
        input.AsOf,
        _definition.Indicators,
        [.. _owed.GroupBy(owed => owed.Kind).Select(level => CoverageOf(level.Key, level))],
        [.. Levels.SelectMany(level => _definition.For(level, IndicatorUse.Summary).Select(indicator => new LevelFigure(level, Measure(OfLevel(level), indicator))))],
        [.. Levels.SelectMany(level => Districts.Select(district => Row(level, district, level == UnitKind.District ? [district] : CommunesOf(district))))],
        [.. Levels.Select(level => Row(level, null, OfLevel(level)))],
        [.. OfLevel(UnitKind.Commune).Select(Row)],
        [.. _owed.Where(owed => owed.Collection == _definition.LineCollection).Select(Operator)],
        [.. _owed.Where(owed => !owed.HasReported).Select(Tardy)],
        [.. _owed.Where(owed => owed.IsLate).Select(Tardy)],
        [.. Tallies()],
        [.. Units.Select(Below).OfType<UnitBelowStandard>()],
        input.Standards,
        input.Sources,
        input.SoftReasons)
    {
        Decisions = input.Decisions.Count == 0 ? null : [.. Decided()],
    };

    private IEnumerable<DecidedRow> Decided() =>
        from owed in Units
        from figure in input.Decisions.Where(figure => figure.Unit == owed.Unit)
        select new DecidedRow(owed.Authority, DistrictOf(owed), figure.Title, figure.UnitOfMeasure, figure.Declared, figure.Decided, figure.Origin, figure.Reason);

    private IEnumerable<ReportObligation> Districts => Units.Where(owed => owed.Kind == UnitKind.District);

    private List<ReportObligation> OfLevel(UnitKind level) => [.. Units.Where(owed => owed.Kind == level)];

    private List<ReportObligation> CommunesOf(ReportObligation district) =>
        [.. Units.Where(owed => owed.Kind == UnitKind.Commune && owed.Parent == district.Unit)];

    private Coverage CoverageOf(UnitKind level, IEnumerable<ReportObligation> units)
    {
        var all = units.ToList();
        var missing = all.Count(owed => !owed.HasReported && owed.DueOn < input.AsOf);
        var late = all.Count(owed => owed.IsLate);
        var reported = all.Count(owed => owed.HasReported);
        return new(level, all.Count, reported - late, late, missing, all.Count - reported - missing);
    }

    private Figure Measure(List<ReportObligation> units, Indicator indicator)
    {
        var figure = Figure.Over([.. units.Select(Answers)], indicator) with { IsBroken = indicator.Elements.Any(input.BrokenSeries.Contains) };
        return _previous.Count == 0
            ? figure
            : figure with { Previous = Figure.Over([.. units.Select(owed => _previous.GetValueOrDefault((owed.Collection, owed.Unit)))], indicator).Value };
    }

    private UnitAnswers? Answers(ReportObligation owed) =>
        !owed.HasReported ? null : _answers.TryGetValue((owed.Collection, owed.Unit), out var answers) ? answers : new([]);

    private DistrictRow Row(UnitKind level, ReportObligation? district, List<ReportObligation> units) => new(
        level,
        district?.Code ?? "",
        district?.FullName ?? "",
        units.Count,
        units.Count(owed => owed.HasReported),
        [.. _definition.For(level, IndicatorUse.Tables).Select(indicator => Measure(units, indicator))],
        units.Count(owed => NotMet(owed).Any()));

    private UnitRow Row(ReportObligation owed) => new(
        owed.Unit,
        owed.Code,
        owed.FullName,
        DistrictOf(owed),
        owed.HasReported,
        [.. _definition.For(owed.Kind, IndicatorUse.Tables).Select(indicator => Measure([owed], indicator))],
        owed.HasReported ? NotMet(owed).Count() : null);

    private string DistrictOf(ReportObligation owed) =>
        owed.Kind == UnitKind.District ? owed.FullName : Districts.FirstOrDefault(district => district.Unit == owed.Parent)?.FullName ?? "";

    private OperatorRow Operator(ReportObligation owed) => Answers(owed) is { } answers
        ? LineTotals.Of(owed, answers, _definition.Lines)
        : new(owed.Code, owed.FullName, HasReported: false, null, null, null, null, null);

    private TardyUnit Tardy(ReportObligation owed) => new(
        owed.Kind,
        owed.Code,
        owed.Authority,
        owed.Superior,
        owed.DueOn,
        owed.SubmittedOn,
        (owed.SubmittedOn ?? input.AsOf) > owed.DueOn,
        owed.WorkingDaysLate,
        owed.Contact);

    private IEnumerable<ReportVerdict> NotMet(ReportObligation owed) =>
        from verdict in _verdicts[owed.Unit]
        where verdict.Verdict.Outcome == VerdictOutcome.NotMet
        orderby _order.IndexOf((verdict.Standard, verdict.Version, verdict.Criterion))
        select verdict;

    private IEnumerable<CriterionTally> Tallies() =>
        from level in Levels
        let units = OfLevel(level)
        from standard in input.Standards
        from criterion in standard.Criteria
        let outcomes = units
            .SelectMany(owed => _verdicts[owed.Unit])
            .Where(verdict => (verdict.Standard, verdict.Version, verdict.Criterion) == (standard.Code, standard.Version, criterion.Code))
            .Select(verdict => verdict.Verdict.Outcome)
            .Where(outcome => outcome != VerdictOutcome.NotApplicable)
            .ToList()
        where outcomes.Exists(outcome => outcome != VerdictOutcome.Unknown)
        select new CriterionTally(
            level,
            criterion.Code,
            criterion.Title,
            outcomes.Count(outcome => outcome == VerdictOutcome.Met),
            outcomes.Count(outcome => outcome == VerdictOutcome.NotMet),
            outcomes.Count(outcome => outcome == VerdictOutcome.Unknown));

    private UnitBelowStandard? Below(ReportObligation owed)
    {
        var shortfalls = NotMet(owed).Select(Shortfall).ToList();
        if (shortfalls.Count == 0)
        {
            return null;
        }

        var answers = Answers(owed);
        return new(
            owed.Kind, owed.Code, owed.Authority, DistrictOf(owed), owed.Superior, shortfalls,
            answers?.Text(_definition.CauseElement), answers?.Text(_definition.RequestElement));
    }

    private Shortfall Shortfall(ReportVerdict verdict)
    {
        var criterion = _criteria[(verdict.Standard, verdict.Version, verdict.Criterion)];
        var (_, figure, threshold, gap) = verdict.Verdict;
        return new(
            criterion.Code, criterion.Title, criterion.UnitOfMeasure ?? new(""), figure ?? 0, threshold ?? 0, gap ?? 0, criterion.Proposal ?? criterion.Title);
    }

    private static List<ReportObligation> Ordered(IReadOnlyList<ReportObligation> obligations)
    {
        var districts = obligations.Where(owed => owed.Kind == UnitKind.District).DistinctBy(owed => owed.Unit).ToDictionary(owed => owed.Unit, owed => owed.SortKey);
        return
        [
            .. obligations
                .OrderBy(owed => owed.Kind)
                .ThenBy(owed => owed.Kind == UnitKind.Commune && owed.Parent is { } parent ? districts.GetValueOrDefault(parent, "") : "", StringComparer.Ordinal)
                .ThenBy(owed => owed.SortKey, StringComparer.Ordinal)
                .ThenBy(owed => owed.Code, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<(string, UnitId), UnitAnswers> ByReturn(IReadOnlyList<ReportObservation> observations) => observations
        .GroupBy(observation => (observation.Collection, observation.Unit))
        .ToDictionary(answers => answers.Key, answers => new UnitAnswers(answers));
}

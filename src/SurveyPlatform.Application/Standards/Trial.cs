using SurveyPlatform.Collection;

namespace SurveyPlatform.Standards;

/// <summary>Two versions of a standard held against the same returns, exercise by exercise.</summary>
internal sealed class Trial
{
    private readonly List<TryStandard.Change> _changes = [];
    private readonly List<TryStandard.Quarter> _quarters = [];
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private CollectionExercise _exercise = null!;
    private CompiledStandard? _before;
    private CompiledStandard _after = null!;
    private int _units;

    public IReadOnlyList<TryStandard.Change> Changes => _changes;

    public IReadOnlyList<TryStandard.Quarter> Quarters => _quarters;

    public void Begin(CollectionExercise exercise, CompiledStandard? before, CompiledStandard after)
    {
        (_exercise, _before, _after, _units) = (exercise, before, after, 0);
        _tallies.Clear();
        foreach (var criterion in after.Criteria.Concat(before?.Criteria ?? []).Select(compiled => compiled.Criterion).DistinctBy(criterion => criterion.Code))
        {
            _tallies[criterion.Code] = new(
                criterion, before?.Criteria.Any(compiled => compiled.Criterion.Code == criterion.Code) != true,
                !after.Criteria.Any(compiled => compiled.Criterion.Code == criterion.Code));
        }
    }

    public void Judge(JudgedUnit unit, AnswerScope scope)
    {
        _units++;
        var before = Verdicts(_before, scope, unit);
        var after = Verdicts(_after, scope, unit);
        foreach (var (code, tally) in _tallies)
        {
            var (was, becomes) = (Of(before, code), Of(after, code));
            tally.Count(was, becomes);
            if (was?.Outcome != becomes?.Outcome)
            {
                tally.Changed++;
                var obligation = unit.Obligation;
                _changes.Add(new(_exercise.Period, obligation.Id, obligation.UnitCode, obligation.UnitFullName, obligation.UnitKind, tally.Criterion, was, becomes));
            }
        }
    }

    public void End() => _quarters.Add(new(
        _exercise.Id, _exercise.Period, _exercise.CutOff, _after.Standard.IsInForceOn(_exercise.CutOff), _units,
        [.. _tallies.Values.Select(tally => new TryStandard.Count(tally.Criterion, tally.IsNew, tally.IsDropped, tally.Before, tally.After, tally.Changed))]));

    private static Dictionary<string, Verdict> Verdicts(CompiledStandard? standard, AnswerScope scope, JudgedUnit unit) =>
        standard?.Judge(scope, hasReported: unit.Revision > 0).ToDictionary(judged => judged.Compiled.Criterion.Code, judged => judged.Verdict, StringComparer.Ordinal) ?? [];

    private static Verdict? Of(Dictionary<string, Verdict> verdicts, string code) => verdicts.TryGetValue(code, out var verdict) ? verdict : null;

    private sealed class Tally(Criterion criterion, bool isNew, bool isDropped)
    {
        public Criterion Criterion => criterion;

        public bool IsNew => isNew;

        public bool IsDropped => isDropped;

        public Dictionary<VerdictOutcome, int> Before { get; } = [];

        public Dictionary<VerdictOutcome, int> After { get; } = [];

        public int Changed { get; set; }

        public void Count(Verdict? before, Verdict? after)
        {
            if (before is { } was)
            {
                Before[was.Outcome] = Before.GetValueOrDefault(was.Outcome) + 1;
            }

            if (after is { } becomes)
            {
                After[becomes.Outcome] = After.GetValueOrDefault(becomes.Outcome) + 1;
            }
        }
    }
}

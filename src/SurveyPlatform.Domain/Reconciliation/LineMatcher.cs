using static SurveyPlatform.Reconciliation.MatchOutcome;

namespace SurveyPlatform.Reconciliation;

/// <summary>
/// Pairs two lists of lines: first by circuit number, then by operator, kind and speed within the tolerance, then what is left of the same
/// operator and kind. Lines with two different circuit numbers are two lines.
/// </summary>
internal sealed class LineMatcher
{
    private readonly List<(OwnLine Own, OperatorLine Supplied)> _pairs = [];
    private readonly List<OwnLine> _own;
    private readonly List<OperatorLine> _supplied;
    private readonly MatchTolerance _tolerance;

    private LineMatcher(IEnumerable<OwnLine> own, IEnumerable<OperatorLine> supplied, MatchTolerance tolerance) =>
        (_own, _supplied, _tolerance) = ([.. own], [.. supplied], tolerance);

    public static List<Finding> Match(
        IReadOnlyList<OwnLine> own, IReadOnlyList<OperatorLine> supplied, IReadOnlySet<string> reporting, MatchTolerance tolerance)
    {
        var matcher = new LineMatcher(own, supplied, tolerance);
        matcher.Pair((mine, theirs) => Circuits.Key(mine.Circuit) is { } key && key == Circuits.Key(theirs.Circuit));
        matcher.Pair((mine, theirs) => MayBeSame(mine, theirs) && mine.Mbps is { } declared && theirs.Mbps is { } speed && tolerance.OfSpeed(declared, speed) != Differ);
        matcher.Pair(MayBeSame);
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. matcher._pairs.Select(pair => matcher.OfPair(pair.Own, pair.Supplied, ordinals)),
            .. matcher._own.Select(line => OfOne(line.Operator is { } name && reporting.Contains(name) ? OnlyUnit : NotComparable, line, ordinals)),
            .. matcher._supplied.Select(line => new Finding(
                KeyOf(line.Circuit, line.Operator, line.Kind, ordinals), MatchAspect.Line, OnlyOperator, SideFigure.None, new(line.Mbps, line.Operator), line.Kind, line.Circuit)),
        ];
    }

    /// <summary>Pairs what fits, the nearest in speed first.</summary>
    private void Pair(Func<OwnLine, OperatorLine, bool> fits)
    {
        var candidates = (from own in _own
                          from supplied in _supplied
                          where fits(own, supplied)
                          orderby Math.Abs((own.Mbps ?? 0) - (supplied.Mbps ?? 0))
                          select (own, supplied)).ToList();
        foreach (var (own, supplied) in candidates)
        {
            // By reference: two lines may look the same.
            if (_own.FindIndex(line => ReferenceEquals(line, own)) is var mine and >= 0 && _supplied.FindIndex(line => ReferenceEquals(line, supplied)) is var theirs and >= 0)
            {
                _own.RemoveAt(mine);
                _supplied.RemoveAt(theirs);
                _pairs.Add((own, supplied));
            }
        }
    }

    private static bool MayBeSame(OwnLine own, OperatorLine supplied) =>
        own.Kind == supplied.Kind && (own.Operator is null || own.Operator == supplied.Operator)
        && (Circuits.Key(own.Circuit) is null || Circuits.Key(supplied.Circuit) is null);

    private Finding OfPair(OwnLine own, OperatorLine supplied, Dictionary<string, int> ordinals)
    {
        var outcome = own.Kind != supplied.Kind || (own.Operator is { } name && name != supplied.Operator) ? Differ
            : own.Mbps is { } declared && supplied.Mbps is { } speed ? _tolerance.OfSpeed(declared, speed)
            : NotComparable;
        return new(
            KeyOf(own.Circuit ?? supplied.Circuit, supplied.Operator, own.Kind, ordinals), MatchAspect.Line, outcome,
            new(own.Mbps, own.Operator), new(supplied.Mbps, supplied.Operator), own.Kind, own.Circuit ?? supplied.Circuit);
    }

    private static Finding OfOne(MatchOutcome outcome, OwnLine line, Dictionary<string, int> ordinals) => new(
        KeyOf(line.Circuit, line.Operator, line.Kind, ordinals), MatchAspect.Line, outcome, new(line.Mbps, line.Operator), SideFigure.None, line.Kind, line.Circuit);

    private static string KeyOf(string? circuit, string? provider, LineKind kind, Dictionary<string, int> ordinals)
    {
        var stem = Circuits.Key(circuit) is { } number ? $"circuit:{number}" : $"line:{provider}:{kind}";
        var ordinal = ordinals[stem] = ordinals.GetValueOrDefault(stem) + 1;
        return ordinal == 1 ? stem : $"{stem}:{ordinal}";
    }
}

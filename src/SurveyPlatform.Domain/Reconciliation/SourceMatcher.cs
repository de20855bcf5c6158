using static SurveyPlatform.Reconciliation.MatchOutcome;

namespace SurveyPlatform.Reconciliation;

/// <summary>
/// Holds what one unit declares against what the operators report of it. Line by line where the unit declares lines, else by its sums, of which the
/// fastest and the dedicated line are found by their circuit numbers where both sides give them.
/// Whom nobody has heard of yet is never said to disagree.
/// </summary>
public static class SourceMatcher
{
    /// <param name="unit">Null: the unit has not reported.</param>
    /// <param name="supplied">Every line at this unit, of every operator that has reported.</param>
    /// <param name="reporting">The operators that have reported.</param>
    public static IReadOnlyList<Finding> Match(
        UnitDeclaration? unit, IReadOnlyList<OperatorLine> supplied, IReadOnlySet<string> reporting, MatchTolerance tolerance)
    {
        var internet = supplied.Where(line => line.Kind == LineKind.Internet).ToList();
        var dedicated = supplied.Where(line => line.Kind == LineKind.Tslcd).ToList();
        if (unit is null || reporting.Count == 0)
        {
            return
            [
                new("internet_lines", MatchAspect.InternetLines, NotComparable, CountOf(unit), CountOf(internet)),
                new("has_tslcd", MatchAspect.DedicatedLine, NotComparable, DedicatedOf(unit), DedicatedOf(dedicated)),
            ];
        }

        return unit.OwnLines.Count > 0
            ? LineMatcher.Match(unit.OwnLines, supplied, reporting, tolerance)
            : [.. Internet(unit, internet, reporting, tolerance), .. Dedicated(unit, dedicated, reporting, tolerance)];
    }

    private static IEnumerable<Finding> Internet(UnitDeclaration unit, List<OperatorLine> lines, IReadOnlySet<string> reporting, MatchTolerance tolerance)
    {
        var isSilent = unit.InternetOperators.Any(name => !reporting.Contains(name));
        yield return new(
            "internet_lines", MatchAspect.InternetLines, OfLines(unit, lines, isSilent, tolerance), CountOf(unit), CountOf(lines));
        var theLine = lines.Find(line => Circuits.AreSame(line.Circuit, unit.FastestCircuit));
        if (unit.FastestMbps is { } declared && (theLine is null ? lines.Max(line => line.Mbps) : theLine.Mbps) is { } fastest)
        {
            var outcome = tolerance.OfSpeed(declared, fastest);
            var theirs = theLine?.Operator ?? NamesOf(lines.Where(line => line.Mbps == fastest));
            yield return new(
                "internet_fastest_mbps", MatchAspect.InternetSpeed,
                // The faster line may be of the operator that has not reported.
                outcome == Differ && isSilent && theLine is null && fastest < declared ? NotComparable : outcome,
                new(declared, NamesOf(unit.InternetOperators)), new(fastest, theirs), Circuit: theLine?.Circuit);
        }
    }

    private static MatchOutcome OfLines(UnitDeclaration unit, List<OperatorLine> lines, bool isSilent, MatchTolerance tolerance)
    {
        if (unit.InternetLines is not { } declared)
        {
            return NotComparable;
        }

        var having = lines.Select(line => line.Operator).ToHashSet(StringComparer.Ordinal);
        if (isSilent && lines.Count <= declared && having.IsSubsetOf(unit.InternetOperators))
        {
            return NotComparable;
        }

        return (declared, lines.Count) switch
        {
            (0, > 0) => OnlyOperator,
            ( > 0, 0) => OnlyUnit,
            _ when !having.SetEquals(unit.InternetOperators) => Differ,
            _ => tolerance.OfLines(declared, lines.Count),
        };
    }

    private static IEnumerable<Finding> Dedicated(UnitDeclaration unit, List<OperatorLine> lines, IReadOnlySet<string> reporting, MatchTolerance tolerance)
    {
        var sameOperator = lines.Where(line => line.Operator == unit.TslcdOperator).ToList();
        var theLine = lines.Find(line => Circuits.AreSame(line.Circuit, unit.TslcdCircuit));
        var isSilent = unit.TslcdOperator is null || !reporting.Contains(unit.TslcdOperator);
        yield return new(
            "has_tslcd", MatchAspect.DedicatedLine,
            (unit.HasTslcd, lines.Count) switch
            {
                (null, _) => NotComparable,
                (true, 0) => isSilent ? NotComparable : OnlyUnit,
                (false, > 0) => OnlyOperator,
                (true, _) when theLine is not null => theLine.Operator == (unit.TslcdOperator ?? theLine.Operator) ? Agree : Differ,
                (true, _) => sameOperator.Count > 0 || unit.TslcdOperator is null ? Agree : Differ,
                (false, _) => Agree,
            },
            DedicatedOf(unit), DedicatedOf(lines), Circuit: theLine?.Circuit);
        if (unit is { HasTslcd: true, TslcdMbps: { } declared }
            && (theLine ?? sameOperator.Where(line => line.Mbps is not null).MinBy(line => Math.Abs(line.Mbps!.Value - declared))) is { Mbps: { } speed } nearest)
        {
            yield return new(
                "tslcd_mbps", MatchAspect.DedicatedSpeed, tolerance.OfSpeed(declared, speed), new(declared, unit.TslcdOperator), new(speed, nearest.Operator), Circuit: theLine?.Circuit);
        }
    }

    private static SideFigure CountOf(UnitDeclaration? unit) =>
        unit?.InternetLines is { } count ? new(count, NamesOf(unit.InternetOperators)) : SideFigure.None;

    private static SideFigure CountOf(List<OperatorLine> lines) => new(lines.Count, NamesOf(lines));

    private static SideFigure DedicatedOf(UnitDeclaration? unit) =>
        unit?.HasTslcd is { } has ? new(has ? 1 : 0, has ? unit.TslcdOperator : null) : SideFigure.None;

    private static SideFigure DedicatedOf(List<OperatorLine> lines) => new(lines.Count, NamesOf(lines));

    private static string? NamesOf(IEnumerable<OperatorLine> lines) => NamesOf(lines.Select(line => line.Operator));

    private static string? NamesOf(IEnumerable<string> names) =>
        string.Join(' ', names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
}

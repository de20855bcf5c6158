using SurveyPlatform.Returns;

namespace SurveyPlatform.Reconciliation;

/// <summary>One answer of the unit's form as it stands after the department's decisions.</summary>
/// <param name="CaseId">The decision that it comes from; the latest of several.</param>
public sealed record SettledFigure(string Element, decimal? Number, string? Text, FigureOrigin Origin, Guid CaseId);

/// <summary>
/// What the decided cases of one unit and quarter come to in the answers of its form. A decision about one line is not itself an answer:
/// the sums are made again from all lines as decided.
/// </summary>
public static class SettledFigures
{
    public static IReadOnlyList<SettledFigure> Of(UnitDeclaration unit, IEnumerable<ReconciliationCase> cases)
    {
        var decided = cases.Where(item => item.Decision is not null).OrderBy(item => item.Entries.Max(entry => entry.AtUtc)).ToList();
        var figures = decided.Where(item => item.Aspect != MatchAspect.Line).SelectMany(item => OfSum(item, item.Decision!.Value)).ToList();
        return decided.FindAll(item => item.Aspect == MatchAspect.Line) is { Count: > 0 } lines ? [.. figures, .. OfLines(unit, lines)] : figures;
    }

    private static IEnumerable<SettledFigure> OfSum(ReconciliationCase item, FigureOrigin origin)
    {
        var side = origin == FigureOrigin.Unit ? item.Unit : item.Operator;
        switch (item.Aspect)
        {
            case MatchAspect.InternetLines:
                yield return new(ConnectionElements.InternetLines, item.DecidedNumber, null, origin, item.Id);
                if (origin == FigureOrigin.Operator && side.Operators is { } operators && operators != item.UnitOperators)
                {
                    yield return new(ConnectionElements.InternetOperators, null, operators, origin, item.Id);
                }

                break;
            case MatchAspect.InternetSpeed:
                yield return new(ConnectionElements.FastestMbps, item.DecidedNumber, null, origin, item.Id);
                break;
            case MatchAspect.DedicatedLine:
                yield return new(ConnectionElements.HasTslcd, null, side.Number > 0 ? "yes" : "no", origin, item.Id);
                if (side is { Number: > 0, Operators: { } provider } && provider != item.UnitOperators)
                {
                    yield return new(ConnectionElements.TslcdOperator, null, provider.Split(' ')[0], origin, item.Id);
                }

                break;
            case MatchAspect.DedicatedSpeed:
                yield return new(ConnectionElements.TslcdMbps, item.DecidedNumber, null, origin, item.Id);
                break;
            case MatchAspect.Line:
                break;
        }
    }

    private static IEnumerable<SettledFigure> OfLines(UnitDeclaration unit, List<ReconciliationCase> decided)
    {
        var lines = unit.OwnLines.ToList();
        foreach (var item in decided)
        {
            var at = lines.FindIndex(line => IsOf(line, item));
            if (item.Outcome == MatchOutcome.OnlyUnit && item.Decision == FigureOrigin.Operator)
            {
                lines.RemoveAll(line => IsOf(line, item));
            }
            else if (at >= 0)
            {
                lines[at] = lines[at] with { Mbps = item.DecidedNumber ?? lines[at].Mbps, Operator = item.Decision == FigureOrigin.Operator ? item.OperatorOperators : lines[at].Operator };
            }
            else if (item.Outcome == MatchOutcome.OnlyOperator && item.Decision != FigureOrigin.Unit)
            {
                lines.Add(new(item.OperatorOperators, item.LineKind!.Value, item.DecidedNumber, item.Circuit));
            }
        }

        var (internet, dedicated) = (lines.FindAll(line => line.Kind == LineKind.Internet), lines.Find(line => line.Kind == LineKind.Tslcd));
        var last = decided[^1];
        var operators = string.Join(' ', internet.Select(line => line.Operator).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        yield return Number(ConnectionElements.InternetLines, internet.Count);
        yield return Text(ConnectionElements.InternetOperators, operators);
        yield return Number(ConnectionElements.TotalMbps, internet.Sum(line => line.Mbps ?? 0));
        yield return Number(ConnectionElements.FastestMbps, internet.Max(line => line.Mbps));
        yield return Text(ConnectionElements.HasTslcd, dedicated is null ? "no" : "yes");
        if (dedicated is not null)
        {
            yield return Number(ConnectionElements.TslcdMbps, dedicated.Mbps);
            yield return Text(ConnectionElements.TslcdOperator, dedicated.Operator);
        }

        SettledFigure Number(string element, decimal? number) => new(element, number, null, last.Decision!.Value, last.Id);
        SettledFigure Text(string element, string? text) => new(element, null, text, last.Decision!.Value, last.Id);
    }

    private static bool IsOf(OwnLine line, ReconciliationCase item) =>
        line.Kind == item.LineKind && (Circuits.Key(item.Circuit) is { } key && Circuits.Key(line.Circuit) is { } own
            ? key == own
            : line.Mbps == item.UnitNumber && (line.Operator ?? "") == (item.UnitOperators ?? ""));
}

/// <summary>The questions of the two forms that speak of the same lines.</summary>
public static class ConnectionElements
{
    public const string InternetLines = "internet_lines";
    public const string InternetOperators = "internet_operators";
    public const string TotalMbps = "internet_total_mbps";
    public const string FastestMbps = "internet_fastest_mbps";
    public const string HasTslcd = "has_tslcd";
    public const string TslcdMbps = "tslcd_mbps";
    public const string TslcdOperator = "tslcd_operator";
    public const string FastestCircuit = "internet_fastest_circuit";
    public const string TslcdCircuit = "tslcd_circuit";
    public const string OwnKind = "own_kind";
    public const string OwnOperator = "own_operator";
    public const string OwnMbps = "own_mbps";
    public const string OwnCircuit = "own_circuit";
    public const string LineKind = "kind";
    public const string LineMbps = "contracted_down_mbps";
    public const string LineCircuit = "circuit";
    public const string LineHoursLost = "hours_lost";
    public const string LineIncidents = "incidents";
    public const string Interruptions = "interruptions";
    public const string InterruptionHours = "interruption_hours";

    public static IReadOnlyList<string> OfUnit { get; } =
        [InternetLines, InternetOperators, FastestMbps, HasTslcd, TslcdMbps, TslcdOperator, FastestCircuit, TslcdCircuit, OwnKind, OwnOperator, OwnMbps, OwnCircuit];

    public static IReadOnlyList<string> OfLine { get; } = [LineKind, LineMbps, LineCircuit];
}

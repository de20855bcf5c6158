using SurveyPlatform.Reconciliation;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>Findings, cases and incidents in words and colours.</summary>
public static class SourceWords
{
    public static Tone ToneOf(MatchOutcome outcome) => outcome switch
    {
        MatchOutcome.Agree => Tone.Good,
        MatchOutcome.WithinTolerance => Tone.Good,
        MatchOutcome.Differ or MatchOutcome.OnlyUnit or MatchOutcome.OnlyOperator => Tone.Bad,
        MatchOutcome.NotComparable => Tone.Quiet,
    };

    public static Tone ToneOf(CaseState state) => state switch
    {
        CaseState.Open => Tone.Bad,
        CaseState.Explained or CaseState.Accepted => Tone.Warning,
        CaseState.Decided => Tone.Good,
        CaseState.Closed => Tone.Quiet,
    };

    public static Tone ToneOf(IncidentState state) => state switch
    {
        IncidentState.Open => Tone.Bad,
        IncidentState.Restored => Tone.Good,
        IncidentState.Withdrawn => Tone.Quiet,
    };

    /// <summary>What is compared: <c>Tốc độ đường internet nhanh nhất</c>, <c>Đường internet, mã kênh BDH-0012</c>.</summary>
    public static string What(Texts texts, MatchAspect aspect, LineKind? kind, string? circuit) => aspect != MatchAspect.Line || kind is not { } line
        ? texts.Of("match-aspect", aspect)
        : circuit is { Length: > 0 } ? texts["match.line-circuit", ("kind", texts.Of("line-kind", line)), ("circuit", circuit)] : texts["match.line", ("kind", texts.Of("line-kind", line))];

    /// <summary>One side's figure: <c>2 đường (VNPT, Viettel)</c>, <c>100 Mbps (VNPT)</c>, <c>có (VNPT)</c>.</summary>
    public static string Figure(Texts texts, MatchAspect aspect, SideFigure side, IReadOnlyDictionary<string, string> operators)
    {
        if (side.Number is not { } number)
        {
            return aspect == MatchAspect.Line ? texts["match.no-line"] : texts["match.not-said"];
        }

        var figure = aspect switch
        {
            MatchAspect.InternetLines => texts["match.lines", ("count", number)],
            MatchAspect.DedicatedLine => texts[number > 0 ? "match.has" : "match.has-not"],
            MatchAspect.InternetSpeed or MatchAspect.DedicatedSpeed or MatchAspect.Line => texts["match.mbps", ("mbps", number)],
        };
        return Names(side.Operators, operators) is { Length: > 0 } names ? $"{figure} ({names})" : figure;
    }

    public static string Names(string? codes, IReadOnlyDictionary<string, string> operators) => string.Join(
        ", ", (codes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => operators.TryGetValue(code, out var name) ? name : code));

    /// <summary>The unit of measure of a figure that is typed.</summary>
    public static string UnitOf(Texts texts, MatchAspect aspect) => aspect == MatchAspect.InternetLines ? texts["match.unit-lines"] : "Mbps";
}

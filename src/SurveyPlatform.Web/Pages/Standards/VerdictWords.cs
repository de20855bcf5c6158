using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>Verdicts in words and colours, the same on every page and in the files.</summary>
public static class VerdictWords
{
    private const int Decimals = 2;

    public static Tone ToneOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Met => Tone.Good,
        VerdictOutcome.NotMet => Tone.Bad,
        VerdictOutcome.Unknown => Tone.Warning,
        VerdictOutcome.NotApplicable => Tone.Quiet,
    };

    /// <summary><c>đạt</c>, <c>thiếu 8 máy</c>, <c>chưa có số liệu</c>, <c>–</c>.</summary>
    public static string Short(Texts texts, Criterion criterion, VerdictOutcome outcome, decimal? gap) => outcome switch
    {
        VerdictOutcome.NotMet when GapWords.Of(criterion, gap) is { } missing => Capital(texts.Of(missing)),
        VerdictOutcome.NotApplicable => "–",
        VerdictOutcome.Met or VerdictOutcome.NotMet or VerdictOutcome.Unknown => texts.Of("verdict", outcome),
    };

    /// <summary><c>≥ 80</c>.</summary>
    public static string Threshold(Texts texts, Comparison comparison, decimal? threshold) =>
        threshold is { } known ? $"{Sign(comparison)} {texts.Number(known, Decimals)}" : "";

    /// <summary><c>72/≥ 80 %</c>: what was found beside what is asked for.</summary>
    public static string Against(Texts texts, Criterion criterion, decimal? figure, decimal? threshold) => figure is null
        ? ""
        : $"{texts.Number(figure, Decimals)} / {Threshold(texts, criterion.Comparison, threshold)} {texts.Of(criterion.UnitOfMeasure)}".TrimEnd();

    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥",
        Comparison.AtMost => "≤",
    };

    /// <summary>From when to when a version is in force.</summary>
    public static string Dates(Texts texts, MinimumStandard standard) => standard.EffectiveTo is { } end
        ? texts["standards.from-to", ("from", standard.EffectiveFrom), ("to", end)]
        : texts["standards.from", ("from", standard.EffectiveFrom)];

    public static (Tone Tone, string Text) StateOf(Texts texts, VersionState state) => state switch
    {
        VersionState.InForce => (Tone.Good, texts["standards.in-force"]),
        VersionState.Coming => (Tone.Active, texts["standards.coming"]),
        VersionState.Superseded => (Tone.Quiet, texts["standards.superseded"]),
    };

    /// <summary>Failing first, the widest gap first among them.</summary>
    public static string SortKey(VerdictTable.Cell cell) => FormattableString.Invariant($"{Rank(cell.Outcome)}-{1_000_000_000m - (cell.Gap ?? 0):0000000000.00}");

    private static int Rank(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.NotMet => 0,
        VerdictOutcome.Unknown => 1,
        VerdictOutcome.Met => 2,
        VerdictOutcome.NotApplicable => 3,
    };

    private static string Capital(string text) => text.Length == 0 || !char.IsLower(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

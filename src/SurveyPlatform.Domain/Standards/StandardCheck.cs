using System.Text.RegularExpressions;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>Everything that keeps a version of a standard from being put in force, each problem with its place (<c>criteria[2].figure</c>).</summary>
public static partial class StandardCheck
{
    public const int MostCriteria = 60;

    /// <summary>Of a title, a legal basis, an explanation or a proposal.</summary>
    public const int TextMaxLength = 2000;

    /// <param name="templates">The published versions of the form that is judged, the newest last.</param>
    public static IReadOnlyList<Problem> Of(MinimumStandard standard, IReadOnlyList<FormTemplate> templates) =>
    [
        .. Head(standard),
        .. standard.Criteria.SelectMany((criterion, index) => Criterion(criterion, $"criteria[{index}]")),
        .. CompiledStandard.Compile(standard, templates).Problems,
        .. templates.Count == 0 ? [] : standard.Criteria.SelectMany((criterion, index) => Types(criterion, $"criteria[{index}]", templates)),
    ];

    private static IEnumerable<Problem> Head(MinimumStandard standard) =>
    [
        .. Text(standard.Title, "title"),
        .. Text(standard.LegalBasis, "legalBasis"),
        .. standard.EffectiveFrom == default ? [StandardsProblems.NoBeginning.At("effectiveFrom")] : Array.Empty<Problem>(),
        .. standard.EffectiveTo < standard.EffectiveFrom ? [StandardsProblems.BadDates.At("effectiveTo")] : Array.Empty<Problem>(),
        .. standard.Criteria.Count switch
        {
            0 => [StandardsProblems.NoCriteria],
            > MostCriteria => [StandardsProblems.TooManyCriteria(MostCriteria)],
            _ => Array.Empty<Problem>(),
        },
    ];

    private static IEnumerable<Problem> Criterion(Criterion criterion, string place) =>
    [
        .. CodePattern().IsMatch(criterion.Code) ? [] : new[] { StandardsProblems.BadCode(criterion.Code).At($"{place}.code") },
        .. Text(criterion.Title, $"{place}.title"),
        .. criterion.Weight is > 0 and <= 1000 ? [] : new[] { StandardsProblems.BadWeight.At($"{place}.weight") },
    ];

    private static IEnumerable<Problem> Text(LocalizedText text, string place) => string.IsNullOrWhiteSpace(text.Vi)
        ? [StandardsProblems.MissingText.At(place)]
        : new[] { text.Vi, text.En ?? "" }.Any(written => written.Length > TextMaxLength) ? [StandardsProblems.TextTooLong(TextMaxLength).At(place)] : [];

    private static IEnumerable<Problem> Types(Criterion criterion, string place, IReadOnlyList<FormTemplate> templates)
    {
        var types = new CriterionTypes(templates);
        return
        [
            .. types.Condition(criterion.AppliesWhen).Select(problem => problem.At($"{place}.appliesWhen")),
            .. types.Figure(criterion.Figure).Select(problem => problem.At($"{place}.figure")),
            .. types.Figure(criterion.Threshold).Select(problem => problem.At($"{place}.threshold")),
        ];
    }

    public static bool IsCode(string code) => CodePattern().IsMatch(code);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,59}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}

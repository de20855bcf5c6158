using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Standards;

/// <summary>What units must have, as laid down by a document and in force between two days. A published version never changes.</summary>
/// <param name="Code">Stable over all versions, such as <c>basic-it</c>.</param>
/// <param name="LegalBasis">The document that lays it down, as printed in the report.</param>
/// <param name="EffectiveTo">The last day it is in force; null: until further notice.</param>
/// <param name="Template">Code of the form whose answers are judged.</param>
public sealed record MinimumStandard(
    string Code,
    int Version,
    LocalizedText Title,
    LocalizedText LegalBasis,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string Template,
    IReadOnlyList<Criterion> Criteria)
{
    public const int CodeMaxLength = 60;

    public bool IsInForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is not { } end || day <= end);

    /// <summary>Of the versions of one standard the one to judge by on a day; null: none is in force.</summary>
    public static MinimumStandard? OneInForceOn(DateOnly day, IEnumerable<MinimumStandard> versions) =>
        versions.Where(standard => standard.IsInForceOn(day)).MaxBy(standard => standard.Version);

    /// <summary>The version to judge by on a day: the newest of those in force, of each code.</summary>
    public static IReadOnlyList<MinimumStandard> InForceOn(DateOnly day, IEnumerable<MinimumStandard> standards) =>
    [
        .. standards.Where(standard => standard.IsInForceOn(day))
            .GroupBy(standard => standard.Code, StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(standard => standard.Version)!)
            .OrderBy(standard => standard.Code, StringComparer.Ordinal),
    ];
}

public enum Comparison
{
    AtLeast,
    AtMost,
}

/// <summary>One thing that is measured against a threshold. The three expressions are in the dialect of the forms.</summary>
/// <param name="AppliesWhen">Of the units of these kinds the criterion is for those of which this holds; null: for all.</param>
/// <param name="Threshold">A figure of its own (<c>80</c>) or one that depends on the unit (<c>${staff_total}</c>).</param>
/// <param name="Explanation">What is measured and why, for the report's definitions.</param>
/// <param name="Proposal">What a unit below the threshold is asked to do.</param>
/// <param name="Kinds">Whom it is for; null or empty: every kind of unit.</param>
/// <param name="Weight">How much it counts beside the others where verdicts are added up; it does not change a verdict.</param>
public sealed record Criterion(
    string Code,
    LocalizedText Title,
    string? AppliesWhen,
    string Figure,
    Comparison Comparison,
    string Threshold,
    LocalizedText? UnitOfMeasure = null,
    LocalizedText? Explanation = null,
    LocalizedText? Proposal = null,
    IReadOnlyList<UnitKind>? Kinds = null,
    decimal Weight = 1)
{
    public const int CodeMaxLength = 60;
}

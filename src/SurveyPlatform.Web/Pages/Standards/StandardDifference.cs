using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>One field that two people left different.</summary>
/// <param name="Theirs">As it is stored.</param>
public sealed record StandardDifference(string Label, string Theirs, string Yours)
{
    public static IReadOnlyList<StandardDifference> Between(StandardForm theirs, StandardForm yours, Texts texts)
    {
        var both = theirs.Criteria.Select(criterion => criterion.Code).Intersect(yours.Criteria.Select(criterion => criterion.Code), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var (stored, typed) = (FieldsOf(theirs, both, texts), FieldsOf(yours, both, texts));
        return
        [
            .. stored.Keys.Union(typed.Keys, StringComparer.Ordinal)
                .Select(key => (Key: key, Theirs: stored.GetValueOrDefault(key), Yours: typed.GetValueOrDefault(key)))
                .Where(pair => pair.Theirs != pair.Yours)
                .Select(pair => new StandardDifference(pair.Key, pair.Theirs ?? texts["standards.not-there"], pair.Yours ?? texts["standards.not-there"])),
        ];
    }

    /// <param name="both">Criteria that both have, field by field; of another only its title is told.</param>
    private static Dictionary<string, string> FieldsOf(StandardForm form, HashSet<string> both, Texts texts)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, value) in new[]
        {
            ("title", form.Title), ("titleEn", form.TitleEn), ("legalBasis", form.LegalBasis), ("legalBasisEn", form.LegalBasisEn),
            ("effectiveFrom", form.EffectiveFrom), ("effectiveTo", form.EffectiveTo),
        })
        {
            fields[StandardFields.LabelOf(texts, place)] = value;
        }

        foreach (var criterion in form.Criteria)
        {
            if (!both.Contains(criterion.Code))
            {
                fields[criterion.Code] = criterion.Title.Length > 0 ? criterion.Title : criterion.Code;
                continue;
            }

            foreach (var (field, value) in ValuesOf(criterion, texts))
            {
                fields[$"{criterion.Code}: {StandardFields.LabelOf(texts, field)}"] = value;
            }
        }

        return fields;
    }

    private static IEnumerable<(string Field, string Value)> ValuesOf(CriterionForm criterion, Texts texts) =>
    [
        ("title", criterion.Title), ("titleEn", criterion.TitleEn), ("kinds", string.Join(", ", criterion.Kinds.Select(kind => texts.Of("unit-kind", kind)))),
        ("appliesWhen", criterion.AppliesWhen), ("figure", criterion.Figure), ("comparison", VerdictWords.Sign(criterion.Comparison)), ("threshold", criterion.Threshold),
        ("unit", criterion.UnitOfMeasure), ("unitEn", criterion.UnitOfMeasureEn), ("weight", criterion.Weight), ("explanation", criterion.Explanation),
        ("explanationEn", criterion.ExplanationEn), ("proposal", criterion.Proposal), ("proposalEn", criterion.ProposalEn),
    ];
}

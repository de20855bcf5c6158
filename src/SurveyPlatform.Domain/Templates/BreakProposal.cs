using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>A series that the designer says ends, and why.</summary>
public sealed record DeclaredBreak(string Element, string Reason);

/// <summary>An element that a new version asks otherwise: whether its series ends is for the designer to say.</summary>
/// <param name="Break">What it would be kept as.</param>
/// <param name="IsProposed">Likely to mean something else; else merely refined.</param>
/// <param name="IsCertain">Figures of another kind, which nobody can call comparable.</param>
public sealed record BreakProposal(SeriesBreak Break, bool IsProposed, bool IsCertain)
{
    /// <param name="published">The versions so far, oldest first.</param>
    public static IReadOnlyList<BreakProposal> Of(IReadOnlyList<FormTemplate> published, FormTemplate after)
    {
        if (published.Count == 0)
        {
            return [];
        }

        var newest = FormElement.ByName(published[^1]);
        var older = published.Take(published.Count - 1).SelectMany(FormElement.Of).Select(element => element.Element).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. FormElement.ByName(after).Values.Select(now =>
                newest.TryGetValue(now.Element, out var was) ? Between(was, now)
                : older.Contains(now.Element) ? new(new(now.Element, BreakReason.AskedAgain), IsProposed: true, IsCertain: false)
                : null).OfType<BreakProposal>(),
        ];
    }

    /// <summary>The breaks to keep.</summary>
    /// <param name="declared">Null: as proposed. Of an element named twice the first counts.</param>
    public static Outcome<IReadOnlyList<SeriesBreak>> Settle(
        IReadOnlyList<FormTemplate> published, FormTemplate after, IReadOnlyList<DeclaredBreak>? declared)
    {
        var proposals = Of(published, after);
        if (declared is null)
        {
            return proposals.Where(proposal => proposal.IsProposed).Select(proposal => proposal.Break).ToList();
        }

        var reasons = declared.DistinctBy(item => item.Element, StringComparer.Ordinal)
            .ToDictionary(item => item.Element, item => VietnameseText.Clean(item.Reason), StringComparer.Ordinal);
        var problems = Check(proposals, published, after, reasons).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var known = proposals.ToDictionary(proposal => proposal.Break.Element, proposal => proposal.Break, StringComparer.Ordinal);
        return reasons.Select(pair => known.GetValueOrDefault(pair.Key, new(pair.Key, BreakReason.Declared)) with { Note = pair.Value }).ToList();
    }

    private static IEnumerable<Problem> Check(
        IReadOnlyList<BreakProposal> proposals, IReadOnlyList<FormTemplate> published, FormTemplate after, Dictionary<string, string> reasons)
    {
        var before = published.SelectMany(FormElement.Of).Select(element => element.Element).ToHashSet(StringComparer.Ordinal);
        var elements = FormElement.ByName(after);
        foreach (var (element, reason) in reasons)
        {
            if (!elements.ContainsKey(element) || !before.Contains(element))
            {
                yield return TemplateProblems.BreakUnknown(element);
            }
            else if (reason.Length is 0 or > TemplateVersion.ReasonMaxLength)
            {
                yield return reason.Length == 0 ? TemplateProblems.BreakReasonMissing(element) : TemplateProblems.BreakReasonTooLong(element);
            }
        }

        foreach (var proposal in proposals.Where(proposal => proposal.IsCertain && !reasons.ContainsKey(proposal.Break.Element)))
        {
            yield return TemplateProblems.BreakCertain(proposal.Break.Element);
        }
    }

    private static BreakProposal? Between(FormElement was, FormElement now)
    {
        var (before, after) = (was.Question, now.Question);
        var isOtherNature = Nature(before.Type) != Nature(after.Type);
        var (unit, unitNow) = (before.UnitOfMeasure?.Vi, after.UnitOfMeasure?.Vi);
        if (isOtherNature)
        {
            return Certain(new(now.Element, BreakReason.Retyped, before.Type.ToString(), after.Type.ToString()));
        }

        if (was.Group is null != now.Group is null)
        {
            return Certain(new(now.Element, BreakReason.Lines));
        }

        if (before.Measure != after.Measure)
        {
            var known = before.Measure is not null && after.Measure is not null;
            return new(new(now.Element, BreakReason.Measure, before.Measure?.ToString(), after.Measure?.ToString()), IsProposed: known, IsCertain: known);
        }

        if (before.IsNumber && unit != unitNow)
        {
            return new(new(now.Element, BreakReason.UnitOfMeasure, unit, unitNow), IsProposed: unit is not null && unitNow is not null, IsCertain: false);
        }

        return before.Type != after.Type
            ? new(new(now.Element, BreakReason.Retyped, before.Type.ToString(), after.Type.ToString()), IsProposed: false, IsCertain: false)
            : before.Definition != after.Definition ? new(new(now.Element, BreakReason.Declared), IsProposed: false, IsCertain: false) : null;
    }

    private static BreakProposal Certain(SeriesBreak found) => new(found, IsProposed: true, IsCertain: true);

    /// <summary>Types of one nature hold the same kind of figure: a whole number may become a decimal and stay the same series.</summary>
    private static int Nature(QuestionType type) => type switch
    {
        QuestionType.Integer or QuestionType.Decimal => 1,
        QuestionType.Percent => 2,
        QuestionType.Money => 3,
        QuestionType.Text or QuestionType.LongText => 4,
        QuestionType.YesNo => 5,
        QuestionType.SelectOne => 6,
        QuestionType.SelectMany => 7,
        QuestionType.Date => 8,
        QuestionType.Unit => 9,
        QuestionType.Attachment => 10,
    };
}

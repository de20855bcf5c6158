using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <summary>A standard whose expressions are parsed. Immutable.</summary>
public sealed class CompiledStandard
{
    private CompiledStandard(MinimumStandard standard, IReadOnlyList<CompiledCriterion> criteria) => (Standard, Criteria) = (standard, criteria);

    public MinimumStandard Standard { get; }

    public IReadOnlyList<CompiledCriterion> Criteria { get; }

    /// <summary>Refuses with every error; each says which criterion and field.</summary>
    /// <param name="templates">The versions of the form that is judged: criteria may read what any of them asks, by its element, and nothing else.
    /// What a return was never asked is missing in it.</param>
    public static Outcome<CompiledStandard> Compile(MinimumStandard standard, params IReadOnlyList<FormTemplate> templates)
    {
        var names = templates.SelectMany(FormElement.Of).Select(element => element.Element)
            .Concat(templates.SelectMany(template => template.LineGroups).Select(group => group.Name)).ToHashSet(StringComparer.Ordinal);
        var problems = new List<Problem>();
        var criteria = new List<CompiledCriterion>();
        foreach (var (criterion, index) in standard.Criteria.Select((criterion, index) => (criterion, index)))
        {
            if (standard.Criteria.Take(index).Any(earlier => earlier.Code == criterion.Code))
            {
                problems.Add(StandardsProblems.DuplicateCriterion(criterion.Code).At($"criteria[{index}].code"));
            }

            var appliesWhen = Parse(criterion.AppliesWhen ?? "true()", "appliesWhen");
            var figure = Parse(criterion.Figure, "figure");
            var threshold = Parse(criterion.Threshold, "threshold");
            if (appliesWhen is not null && figure is not null && threshold is not null)
            {
                criteria.Add(new(criterion, appliesWhen, figure, threshold));
            }

            Expression? Parse(string text, string field)
            {
                var parsed = Expression.Parse(text);
                var found = parsed.Succeeded(out var expression) ? WhatItCannotRead(expression, names) : parsed.Problems;
                problems.AddRange(found.Select(problem => problem.At($"criteria[{index}].{field}")));
                return expression;
            }
        }

        return problems.Count > 0 ? new Outcome<CompiledStandard>(problems) : new CompiledStandard(standard, criteria);
    }

    /// <summary>
    /// The verdict on each criterion. Without a return nothing is known of a unit, except which criteria are not for its kind.
    /// </summary>
    /// <param name="hasReported">False: the scope knows the unit but has no answers.</param>
    public IEnumerable<(CompiledCriterion Compiled, Verdict Verdict)> Judge(IEvaluationScope scope, bool hasReported)
    {
        foreach (var criterion in Criteria)
        {
            yield return (criterion, criterion.Judge(scope, hasReported));
        }
    }

    private static IReadOnlyList<Problem> WhatItCannotRead(Expression expression, HashSet<string> names) =>
    [
        .. expression.References.Where(name => !names.Contains(name)).Select(StandardsProblems.UnknownQuestion),
        .. expression.PreviousReferences.Select(StandardsProblems.ReadsPrevious),
    ];
}

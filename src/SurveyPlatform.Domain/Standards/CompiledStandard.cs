using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <summary>A standard whose expressions are parsed. Immutable.</summary>
public sealed class CompiledStandard
{
    private readonly IReadOnlyList<Rule> _rules;

    private CompiledStandard(MinimumStandard standard, IReadOnlyList<Rule> rules) => (Standard, _rules) = (standard, rules);

    public MinimumStandard Standard { get; }

    /// <summary>Refuses with every error; each says which criterion and field.</summary>
    /// <param name="templates">The versions of the form that is judged: criteria may read what any of them asks, by its element, and nothing else.
    /// What a return was never asked is missing in it.</param>
    public static Outcome<CompiledStandard> Compile(MinimumStandard standard, params IReadOnlyList<FormTemplate> templates)
    {
        var names = templates.SelectMany(FormElement.Of).Select(element => element.Element)
            .Concat(templates.SelectMany(template => template.LineGroups).Select(group => group.Name)).ToHashSet(StringComparer.Ordinal);
        var problems = new List<Problem>();
        var rules = new List<Rule>();
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
                rules.Add(new(criterion, appliesWhen, figure, threshold));
            }

            Expression? Parse(string text, string field)
            {
                var parsed = Expression.Parse(text);
                var found = parsed.Succeeded(out var expression) ? WhatItCannotRead(expression, names) : parsed.Problems;
                problems.AddRange(found.Select(problem => problem.At($"criteria[{index}].{field}")));
                return expression;
            }
        }

        return problems.Count > 0 ? new Outcome<CompiledStandard>(problems) : new CompiledStandard(standard, rules);
    }

    /// <summary>
    /// The verdict on each criterion. Without a return nothing is known of a unit, except which criteria are not for its kind.
    /// </summary>
    /// <param name="hasReported">False: the scope knows the unit but has no answers.</param>
    public IEnumerable<(Criterion Criterion, Verdict Verdict)> Judge(IEvaluationScope scope, bool hasReported)
    {
        foreach (var rule in _rules)
        {
            var verdict = rule.AppliesWhen.Holds(scope) switch
            {
                false => Verdict.NotApplicable,
                null => Verdict.Unknown,
                true when !hasReported => Verdict.Unknown,
                true => Verdict.Of(Number(rule.Figure.Evaluate(scope)), rule.Criterion.Comparison, Number(rule.Threshold.Evaluate(scope))),
            };
            yield return (rule.Criterion, verdict);
        }
    }

    private static IReadOnlyList<Problem> WhatItCannotRead(Expression expression, HashSet<string> names) =>
    [
        .. expression.References.Where(name => !names.Contains(name)).Select(StandardsProblems.UnknownQuestion),
        .. expression.PreviousReferences.Select(StandardsProblems.ReadsPrevious),
    ];

    private static decimal? Number(Value value) => (value.AsNumber, value.AsBoolean) switch
    {
        ({ } number, _) => number,
        (_, { } truth) => truth ? 1 : 0,
        _ => null,
    };

    private sealed record Rule(Criterion Criterion, Expression AppliesWhen, Expression Figure, Expression Threshold);
}

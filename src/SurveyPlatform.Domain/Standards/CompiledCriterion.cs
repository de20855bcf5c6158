using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <summary>A criterion whose expressions are parsed. Immutable.</summary>
public sealed class CompiledCriterion(Criterion criterion, Expression appliesWhen, Expression figure, Expression threshold)
{
    public Criterion Criterion => criterion;

    /// <summary>Elements of the form that the verdict depends on.</summary>
    public IReadOnlySet<string> Reads { get; } = new[] { appliesWhen, figure, threshold }.SelectMany(expression => expression.References).ToHashSet(StringComparer.Ordinal);

    public Verdict Judge(IEvaluationScope scope, bool hasReported) => Applies(scope) switch
    {
        false => Verdict.NotApplicable,
        null => Verdict.Unknown,
        true when !hasReported => Verdict.Unknown,
        true => Verdict.Of(Number(figure.Evaluate(scope)), criterion.Comparison, Number(threshold.Evaluate(scope))),
    };

    private bool? Applies(IEvaluationScope scope) =>
        criterion.Kinds is { Count: > 0 } kinds && !kinds.Any(kind => string.Equals(kind.ToString(), scope.Unit("kind").AsText, StringComparison.OrdinalIgnoreCase)) ? false : appliesWhen.Holds(scope);

    private static decimal? Number(Value value) => (value.AsNumber, value.AsBoolean) switch
    {
        ({ } number, _) => number,
        (_, { } truth) => truth ? 1 : 0,
        _ => null,
    };
}

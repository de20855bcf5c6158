using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

public enum RuleKind
{
    Relevant,
    Required,
    Calculation,
    Constraint,
    Hard,
    Soft,
}

/// <summary>One rule of a form over one set of answers.</summary>
/// <param name="Part">What it belongs to: a section's or table's code, or the name of a question or group.</param>
/// <param name="Group">The lines it is judged in, one by one; null: once, in the head.</param>
/// <param name="Code">Of a check.</param>
/// <param name="Runs">The head's one; of lines those that fail, or the first where none does: <see cref="FormTrace.MostRuns"/> at most.</param>
public sealed record TracedRule(
    string Part, LocalizedText? Label, string? Group, RuleKind Kind, string? Code, string Expression, LocalizedText? Message,
    IReadOnlyList<TracedRun> Runs, int Lines, int Failed)
{
    public bool Fails => Failed > 0;
}

/// <param name="Line">From 0; null in the head.</param>
/// <param name="Value">As stored, where the rule is a calculation.</param>
/// <param name="Applies">False: its question is not asked, or has no answer that a constraint could be about.</param>
public sealed record TracedRun(int? Line, ExpressionTrace Trace, Value Value, bool Applies, bool Fails)
{
    public string PlaceOf(TracedRule rule) => Line is { } line ? new AnswerPlace(rule.Group, line, rule.Part).ToString() : rule.Part;
}

/// <summary>Every rule of a form worked out over one set of answers, with why: for the bench of the designer.</summary>
public static class FormTrace
{
    public const int MostRuns = 50;

    public static IReadOnlyList<TracedRule> Of(CompiledTemplate template, AnswerSet answers, FormContext context)
    {
        var state = new FormState(template, answers, context);
        state.WorkOut();
        return [.. template.Parts.SelectMany(part => RulesOf(part).Select(rule => new RuleTrace(state, part, rule).Run()))];
    }

    /// <summary>The questions whose answer of the period before some rule reads.</summary>
    public static IReadOnlySet<string> ReadsBefore(CompiledTemplate template) =>
        template.Parts.SelectMany(RulesOf).SelectMany(rule => rule.Expression.PreviousReferences).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Rule> RulesOf(Part part)
    {
        var question = part.Question;
        IEnumerable<Rule?> rules =
        [
            Rule.Of(RuleKind.Relevant, part.Relevant),
            Rule.Of(RuleKind.Required, part.Required),
            Rule.Of(RuleKind.Calculation, part.Calculation),
            Rule.Of(RuleKind.Constraint, part.Constraint, message: question?.ConstraintMessage),
            .. part.Checks.Select(check => Rule.Of(check.Check.Severity == Severity.Hard ? RuleKind.Hard : RuleKind.Soft, check.Expression, check.Check.Code, check.Check.Message)),
        ];
        return rules.OfType<Rule>();
    }
}

internal sealed record Rule(RuleKind Kind, Expression Expression, string? Code, LocalizedText? Message)
{
    public static Rule? Of(RuleKind kind, Expression? expression, string? code = null, LocalizedText? message = null) =>
        expression is null ? null : new(kind, expression, code, message);
}

internal sealed class RuleTrace(FormState state, Part part, Rule rule)
{
    public TracedRule Run()
    {
        var lines = part.Lines is { } group ? state.LineCount(group) : 1;
        var failing = Enumerable.Range(0, lines).Where(Fails).ToList();
        var shown = failing.Count > 0 ? failing.Take(FormTrace.MostRuns) : Enumerable.Range(0, Math.Min(1, lines));
        return new(
            part.Name, LabelOf(part), part.Lines?.Name, rule.Kind, rule.Code, rule.Expression.Text, rule.Message,
            [.. shown.Select(Traced)], lines, failing.Count);
    }

    private bool Fails(int line) => Applies(line) && rule.Kind switch
    {
        RuleKind.Relevant or RuleKind.Calculation => false,
        RuleKind.Required => state.CellOf(part, line).Value.IsMissing && !IsUnread(line) && rule.Expression.Holds(Scope(line)) == true,
        RuleKind.Constraint or RuleKind.Hard or RuleKind.Soft => rule.Expression.Holds(Scope(line)) == false,
    };

    private bool Applies(int line) => rule.Kind switch
    {
        RuleKind.Relevant => part.Parent is null || state.IsRelevant(part.Parent),
        RuleKind.Required => state.CellOf(part, line).IsRelevant && !part.Question!.IsCalculated,
        RuleKind.Constraint => state.CellOf(part, line) is { IsRelevant: true, Value.IsMissing: false },
        RuleKind.Calculation or RuleKind.Hard or RuleKind.Soft => state.CellOf(part, line).IsRelevant,
    };

    private TracedRun Traced(int line)
    {
        var trace = ExpressionTrace.Of(rule.Expression, Scope(line));
        var value = rule.Kind == RuleKind.Calculation ? CalculatedValue.For(part.Question!, trace.Value) : trace.Value;
        return new(part.Lines is null ? null : line, trace, value, Applies(line), Fails(line));
    }

    private FormScope Scope(int line)
    {
        var scope = new FormScope(state, part.Lines, line);
        return rule.Kind switch
        {
            RuleKind.Relevant => scope,
            RuleKind.Calculation => scope with { Stored = GivenAt(line) },
            RuleKind.Required or RuleKind.Constraint or RuleKind.Hard or RuleKind.Soft => scope with { Self = state.CellOf(part, line).Value },
        };
    }

    private Value GivenAt(int line) =>
        (part.Lines is { } group ? state.Given.Lines[group.Name][line].Values : state.Given.Values).GetValueOrDefault(part.Name);

    private bool IsUnread(int line) => state.Given.Unread.ContainsKey(new AnswerPlace(part.Lines?.Name, line, part.Name).ToString());

    private static LocalizedText? LabelOf(Part part) => part.Section?.Title ?? part.Item switch
    {
        Question question => question.Label,
        Table table => table.Label,
        LineGroup group => group.Label,
        _ => null,
    };
}

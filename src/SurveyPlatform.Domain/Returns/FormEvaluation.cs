using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>What a return is judged against besides its own answers.</summary>
public sealed record FormContext
{
    public required DateOnly Today { get; init; }

    /// <summary>What <c>now()</c> tells; by default the beginning of <see cref="Today"/>.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>What <c>unit('…')</c> reads: <c>kind code name type</c>.</summary>
    public IReadOnlyDictionary<string, string> UnitAttributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same unit's approved answers of the period before; null where there are none.</summary>
    public AnswerSet? Previous { get; init; }

    /// <summary>Names of questions whose series ended since <see cref="Previous"/> was answered: there is a figure, and nothing to compare with.</summary>
    public IReadOnlySet<string> BrokenSeries { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether there is a unit of this code; null: not asked.</summary>
    public Func<string, bool>? UnitExists { get; init; }

    /// <summary>Whether a file of this id was sent for this return; null: not asked.</summary>
    public Func<string, bool>? FileExists { get; init; }
}

/// <summary>One thing that is wrong with the answers.</summary>
/// <param name="Problem">With its place: <c>name</c>, <c>group[index].name</c>, or <c>group</c> for the number of its lines.</param>
/// <param name="ReasonKey">Of a soft one: where its reason is kept in <see cref="AnswerSet.Reasons"/>.</param>
public sealed record Violation(Severity Severity, Problem Problem, string? ReasonKey = null, string? Reason = null)
{
    public string Place => Problem.Place!;

    public string Code => Problem.Code;

    /// <summary>The designer's own words, where there are any.</summary>
    public LocalizedText? Text => Problem.Text;

    public bool HasReason => ReasonRule.Explains(Reason);

    /// <summary>Keeps the return from being submitted.</summary>
    public bool Blocks => Severity == Severity.Hard || !HasReason;
}

/// <summary>A form worked out over one set of answers: what is asked, what is calculated, and all that is wrong, at once.</summary>
public sealed class FormEvaluation
{
    private readonly FormState _state;

    internal FormEvaluation(FormState state, AnswerSet answers, IReadOnlyList<Violation> violations) => (_state, Answers, Violations) = (state, answers, violations);

    /// <summary>What is submitted: relevant answers and calculated figures; reasons only of the soft checks that do not hold.</summary>
    public AnswerSet Answers { get; }

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    public bool CanSubmit => !Violations.Any(violation => violation.Blocks);

    /// <summary>Of a question, by its place, or of a line group, by its name. A line that is not there yet is judged as an empty one.</summary>
    public bool IsRelevant(string place) => _state.IsRelevant(place);

    public bool IsRequired(string place) => _state.IsRequired(place);

    public bool IsRelevant(Section section) => _state.IsRelevant(section);

    /// <summary>Of an item of the head: a question, table, group or note of this very form object.</summary>
    public bool IsRelevant(Item item) => _state.IsRelevant(item);

    /// <summary>What a question with choices offers at a place, in the order of its list: all of it without a choice filter, none of it for other
    /// questions. A line that is not there yet is judged as an empty one. What is not offered is refused like what is not in the list.</summary>
    public IReadOnlyList<Option> Offers(string place) => _state.Offers(place);

    /// <summary>What was taken over from the period before and is still as it was, and whether somebody confirmed it.</summary>
    public IReadOnlyDictionary<string, bool> TakenOver => _state.TakenOver;

    /// <summary>What a draft keeps: the answers as they were given, and what <c>once()</c> found.</summary>
    public AnswerSet Draft => _state.Draft();

    /// <exception cref="InvalidOperationException">The form was never checked: <see cref="CompiledTemplate.Compile"/> refuses it.</exception>
    public static FormEvaluation Evaluate(FormTemplate template, AnswerSet answers, FormContext context) =>
        Evaluate(CompiledTemplate.Compile(template).Require(), answers, context);

    public static FormEvaluation Evaluate(CompiledTemplate template, AnswerSet answers, FormContext context)
    {
        var state = new FormState(template, answers, context);
        state.WorkOut();
        var (kept, violations) = new FormJudge(state).Judge();
        return new(state, kept, violations);
    }
}

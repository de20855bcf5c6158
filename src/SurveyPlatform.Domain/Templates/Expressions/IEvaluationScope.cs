namespace SurveyPlatform.Templates.Expressions;

/// <summary>What an expression can see. One scope for the form's head, one for each repeating line.</summary>
public interface IEvaluationScope
{
    /// <summary>The answer being judged: <c>.</c></summary>
    Value Self { get; }

    /// <summary>The day the answers are judged on: <c>today()</c>.</summary>
    DateOnly Today { get; }

    /// <summary><c>${name}</c> as one value: in a line, the same line's answer first; then the head's.</summary>
    Value Get(string name);

    /// <summary><c>${name}</c> under an aggregate (<c>sum</c>, <c>count</c> …): one value per line for a question of a line group;
    /// for a group's own name one true value per line; for a head question that one value.</summary>
    IReadOnlyList<Value> GetAll(string name);

    /// <summary><c>previous('name')</c>: the same unit's figure in the period before, or missing.</summary>
    Value Previous(string name);

    /// <summary><c>unit('kind')</c>: an attribute of the reporting unit: <c>kind</c> (<c>province district commune department operator</c>),
    /// <c>code</c>, <c>name</c>, <c>type</c>; missing where there is none.</summary>
    Value Unit(string attribute);

    /// <summary>The moment the answers are judged at, in Vietnam's time: <c>now()</c>.</summary>
    DateTimeOffset Now => new(Today, TimeOnly.MinValue, TimeSpan.FromHours(7));

    /// <summary>The line that is judged, from 0; null in the head: <c>position(..)</c> is one more.</summary>
    int? Line => null;

    /// <summary>What a calculated question held when it was last saved, for <c>once()</c>.</summary>
    Value Stored => Value.Missing;

    /// <summary>An option of a list of the form, for <c>label()</c>, <c>choice()</c> and <c>lookup()</c>.</summary>
    Option? Option(string list, string value) => null;

    /// <summary>The option list of a question, for <c>label(${name})</c>.</summary>
    string? ListOf(string name) => null;

    /// <summary>A column of the option that a choice filter looks at.</summary>
    Value Column(string name) => Value.Missing;

    /// <summary>A part that is the same in every line, such as <c>sum(${down})</c>. A scope that keeps the value keeps a form of
    /// n lines from taking n² steps.</summary>
    Value Once(Func<IEvaluationScope, Value> part) => part(this);
}

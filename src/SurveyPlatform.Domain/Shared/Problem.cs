namespace SurveyPlatform.Shared;

/// <summary>What a refusal means to the caller; one HTTP status code each (Web/Shared/ProblemResults.cs).</summary>
public enum ProblemKind
{
    /// <summary>There is no such thing, or the actor may not know that there is.</summary>
    NotFound,

    /// <summary>The actor knows the thing but may not do this to it.</summary>
    Forbidden,

    /// <summary>The input is wrong; correcting it helps.</summary>
    Invalid,

    /// <summary>The input is right but the state of things does not allow it now.</summary>
    Conflict,

    /// <summary>More than is taken at once.</summary>
    TooLarge,
}

/// <summary>One reason for a refusal: a value, not an exception.</summary>
/// <param name="Code">Stable and public, <c>stage.reason</c>; never reused. Its texts are in Web/Resources under <c>problem.{Code}</c>.</param>
/// <param name="Message">English, for logs and for API clients that show no text of their own.</param>
public sealed record Problem(string Code, ProblemKind Kind, string Message)
{
    /// <summary>Where in the input: a question's name, <c>lines[3].unit</c>, or <c>file › step › field</c> of a recipe. Null: the whole.</summary>
    public string? Place { get; init; }

    /// <summary>What the localised text fills in as <c>{name}</c>. Dates and decimals are formatted for the reader.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>A text written by the designer of a form, shown instead of the code's own text.</summary>
    public LocalizedText? Text { get; init; }

    public Problem At(string? place) => this with { Place = place };

    public Problem With(string name, object? value) =>
        this with { Arguments = new Dictionary<string, object?>(Arguments, StringComparer.Ordinal) { [name] = value } };
}

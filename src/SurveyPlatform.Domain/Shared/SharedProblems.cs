using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Shared;

/// <summary>Refusals that belong to no stage. Codes are public: never reuse or renumber one.</summary>
public static class SharedProblems
{
    public static Problem NotFound { get; } = new("shared.not-found", ProblemKind.NotFound, "There is no such thing, or you may not see it.");

    public static Problem NotPermitted { get; } = new("shared.not-permitted", Forbidden, "Your role does not allow this.");

    public static Problem NotANumber(string text) =>
        new Problem("shared.not-a-number", Invalid, $"'{text}' is not a number.").With("text", text);

    public static Problem AmbiguousNumber(string text, string reading, string otherReading) =>
        new Problem("shared.ambiguous-number", Invalid, $"'{text}' can be read as {reading} or as {otherReading}; write the one that is meant.")
            .With("text", text).With("reading", reading).With("otherReading", otherReading);

    public static Problem TooLarge(string what, long limit) =>
        new Problem("shared.too-large", ProblemKind.TooLarge, $"{what} is over the limit of {limit}.").With("what", what).With("limit", limit);
}

using System.Text.RegularExpressions;

namespace SurveyPlatform.Returns;

/// <summary>When a text explains a doubtful figure: a few words that are not one word over and over. wwwroot/reasons.js asks the same.</summary>
public static partial class ReasonRule
{
    public const int MinWords = 3;

    public static bool Explains(string? text) => text is { Length: > 0 and <= AnswerSet.ReasonMaxLength }
        && Words().Matches(text).Select(word => word.Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Take(MinWords).Count() == MinWords;

    /// <summary>Two letters at least: "a b c" says nothing.</summary>
    [GeneratedRegex(@"[\p{L}\p{M}]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}

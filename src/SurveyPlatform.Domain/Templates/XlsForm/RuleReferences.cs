using System.Text.RegularExpressions;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Which names rules read, found without understanding the rules.</summary>
internal static partial class RuleReferences
{
    private static readonly string[] Rules = ["required", "relevant", "calculation", "constraint", "choice_filter", "repeat_count"];

    public static IEnumerable<string> In(string text) => Reference().Matches(text).Select(match => match.Groups["name"].Value);

    public static IEnumerable<string> InRowOf(SurveyRow row) => Rules.SelectMany(rule => In(row[rule].Text));

    /// <summary><c>${ name }</c>.</summary>
    [GeneratedRegex(@"\$\{\s*(?<name>[^}\s]+)\s*\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    public static partial Regex Reference();
}

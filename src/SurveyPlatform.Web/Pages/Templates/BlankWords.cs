using System.Text.RegularExpressions;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>Rules of a form as a person with a pen needs them: by the numbers of the rows.</summary>
public sealed partial class BlankWords(FormTemplate template, Texts texts)
{
    private readonly Dictionary<string, (Question Question, string Number)> _numbered = DictionaryEntry.Of(template)
        .Where(entry => entry is { Number.Length: > 0, Group: null })
        .DistinctBy(entry => entry.Question.Name).ToDictionary(entry => entry.Question.Name, entry => (entry.Question, entry.Number!), StringComparer.Ordinal);

    /// <summary><c>= 1.1 + 1.2</c> where that is all there is to it; else that it is worked out.</summary>
    public string Calculated(string calculation)
    {
        var written = Reference().Replace(calculation, match => _numbered.TryGetValue(match.Groups["name"].Value, out var row) ? $"({row.Number})" : match.Value)
            .Replace(" * 100 div ", " × 100 : ", StringComparison.Ordinal).Replace(" * ", " × ", StringComparison.Ordinal).Replace(" div ", " : ", StringComparison.Ordinal);
        return Arithmetic().IsMatch(written) ? $"= {written}" : texts["blank.calculated"];
    }

    /// <summary>When it need not be filled in; null: always to be filled in.</summary>
    public string? Condition(string? relevant) => relevant is null ? null
        : Equality().Match(relevant) is { Success: true } equals && _numbered.TryGetValue(equals.Groups["name"].Value, out var row)
            ? texts["blank.if-answer", ("number", row.Number), ("answer", Label(row.Question, equals.Groups["value"].Value))]
        : Positive().Match(relevant) is { Success: true } positive && _numbered.TryGetValue(positive.Groups["name"].Value, out var counted)
            ? texts["blank.if-positive", ("number", counted.Number)]
        : Kind().Match(relevant) is { Success: true } kind && texts.Has($"blank.if-{kind.Groups["kind"].Value}")
            ? texts[$"blank.if-{kind.Groups["kind"].Value}"]
        : texts["blank.if-any"];

    private string Label(Question question, string value) => question.Type == QuestionType.YesNo && value is "yes" or "no"
        ? texts[$"answer.{value}"]
        : template.OptionLists.FirstOrDefault(list => list.Code == question.OptionList)?.Options.FirstOrDefault(option => option.Value == value) is { } option
            ? texts.Of(option.Label)
            : value;

    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[-0-9.()+ ×:]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Arithmetic();

    [GeneratedRegex(@"^\$\{(?<name>\w+)\} = '(?<value>[^']*)'\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Equality();

    [GeneratedRegex(@"^\$\{(?<name>\w+)\} > 0\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Positive();

    [GeneratedRegex(@"^unit\('kind'\) = '(?<kind>[a-z]+)'\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();
}

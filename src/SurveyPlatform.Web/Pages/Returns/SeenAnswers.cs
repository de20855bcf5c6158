using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>
/// A short mark for each answer as it stood when the page was opened, in the order of the form. When two people have saved,
/// it tells which of the two changed an answer, without the page carrying every answer twice.
/// </summary>
public static class SeenAnswers
{
    private const int MarkLength = 4;

    public static string Of(FormTemplate template, AnswerSet answers) => string.Concat(Keys(template).Select(key => Mark(answers, key)));

    /// <summary>Whether the answers differ from those that were seen; where the page said nothing, they do.</summary>
    public static bool IsChanged(FormTemplate template, string seen, AnswerSet answers, string key)
    {
        var at = Keys(template).TakeWhile(candidate => candidate != key).Count() * MarkLength;
        return at + MarkLength > seen.Length || seen[at..(at + MarkLength)] != Mark(answers, key);
    }

    /// <summary>Every answer outside lines by its name, and every group of lines as one.</summary>
    public static IEnumerable<string> Keys(FormTemplate template) =>
        template.Questions.Where(question => !question.IsCalculated).Select(question => question.Name)
            .Concat(template.LineGroups.Select(group => group.Name));

    /// <summary>The answer, or all lines of a group, as one text.</summary>
    public static string TextOf(AnswerSet answers, string key) => answers.Lines.TryGetValue(key, out var lines)
        ? string.Join("\n\n", Enumerable.Range(0, lines.Count).Select(line => TextOfLine(answers, key, line)))
        : answers.Unread.GetValueOrDefault(key) ?? answers.Values.GetValueOrDefault(key).ToString();

    /// <summary>Empty where there is no such line.</summary>
    public static string TextOfLine(AnswerSet answers, string key, int line)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{key}[{line}].");
        return answers.Lines.TryGetValue(key, out var lines) && line < lines.Count
            ? string.Join('\n', lines[line].Values.Select(value => $"{value.Key}={value.Value}").Order(StringComparer.Ordinal)
                .Concat(answers.Unread.Where(unread => unread.Key.StartsWith(place, StringComparison.Ordinal)).Select(unread => $"{unread.Key}={unread.Value}")
                    .Order(StringComparer.Ordinal)))
            : "";
    }

    private static string Mark(AnswerSet answers, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(answers, key))).AsSpan(0, MarkLength / 2));
}

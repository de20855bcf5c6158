using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>
/// A short mark for each answer as it stood when the page was opened, in the order of the form. When two people have saved,
/// it tells which of the two changed an answer, without the page carrying every answer twice. Of a group that is not on the page as a whole
/// the mark is of the lines on it.
/// </summary>
public static class SeenAnswers
{
    private const int MarkLength = 4;

    public static string Of(FormTemplate template, AnswerSet answers, IReadOnlyDictionary<string, LinesOnPage> pages) =>
        string.Concat(Keys(template).Select(key => Mark(TextOf(answers, key, pages.GetValueOrDefault(key) is { } page ? line => page.Has(line.Key) : _ => true))));

    /// <summary>What differs in mine from what was seen; where the page said nothing, all does.</summary>
    /// <param name="theirs">Lines that are in mine alone are mine, whatever page they came from.</param>
    public static IReadOnlySet<string> Changed(FormTemplate template, string seen, AnswerSet mine, AnswerSet theirs, IReadOnlyDictionary<string, LinesOnPage> pages)
    {
        return Keys(template).Where((key, index) => (index + 1) * MarkLength > seen.Length
            || !seen.AsSpan(index * MarkLength, MarkLength).SequenceEqual(Mark(TextOf(mine, key, Posted(key))))).ToHashSet(StringComparer.Ordinal);

        Func<AnswerLine, bool> Posted(string key)
        {
            var known = pages.ContainsKey(key) ? (theirs.Lines.GetValueOrDefault(key) ?? []).Select(line => line.Key).ToHashSet() : [];
            return line => pages.GetValueOrDefault(key) is not { } page || page.Has(line.Key) || !known.Contains(line.Key);
        }
    }

    /// <summary>Every answer outside lines by its name, and every group of lines as one.</summary>
    public static IEnumerable<string> Keys(FormTemplate template) =>
        template.Questions.Where(question => !question.IsCalculated).Select(question => question.Name)
            .Concat(template.LineGroups.Select(group => group.Name));

    /// <summary>The answer, or all lines of a group, as one text.</summary>
    public static string TextOf(AnswerSet answers, string key) => TextOf(answers, key, _ => true);

    /// <summary>Of each line of a group all that is in it.</summary>
    public static IReadOnlyList<string> TextsOfLines(AnswerSet answers, string group)
    {
        var unread = answers.Unread.Select(text => (Place: AnswerPlace.Parse(text.Key), text.Value)).Where(text => text.Place?.Group == group)
            .ToLookup(text => text.Place!.Value.Line, text => $"{text.Place!.Value.Name}={text.Value}");
        return [.. (answers.Lines.GetValueOrDefault(group) ?? []).Select((line, at) =>
            string.Join('\n', line.Values.Select(value => $"{value.Key}={value.Value}").Concat(unread[at]).Order(StringComparer.Ordinal)))];
    }

    private static string TextOf(AnswerSet answers, string key, Func<AnswerLine, bool> isSeen) => answers.Lines.TryGetValue(key, out var lines)
        ? string.Join("\n\n", TextsOfLines(answers, key).Where((_, at) => isSeen(lines[at])))
        : answers.Unread.GetValueOrDefault(key) ?? answers.Values.GetValueOrDefault(key).ToString();

    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, MarkLength / 2));
}

using System.Globalization;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Answers as the fields that a page would post: what <see cref="AnswerReader.ReadForm"/> reads as the same answers.</summary>
/// <param name="pages">The lines that the page showed, of the groups that were not on it as a whole.</param>
public sealed class CarriedFields(FormTemplate template, AnswerSet answers, IReadOnlyDictionary<string, LinesOnPage> pages)
{
    public IEnumerable<KeyValuePair<string, string>> All =>
    [
        .. template.Questions.Where(question => !question.IsCalculated)
            .Select(question => Field(AnswerPlace.Head(question.Name), AnswerPlace.Head(question.Name), answers.Values.GetValueOrDefault(question.Name))),
        .. template.LineGroups.SelectMany(Lines),
        .. Reasons(),
        .. answers.TakenOver.Select(mark => KeyValuePair.Create(AnswerReader.SamePrefix + mark.Key, mark.Value ? AnswerReader.Confirmed : AnswerReader.Taken)),
    ];

    private IEnumerable<KeyValuePair<string, string>> Lines(LineGroup group)
    {
        var positions = Positions(group.Name);
        return (answers.Lines.GetValueOrDefault(group.Name) ?? [])
            .SelectMany((line, at) => group.Questions.Where(question => !question.IsCalculated).Select(question =>
                Field(new(group.Name, positions[at], question.Name), new(group.Name, at, question.Name), line.Values.GetValueOrDefault(question.Name))))
            .Prepend(KeyValuePair.Create(group.Name, pages.GetValueOrDefault(group.Name)?.ToString() ?? ""));
    }

    private IEnumerable<KeyValuePair<string, string>> Reasons()
    {
        var moved = pages.Keys.SelectMany(group => Positions(group).Select((position, at) => (From: Suffix(group, at), To: Suffix(group, position))))
            .ToDictionary(line => line.From, line => line.To, StringComparer.Ordinal);
        return answers.Reasons.Select(reason => KeyValuePair.Create(AnswerReader.ReasonPrefix + Moved(reason.Key), reason.Value));

        string Moved(string key) => key.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && moved.TryGetValue(key[at..], out var to) ? key[..at] + to : key;
        static string Suffix(string group, int line) => string.Create(CultureInfo.InvariantCulture, $"@{group}[{line}]");
    }

    private int[] Positions(string group)
    {
        var lines = answers.Lines.GetValueOrDefault(group) ?? [];
        return pages.GetValueOrDefault(group)?.PositionsOf(lines) ?? [.. Enumerable.Range(0, lines.Count)];
    }

    private KeyValuePair<string, string> Field(AnswerPlace name, AnswerPlace place, Value value) =>
        KeyValuePair.Create(name.ToString(), answers.Unread.GetValueOrDefault(place.ToString())
            ?? (value.AsNumber is { } number ? VietnameseNumber.Format(number, maxDecimals: 28)
                : value.Kind == ValueKind.Date && value.AsDate is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : value.ToString()));
}

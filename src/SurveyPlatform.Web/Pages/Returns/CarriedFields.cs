using System.Globalization;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Answers as the fields that a page would post: what <see cref="AnswerReader.ReadForm"/> reads as the same answers.</summary>
public static class CarriedFields
{
    public static IEnumerable<KeyValuePair<string, string>> Of(FormTemplate template, AnswerSet answers) =>
    [
        .. template.Questions.Where(question => !question.IsCalculated)
            .Select(question => KeyValuePair.Create(question.Name, Written(answers, AnswerPlace.Head(question.Name), answers.Values.GetValueOrDefault(question.Name)))),
        .. template.LineGroups.SelectMany(group => Lines(group, answers)),
        .. answers.Reasons.Select(reason => KeyValuePair.Create(AnswerReader.ReasonPrefix + reason.Key, reason.Value)),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Lines(LineGroup group, AnswerSet answers)
    {
        var lines = answers.Lines.GetValueOrDefault(group.Name) ?? [];
        return lines.SelectMany((line, at) => group.Questions.Where(question => !question.IsCalculated).Select(question =>
        {
            var place = new AnswerPlace(group.Name, at, question.Name);
            return KeyValuePair.Create(place.ToString(), Written(answers, place, line.Values.GetValueOrDefault(question.Name)));
        })).Prepend(KeyValuePair.Create(group.Name, ""));
    }

    private static string Written(AnswerSet answers, AnswerPlace place, Value value) => answers.Unread.GetValueOrDefault(place.ToString())
        ?? (value.AsNumber is { } number ? VietnameseNumber.Format(number, maxDecimals: 28)
            : value.Kind == ValueKind.Date && value.AsDate is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value.ToString());
}

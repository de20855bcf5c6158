using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Answers without a place, in the words of the form that they were made with.</summary>
internal static class DroppedAnswers
{
    public static IReadOnlyList<FormChange.Answer> Told(FormTemplate form, IReadOnlyList<DroppedAnswer> dropped)
    {
        var elements = FormElement.Of(form).DistinctBy(element => element.Question.Name, StringComparer.Ordinal)
            .ToDictionary(element => element.Question.Name, StringComparer.Ordinal);
        var checks = elements.Values.SelectMany(element => element.Question.Checks ?? [], (element, check) => (check.Code, Element: element))
            .DistinctBy(check => check.Code, StringComparer.Ordinal).ToDictionary(check => check.Code, check => check.Element, StringComparer.Ordinal);
        return [.. dropped.Select(answer =>
            AnswerPlace.Parse(answer.Place) is { } place && elements.TryGetValue(place.Name, out var element) ? Answer(answer, place, element, form)
            : Reason(answer, checks))];
    }

    private static FormChange.Answer Answer(DroppedAnswer answer, AnswerPlace place, FormElement element, FormTemplate form)
    {
        var question = element.Question;
        var options = form.OptionLists.FirstOrDefault(list => list.Code == question.OptionList)?.Options ?? [];
        var choices = question.Type is QuestionType.SelectOne or QuestionType.SelectMany ? answer.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return new(
            answer.Place, LabelOf(element), answer.Text, place.Group is null ? null : place.Line + 1, question.Type,
            [.. choices.Select(choice => options.FirstOrDefault(option => option.Value == choice)?.Label ?? new(choice))]);
    }

    /// <summary>A reason is kept under the code of its check, with the line where there are lines: <c>code@group[0]</c>.</summary>
    private static FormChange.Answer Reason(DroppedAnswer answer, Dictionary<string, FormElement> checks)
    {
        var (code, line) = answer.Place.Split('@') is [var check, var at] ? (check, AnswerPlace.Parse($"{at}.line")?.Line + 1) : (answer.Place, null);
        return new(answer.Place, checks.TryGetValue(code, out var element) ? LabelOf(element) : new(code), answer.Text, line, null, []);
    }

    /// <summary>A cell is called by its row and its column.</summary>
    private static LocalizedText LabelOf(FormElement element) => element is { Row: { } row, Column: { } column }
        ? new($"{row.Label.Vi} – {column.Label.Vi}", $"{row.Label.In("en")} – {column.Label.In("en")}")
        : element.Question.Label;
}

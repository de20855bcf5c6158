using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns.Import;

/// <summary>The lines of a group as a table that the import reads back as they are.</summary>
public static class LinesFile
{
    public static IEnumerable<IReadOnlyList<object?>> Rows(OpenReturn.Result opened, LineGroup group, Texts texts)
    {
        var questions = group.Questions.Where(question => !question.IsCalculated && question.Type != QuestionType.Attachment).ToList();
        var choices = new ChoiceLabels(opened.Template.Template, opened.Units);
        yield return [.. questions.Select(question => question.UnitOfMeasure is { } measure ? $"{texts.Of(question.Label)} ({texts.Of(measure)})" : texts.Of(question.Label))];
        var lines = opened.Answers.Lines.GetValueOrDefault(group.Name) ?? [];
        for (var at = 0; at < lines.Count; at++)
        {
            yield return [.. questions.Select(question => Cell(question, at))];
        }

        object? Cell(Question question, int line)
        {
            if (opened.Answers.Unread.TryGetValue(new AnswerPlace(group.Name, line, question.Name).ToString(), out var typed))
            {
                return typed;
            }

            var value = lines[line].Values.GetValueOrDefault(question.Name);
            return value.IsMissing ? "" : question.Type switch
            {
                QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => value.AsNumber,
                QuestionType.Date => Texts.Vietnamese.Day(value.AsDate),
                QuestionType.SelectMany => string.Join("; ", value.ToString().Split(' ').Select(choice => choices.LabelOf(question, choice, texts.Language))),
                QuestionType.YesNo or QuestionType.SelectOne or QuestionType.Unit => choices.LabelOf(question, value.ToString(), texts.Language),
                QuestionType.Text or QuestionType.LongText or QuestionType.Attachment => value.ToString(),
            };
        }
    }
}

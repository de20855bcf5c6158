using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One answer as an answer to a question of another type. Never guessed: what could be meant otherwise is left to the unit.</summary>
internal static class AnswerConversion
{
    /// <returns>Null: it does not fit.</returns>
    public static Value? Convert(Question before, Question after, Value value, IReadOnlyList<string> options)
    {
        if ((before.Type == after.Type && after.OptionList is null) || (before.IsNumber && after.IsNumber && IsPlain(before.Type) && IsPlain(after.Type)))
        {
            return value;
        }

        return after.Type switch
        {
            QuestionType.Text or QuestionType.LongText => Read(after, AnswerTransfer.Written(value)),
            QuestionType.YesNo => value.ToString() is "yes" or "no" ? value : null,
            QuestionType.SelectOne => options.Contains(value.ToString(), StringComparer.Ordinal) ? value : null,
            QuestionType.SelectMany => value.ToString() is { Length: > 0 } chosen && chosen.Split(' ').All(choice => options.Contains(choice, StringComparer.Ordinal))
                ? AnswerText.Choices([chosen], options)
                : null,
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Money or QuestionType.Percent or QuestionType.Date =>
                before.Type is QuestionType.Text or QuestionType.LongText ? Read(after, value.ToString()) : null,
            QuestionType.Unit or QuestionType.Attachment => null,
        };
    }

    /// <summary>12 people are not 12 % nor 12 đồng.</summary>
    private static bool IsPlain(QuestionType type) => type is QuestionType.Integer or QuestionType.Decimal;

    private static Value? Read(Question question, string text) => AnswerText.Read(question, text).Succeeded(out var value) && !value.IsMissing ? value : null;
}

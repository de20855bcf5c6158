using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>What the type and the limits of a question ask of an answer, without any expression.</summary>
internal static class AnswerRules
{
    private static readonly string[] YesNo = ["yes", "no"];

    /// <param name="isOffered">Of a question with an option list.</param>
    public static IEnumerable<Problem> Broken(Question question, Func<string, bool> isOffered, Value value, FormContext context) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Money => Number(question, value, 0),
        QuestionType.Decimal or QuestionType.Percent => Number(question, value, question.Decimals),
        QuestionType.Date => value.Kind == ValueKind.Date ? [] : [AnswerProblems.WrongType(question.Type)],
        QuestionType.YesNo => Choices(question, value, YesNo.Contains, many: false),
        QuestionType.SelectOne => Choices(question, value, isOffered, many: false),
        QuestionType.SelectMany => Choices(question, value, isOffered, many: true),
        QuestionType.Text or QuestionType.LongText => Text(question, value),
        QuestionType.Attachment => context.FileExists?.Invoke(value.ToString()) == false ? [AttachmentProblems.UnknownFile] : [],
        QuestionType.Unit => Unit(question, value, context),
    };

    private static IEnumerable<Problem> Number(Question question, Value value, int? decimals)
    {
        if (value.AsNumber is not { } number)
        {
            yield return AnswerProblems.WrongType(question.Type);
            yield break;
        }

        if (decimals is { } places && decimal.Round(number, places) != number)
        {
            yield return places == 0 ? AnswerProblems.NotWhole(number) : AnswerProblems.TooManyDecimals(number, places);
        }

        if (number < question.Min || number > question.Max)
        {
            yield return AnswerProblems.OutOfRange(number, question.Min, question.Max);
        }
    }

    private static IEnumerable<Problem> Choices(Question question, Value value, Func<string, bool> isOffered, bool many)
    {
        if (value.AsText is not { } text)
        {
            return [AnswerProblems.WrongType(question.Type)];
        }

        IEnumerable<string> chosen = many ? text.Split(' ') : [text];
        return chosen.Where(choice => !isOffered(choice)).Select(AnswerProblems.NotAnOption);
    }

    private static IEnumerable<Problem> Text(Question question, Value value)
    {
        var limit = AnswerText.MaxLength(question);
        return value.AsText is not { } text ? [AnswerProblems.WrongType(question.Type)]
            : text.Length > limit ? [AnswerProblems.TooLong(text.Length, limit)]
            : [];
    }

    private static IEnumerable<Problem> Unit(Question question, Value value, FormContext context) =>
        value.AsText is not { } code ? [AnswerProblems.WrongType(question.Type)]
        : context.UnitExists?.Invoke(code) == false ? [AnswerProblems.UnknownUnit(code)]
        : [];
}

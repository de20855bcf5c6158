using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>The part of <see cref="TemplateCheck"/> that looks at one question.</summary>
internal static class QuestionCheck
{
    public static IEnumerable<Problem> Check(Question question, string parent, FormTemplate template)
    {
        var place = $"{parent} › {question.Name}";
        return
        [
            .. TemplateCheck.Name(question.Name, place),
            .. TemplateCheck.Text(question.Label, $"{place} › label"),
            .. Text(question.Hint, $"{place} › hint"),
            .. Text(question.UnitOfMeasure, $"{place} › unitOfMeasure"),
            .. Text(question.ConstraintMessage, $"{place} › constraintMessage"),
            .. Options(question, template).Select(problem => problem.At($"{place} › optionList")),
            .. question is { ChoiceFilter: not null, OptionList: null } ? new[] { TemplateProblems.NeedsOptionList.At($"{place} › choiceFilter") } : [],
            .. Limits(question).Select(property => TemplateProblems.BadLimit(property).At($"{place} › {property}")),
            .. (question.Checks ?? []).SelectMany(check => TemplateCheck.Code(check.Code, $"{place} › checks").Concat(TemplateCheck.Text(check.Message, $"{place} › checks › {check.Code}"))),
        ];
    }

    private static IEnumerable<Problem> Text(LocalizedText? text, string place) => text is null ? [] : TemplateCheck.Text(text, place);

    private static IEnumerable<Problem> Options(Question question, FormTemplate template)
    {
        var hasChoices = question.Type is QuestionType.SelectOne or QuestionType.SelectMany;
        if (hasChoices != question.OptionList is not null)
        {
            yield return TemplateProblems.NeedsOptionList;
        }
        else if (question.OptionList is { } code && template.OptionLists.All(list => !string.Equals(list.Code, code, StringComparison.Ordinal)))
        {
            yield return TemplateProblems.UnknownOptionList(code);
        }
    }

    private static IEnumerable<string> Limits(Question question)
    {
        var isText = question.Type is QuestionType.Text or QuestionType.LongText;
        var longest = question.Type == QuestionType.LongText ? Question.LongTextMaxLength : Question.TextMaxLength;
        if (question.MaxLength is { } length && (!isText || length < 1 || length > longest))
        {
            yield return "maxLength";
        }

        if (question.Decimals is { } decimals && (question.Type is not (QuestionType.Decimal or QuestionType.Percent) || decimals is < 0 or > TemplateCheck.MaxDecimals))
        {
            yield return "decimals";
        }

        if (question.Min is not null && (!question.IsNumber || question.Min > question.Max))
        {
            yield return "min";
        }

        if (question.Max is not null && !question.IsNumber)
        {
            yield return "max";
        }
    }
}

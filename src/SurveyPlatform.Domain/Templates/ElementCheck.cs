using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>The part of <see cref="TemplateCheck"/> that keeps series apart: one question per element, or two figures would be written under one name.</summary>
internal static class ElementCheck
{
    public static IEnumerable<Problem> Check(FormTemplate template)
    {
        var questions = FormElement.Of(template).ToList();
        var malformed = questions.Where(question => question.Question.Element is not null)
            .SelectMany(question => TemplateCheck.Name(question.Element, $"{question.Place} › element"));
        var shared = questions.GroupBy(question => question.Element, StringComparer.Ordinal)
            .SelectMany(same => same.DistinctBy(question => question.Question.Name, StringComparer.Ordinal).Skip(1))
            .Select(question => TemplateProblems.DuplicateElement(question.Element).At($"{question.Place} › element"));
        return [.. malformed, .. shared];
    }
}

using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>How far a form is: of the questions outside lines that must be answered, so many are.</summary>
public readonly record struct FormProgress(int Answered, int Asked)
{
    public static FormProgress Of(FormTemplate template, AnswerSet answers, FormEvaluation evaluation) =>
        Of(template.Sections.Where(evaluation.IsRelevant).SelectMany(section => section.Questions), answers, evaluation);

    public static FormProgress Of(IEnumerable<Question> questions, AnswerSet answers, FormEvaluation evaluation)
    {
        var asked = questions.Where(question => !question.IsCalculated && evaluation.IsRelevant(question.Name) && evaluation.IsRequired(question.Name)).ToList();
        return new(
            asked.Count(question => !answers.Values.GetValueOrDefault(question.Name).IsMissing || answers.Unread.ContainsKey(question.Name)), asked.Count);
    }
}

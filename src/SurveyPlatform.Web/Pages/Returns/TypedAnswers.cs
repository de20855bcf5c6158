using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Answers as the fields of the page would have them typed, lines by their key: the shape of <see cref="AnswerChanges"/>.</summary>
public sealed record TypedAnswers(Dictionary<string, string> Answers, Dictionary<string, Dictionary<int, Dictionary<string, string>>> Lines)
{
    public static TypedAnswers Of(FormTemplate template, AnswerSet answers)
    {
        var head = Typed(template.Questions, answers, AnswerPlace.Head, answers.Values);
        foreach (var (key, reason) in answers.Reasons)
        {
            head[AnswerReader.ReasonPrefix + ByKey(key, answers)] = reason;
        }

        foreach (var (place, isConfirmed) in answers.TakenOver)
        {
            head[AnswerReader.SamePrefix + place] = isConfirmed ? AnswerReader.Confirmed : AnswerReader.Taken;
        }

        return new(head, template.LineGroups.Where(group => answers.Lines.ContainsKey(group.Name)).ToDictionary(group => group.Name, group => LinesOf(group, answers)));
    }

    private static Dictionary<int, Dictionary<string, string>> LinesOf(LineGroup group, AnswerSet answers) =>
        answers.Lines[group.Name].Select((line, at) => (line, at)).ToDictionary(
            pair => pair.line.Key,
            pair => Typed(group.Questions, answers, name => new(group.Name, pair.at, name), pair.line.Values));

    private static Dictionary<string, string> Typed(IEnumerable<Question> questions, AnswerSet answers, Func<string, AnswerPlace> placeOf, Dictionary<string, Value> values) =>
        questions.Where(question => !question.IsCalculated)
            .Select(question => (question.Name, Text: answers.Unread.GetValueOrDefault(placeOf(question.Name).ToString()) ?? FormView.Typed(values.GetValueOrDefault(question.Name))))
            .Where(answer => answer.Text.Length > 0).ToDictionary(answer => answer.Name, answer => answer.Text, StringComparer.Ordinal);

    private static string ByKey(string reason, AnswerSet answers) => AnswerReader.LineOfReason(reason) is not { } at
        ? reason
        : new AnswerPlace(at.Group, answers.Lines[at.Group][at.Line].Key, "").ReasonKey(at.Check);
}

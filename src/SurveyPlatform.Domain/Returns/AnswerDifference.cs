using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One answer that two people, or two revisions, give differently.</summary>
/// <param name="Place"><c>name</c> or <c>group[index].name</c>.</param>
/// <param name="Mine">Missing where it has no answer; a text where it could not be read.</param>
public sealed record AnswerDifference(string Place, Question Question, Value Mine, Value Theirs)
{
    /// <summary>In the order of the form. A line is held against the one with its key; its place is the one that it has on their side, on mine where they have none.</summary>
    public static IReadOnlyList<AnswerDifference> Between(FormTemplate template, AnswerSet mine, AnswerSet theirs)
    {
        var head = template.Questions.Where(question => !question.IsCalculated)
            .Select(question => new AnswerDifference(question.Name, question, At(mine, AnswerPlace.Head(question.Name)), At(theirs, AnswerPlace.Head(question.Name))));
        return [.. head.Concat(template.LineGroups.SelectMany(group => Lines(group, mine, theirs))).Where(difference => difference.Mine != difference.Theirs)];
    }

    private static IEnumerable<AnswerDifference> Lines(LineGroup group, AnswerSet mine, AnswerSet theirs)
    {
        var (ours, others) = (Positions(mine, group), Positions(theirs, group));
        return from key in others.Keys.Concat(ours.Keys.Where(key => !others.ContainsKey(key)))
               from question in @group.Questions
               where !question.IsCalculated
               select new AnswerDifference(
                   new AnswerPlace(@group.Name, others.TryGetValue(key, out var at) ? at : ours[key], question.Name).ToString(), question,
                   At(mine, @group, ours, key, question), At(theirs, @group, others, key, question));
    }

    private static Dictionary<int, int> Positions(AnswerSet answers, LineGroup group) =>
        (answers.Lines.GetValueOrDefault(group.Name) ?? []).Select((line, at) => (line.Key, at)).ToDictionary(line => line.Key, line => line.at);

    private static Value At(AnswerSet answers, LineGroup group, Dictionary<int, int> positions, int key, Question question) =>
        positions.TryGetValue(key, out var at) ? At(answers, new(group.Name, at, question.Name)) : Value.Missing;

    private static Value At(AnswerSet answers, AnswerPlace place) =>
        answers.Unread.TryGetValue(place.ToString(), out var text) ? Value.Of(text)
        : (place.Group is null ? answers.Values : answers.Lines[place.Group][place.Line].Values).GetValueOrDefault(place.Name);
}

using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One answer that two people, or two revisions, give differently.</summary>
/// <param name="Place"><c>name</c> or <c>group[index].name</c>.</param>
/// <param name="Mine">Missing where it has no answer; a text where it could not be read.</param>
public sealed record AnswerDifference(string Place, Question Question, Value Mine, Value Theirs)
{
    /// <summary>In the order of the form; lines are compared by their position.</summary>
    public static IReadOnlyList<AnswerDifference> Between(FormTemplate template, AnswerSet mine, AnswerSet theirs)
    {
        var head = template.Questions.Select(question => (Place: AnswerPlace.Head(question.Name), question));
        var lines = from @group in template.LineGroups
                    from line in Enumerable.Range(0, Math.Max(Count(mine, @group), Count(theirs, @group)))
                    from question in @group.Questions
                    select (Place: new AnswerPlace(@group.Name, line, question.Name), question);
        return
        [
            .. from entry in head.Concat(lines)
               where !entry.question.IsCalculated
               let difference = new AnswerDifference(entry.Place.ToString(), entry.question, At(mine, entry.Place), At(theirs, entry.Place))
               where difference.Mine != difference.Theirs
               select difference,
        ];
    }

    private static int Count(AnswerSet answers, LineGroup group) => answers.Lines.TryGetValue(group.Name, out var lines) ? lines.Count : 0;

    private static Value At(AnswerSet answers, AnswerPlace place)
    {
        if (answers.Unread.TryGetValue(place.ToString(), out var text))
        {
            return Value.Of(text);
        }

        var values = place.Group is null
            ? answers.Values
            : answers.Lines.TryGetValue(place.Group, out var lines) && place.Line < lines.Count ? lines[place.Line].Values : null;
        return values?.GetValueOrDefault(place.Name) ?? Value.Missing;
    }
}

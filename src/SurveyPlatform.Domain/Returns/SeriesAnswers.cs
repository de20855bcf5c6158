using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Answers to an earlier version of a form, by the names of a later one: figures to compare with, calculated ones included.</summary>
public static class SeriesAnswers
{
    /// <param name="isComparable">By element: whether its series goes on from the one version to the other.</param>
    public static AnswerSet Of(AnswerSet answers, FormTemplate before, FormTemplate now, Func<string, bool> isComparable)
    {
        var earlier = FormElement.ByName(before);
        var known = new AnswerSet();
        foreach (var later in FormElement.ByName(now).Values)
        {
            if (earlier.TryGetValue(later.Element, out var was) && was.Group is null && later.Group is null && isComparable(later.Element)
                && answers.Values.GetValueOrDefault(was.Question.Name) is { IsMissing: false } value)
            {
                known.Values[later.Question.Name] = value;
            }
        }

        TakeLines(answers, before, now, isComparable, known);
        return known;
    }

    private static void TakeLines(AnswerSet answers, FormTemplate before, FormTemplate now, Func<string, bool> isComparable, AnswerSet known)
    {
        var mapping = TemplateMapping.Propose(before, now);
        foreach (var group in before.LineGroups)
        {
            if (mapping[group.Name] is { } name && answers.Lines.TryGetValue(group.Name, out var lines))
            {
                var columns = group.Questions.Where(column => mapping[column.Name] is not null && isComparable(column.ElementName)).ToList();
                known.Lines[name] = lines.ConvertAll(line => Line(line, columns, mapping));
            }
        }
    }

    private static AnswerLine Line(AnswerLine line, List<Question> columns, TemplateMapping mapping)
    {
        var taken = new AnswerLine { Key = line.Key };
        foreach (var column in columns)
        {
            if (line.Values.GetValueOrDefault(column.Name) is { IsMissing: false } value)
            {
                taken.Values[mapping[column.Name]!] = value;
            }
        }

        return taken;
    }
}

using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>
/// The answers of the period before as those of this one, for what seldom changes. Each bears a mark (<see cref="AnswerSet.TakenOver"/>) until
/// somebody confirms it, and loses it as soon as it differs.
/// </summary>
public static class TakeOver
{
    /// <summary>Stocks and texts. Never what is counted anew each period, worked out or sent along; nor, outside lines, what is declared
    /// (a yes without a measure).</summary>
    public static bool Takes(Question question, bool isInLines) =>
        !question.IsCalculated && question.Measure != Measure.Flow && question.Type != QuestionType.Attachment
            && (isInLines || question.Measure == Measure.Stock || question.Type is QuestionType.Text or QuestionType.LongText);

    /// <summary>Fills what is blank in a section and asked there, be it by an answer that is taken over too; a group of lines only as a whole.</summary>
    public static AnswerSet Run(CompiledTemplate template, Section section, AnswerSet answers, FormContext context)
    {
        var taken = answers.Copy();
        while (Blanks(section, taken, context.Previous, FormEvaluation.Evaluate(template, taken, context)) is { Count: > 0 } places)
        {
            foreach (var place in places)
            {
                taken.TakenOver[place] = false;
                if (context.Previous!.Values.TryGetValue(place, out var value))
                {
                    taken.Values[place] = value;
                }
                else
                {
                    taken.Lines[place] = [.. LinesOf(section.Items.OfType<LineGroup>().First(group => group.Name == place), context.Previous)];
                }
            }
        }

        return taken;
    }

    /// <summary>Names of questions and groups of a section that <see cref="Run"/> would fill as the form is now.</summary>
    /// <param name="previous">Without what belongs to a series that was broken since.</param>
    public static IReadOnlyList<string> Blanks(Section section, AnswerSet answers, AnswerSet? previous, FormEvaluation evaluation)
    {
        if (previous is null)
        {
            return [];
        }

        var questions = section.Questions.Where(question => Takes(question, isInLines: false) && evaluation.IsRelevant(question.Name)
            && previous.Values.ContainsKey(question.Name)
            && !answers.Values.ContainsKey(question.Name) && !answers.Unread.ContainsKey(question.Name));
        var groups = section.Items.OfType<LineGroup>().Where(group => evaluation.IsRelevant(group.Name)
            && !(answers.Lines.TryGetValue(group.Name, out var lines) && lines.Count > 0) && LinesOf(group, previous).Count > 0);
        return [.. questions.Select(question => question.Name), .. groups.Select(group => group.Name)];
    }

    /// <summary>Places of a section whose mark waits for a word.</summary>
    public static IEnumerable<string> Unconfirmed(Section section, AnswerSet answers) =>
        section.Questions.Select(question => question.Name).Concat(section.Items.OfType<LineGroup>().Select(group => group.Name))
            .Where(place => answers.TakenOver.TryGetValue(place, out var isConfirmed) && !isConfirmed);

    public static AnswerSet Confirm(Section section, AnswerSet answers)
    {
        var confirmed = answers.Copy();
        foreach (var place in Unconfirmed(section, answers))
        {
            confirmed.TakenOver[place] = true;
        }

        return confirmed;
    }

    /// <summary>The marks that are still true. Of a group as long as one line is as it was: who changed one of 170 has not looked at the rest.
    /// Where there is nothing any more to hold it against, one that waits for a word goes on waiting.</summary>
    internal static Dictionary<string, bool> Marks(FormTemplate template, AnswerSet answers, AnswerSet? previous)
    {
        var groups = answers.TakenOver.Count == 0 ? [] : template.LineGroups.ToDictionary(group => group.Name, StringComparer.Ordinal);
        return answers.TakenOver.Where(mark => previous is null ? !mark.Value : IsAsBefore(mark.Key, groups.GetValueOrDefault(mark.Key), answers, previous))
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Positions of the lines of a group that stood there in the period before too, word by word.</summary>
    public static IReadOnlySet<int> LinesAsBefore(LineGroup group, AnswerSet answers, AnswerSet previous)
    {
        var before = LinesOf(group, previous).Select(line => Written(group, line)).ToHashSet(StringComparer.Ordinal);
        return (answers.Lines.GetValueOrDefault(group.Name) ?? []).Select((line, at) => (Text: Written(group, line), at))
            .Where(line => before.Contains(line.Text)).Select(line => line.at).ToHashSet();
    }

    private static bool IsAsBefore(string place, LineGroup? group, AnswerSet answers, AnswerSet previous) => group is not null
        ? LinesAsBefore(group, answers, previous).Count > 0
        : answers.Values.TryGetValue(place, out var value) && previous.Values.TryGetValue(place, out var before) && value == before;

    /// <summary>What would be taken over of the lines of the period before.</summary>
    public static IReadOnlyList<AnswerLine> LinesOf(LineGroup group, AnswerSet previous) =>
        [.. (previous.Lines.GetValueOrDefault(group.Name) ?? []).Select((line, at) => Taken(group, line, at)).Where(line => line.Values.Count > 0).Take(group.MaxLines)];

    private static AnswerLine Taken(LineGroup group, AnswerLine before, int key)
    {
        var line = new AnswerLine { Key = key };
        foreach (var column in group.Questions.Where(column => Takes(column, isInLines: true) && before.Values.ContainsKey(column.Name)))
        {
            line.Values[column.Name] = before.Values[column.Name];
        }

        return line;
    }

    private static string Written(LineGroup group, AnswerLine line) => string.Join('\n', group.Questions
        .Where(column => Takes(column, isInLines: true)).Select(column => line.Values.GetValueOrDefault(column.Name).ToString()));
}

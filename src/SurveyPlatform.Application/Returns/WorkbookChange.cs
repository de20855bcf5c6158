using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>One answer, or one group of lines as a whole, that taking a workbook would change.</summary>
/// <param name="Key">Name of the question or of the group.</param>
/// <param name="Cells">What differs: one for a question, cell by cell for lines, which are compared by their position.</param>
/// <param name="IsMine">The workbook changes it; false where only somebody else has since the download.</param>
/// <param name="IsTheirs">Somebody else has changed it since the download.</param>
public sealed record WorkbookChange(string Key, Question? Question, LineGroup? Group, IReadOnlyList<AnswerDifference> Cells, bool IsMine, bool IsTheirs)
{
    /// <param name="seen">The answers at the download, where the draft has changed since.</param>
    public static IReadOnlyList<WorkbookChange> Between(FormTemplate template, AnswerSet workbook, AnswerSet draft, AnswerSet? seen)
    {
        var mine = seen is null ? null : Keys(AnswerDifference.Between(template, workbook, seen));
        var theirs = seen is null ? [] : Keys(AnswerDifference.Between(template, draft, seen));
        return
        [
            .. from difference in AnswerDifference.Between(template, workbook, draft)
               group difference by KeyOf(difference) into change
               let @group = template.LineGroups.FirstOrDefault(lines => lines.Name == change.Key)
               select new WorkbookChange(
                   change.Key, @group is null ? change.First().Question : null, @group, [.. change], mine?.Contains(change.Key) ?? true, theirs.Contains(change.Key)),
        ];
    }

    /// <summary>The draft with the chosen of these changes.</summary>
    public static AnswerSet Take(FormTemplate template, AnswerSet workbook, AnswerSet draft, IReadOnlySet<string> chosen)
    {
        var answers = draft.Copy();
        foreach (var question in template.Questions.Where(question => chosen.Contains(question.Name)))
        {
            Move(workbook.Values, answers.Values, question.Name);
            Move(workbook.Unread, answers.Unread, question.Name);
        }

        foreach (var group in template.LineGroups.Where(group => chosen.Contains(group.Name)))
        {
            answers.ForgetLines(group.Name);
            Move(workbook.Lines, answers.Lines, group.Name);
            foreach (var (place, text) in workbook.Unread.Where(pair => pair.Key.StartsWith($"{group.Name}[", StringComparison.Ordinal)))
            {
                answers.Unread[place] = text;
            }

            KeepReasons(group.Name, draft, answers);
        }

        return answers;
    }

    /// <summary>What was explained about a line that stays where it is and as it is still holds.</summary>
    private static void KeepReasons(string group, AnswerSet draft, AnswerSet answers)
    {
        var (before, after) = (draft.Lines.GetValueOrDefault(group) ?? [], answers.Lines.GetValueOrDefault(group) ?? []);
        for (var line = 0; line < Math.Min(before.Count, after.Count); line++)
        {
            var suffix = new AnswerPlace(group, line, "").ReasonKey("");
            if (before[line].Values.Count == after[line].Values.Count && !before[line].Values.Except(after[line].Values).Any())
            {
                foreach (var (key, reason) in draft.Reasons.Where(pair => pair.Key.EndsWith(suffix, StringComparison.Ordinal)))
                {
                    answers.Reasons[key] = reason;
                }
            }
        }
    }

    private static void Move<T>(Dictionary<string, T> from, Dictionary<string, T> to, string key)
    {
        to.Remove(key);
        if (from.TryGetValue(key, out var value))
        {
            to[key] = value;
        }
    }

    private static HashSet<string> Keys(IEnumerable<AnswerDifference> differences) => differences.Select(KeyOf).ToHashSet(StringComparer.Ordinal);

    private static string KeyOf(AnswerDifference difference) => AnswerPlace.Parse(difference.Place) is { Group: { } group } ? group : difference.Place;
}

using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>One answer that two people have given differently.</summary>
/// <param name="Key">Of a question, or of a group of lines as a whole.</param>
/// <param name="PreferTheirs">Only the other one has changed it since the page was opened.</param>
public sealed record Difference(string Key, string Label, string Mine, string Theirs, bool PreferTheirs)
{
    private const int MostLines = 10;

    /// <param name="theirs">The return as it stands now.</param>
    /// <param name="seen">What I had before me when I began (<see cref="SeenAnswers"/>).</param>
    /// <param name="pages">The lines that were on my page, of the groups that were not on it as a whole.</param>
    public static IReadOnlyList<Difference> Between(FormView theirs, AnswerSet mine, string seen, IReadOnlyDictionary<string, LinesOnPage> pages)
    {
        var changed = SeenAnswers.Changed(theirs.Template, seen, mine, theirs.Answers, pages);
        var keys = SeenAnswers.Keys(theirs.Template).Where(key => SeenAnswers.TextOf(mine, key) != SeenAnswers.TextOf(theirs.Answers, key));
        return [.. keys.Select(key => Of(theirs, mine, key, !changed.Contains(key)))];
    }

    private static Difference Of(FormView theirs, AnswerSet mine, string key, bool preferTheirs) =>
        theirs.Template.LineGroups.FirstOrDefault(group => group.Name == key) is { } group
            ? new(key, theirs.T.Of(group.Label), Lines(theirs, group, mine, theirs.Answers), Lines(theirs, group, theirs.Answers, mine), preferTheirs)
            : new(key, theirs.LabelOf(key), Shown(theirs, mine, key), Shown(theirs, theirs.Answers, key), preferTheirs);

    private static string Shown(FormView view, AnswerSet answers, string key) =>
        answers.Unread.GetValueOrDefault(key) ?? view.Shown(view.Template.Questions.First(question => question.Name == key), answers.Values.GetValueOrDefault(key));

    /// <summary>How many lines, and which of them the other one has differently.</summary>
    private static string Lines(FormView view, LineGroup group, AnswerSet these, AnswerSet others)
    {
        var (lines, theirs) = (SeenAnswers.TextsOfLines(these, group.Name), SeenAnswers.TextsOfLines(others, group.Name));
        var differing = Enumerable.Range(0, lines.Count).Where(line => lines[line] != theirs.ElementAtOrDefault(line)).Select(line => view.T.Number(line + 1)).ToList();
        return view.T["conflict.lines", ("count", lines.Count),
            ("lines", string.Join(", ", differing.Take(MostLines)) + (differing.Count > MostLines ? "…" : ""))];
    }
}

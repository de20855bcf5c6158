using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns.Import;

public enum LineChange
{
    /// <summary>In the draft and, as it is, in the file.</summary>
    Same,
    Changed,
    New,

    /// <summary>Only in the draft, and stays.</summary>
    Kept,
}

/// <summary>A line as it would be.</summary>
/// <param name="Before">Its position in the draft; null: it is new.</param>
/// <param name="Imported">Of the file; null: it is not in it.</param>
public sealed record MergedLine(LineChange Change, int? Before, ImportedLine? Imported, Dictionary<string, Value> Values, Dictionary<string, string> Unread);

/// <summary>The lines of the draft and those of the file put together.</summary>
/// <param name="Gone">Positions in the draft of lines that would be no more.</param>
/// <param name="Alike">Lines of the file that share their key with another one: they were told apart by their order alone.</param>
public sealed record ImportMerge(IReadOnlyList<MergedLine> Lines, IReadOnlyList<int> Gone, int Alike)
{
    public int Count(LineChange change) => Lines.Count(line => line.Change == change);

    /// <param name="answered">The questions that the file answers; in an update the others keep their answers.</param>
    /// <param name="keys">Names of the questions that tell lines apart.</param>
    public static ImportMerge Of(AnswerSet draft, LineGroup group, IReadOnlyList<ImportedLine> imported, IReadOnlySet<string> answered, IReadOnlyList<string> keys, ImportMode mode)
    {
        var before = DraftLines(draft, group);
        var partners = mode == ImportMode.Add ? new int?[imported.Count] : Partners(before, imported, keys, [.. ImportColumns.Asked(group).Select(question => question.Name)]);
        var paired = partners.OfType<int>().ToHashSet();
        var lines = imported.Select((line, at) => Merged(line, partners[at], before, group, answered, mode)).ToList();
        var stay = mode == ImportMode.Replace ? [] : Enumerable.Range(0, before.Count).Where(at => !paired.Contains(at)).ToList();
        return new(
            mode == ImportMode.Replace
                ? lines
                : [.. lines.Where(line => line.Before is not null).Concat(stay.Select(at => new MergedLine(LineChange.Kept, at, null, before[at].Values, before[at].Unread)))
                    .OrderBy(line => line.Before), .. lines.Where(line => line.Before is null)],
            mode == ImportMode.Replace ? [.. Enumerable.Range(0, before.Count).Where(at => !paired.Contains(at))] : [],
            mode == ImportMode.Add ? 0 : imported.GroupBy(line => KeyOf(line, keys)).Where(same => same.Count() > 1).Sum(same => same.Count()));
    }

    /// <summary>The draft with these lines: what was explained about a line holds for as long as it is as it was.</summary>
    public AnswerSet Into(AnswerSet draft, LineGroup group)
    {
        var (answers, before) = (draft.Copy(), draft.Lines.GetValueOrDefault(group.Name) ?? []);
        var asked = ImportColumns.Asked(group).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        var next = AnswerSet.NextKey(before);
        List<AnswerLine> lines = [];
        Dictionary<int, int> unchanged = [];
        foreach (var merged in Lines)
        {
            var was = merged.Before is { } from ? before[from] : null;
            var line = new AnswerLine { Key = was?.Key ?? next++ };
            // What no file can say, figures worked out once and what was sent along, stays with its line.
            foreach (var (name, value) in merged.Values.Concat(was?.Values.Where(answer => !asked.Contains(answer.Key)) ?? []))
            {
                line.Values[name] = value;
            }

            if (merged is { Change: LineChange.Same or LineChange.Kept, Before: { } at })
            {
                unchanged[at] = lines.Count;
            }

            lines.Add(line);
        }

        answers.MoveLines(group.Name, lines, unchanged);
        // What somebody has brought in a file is no longer taken over from last quarter, even where it is the same.
        answers.TakenOver.Remove(group.Name);
        foreach (var (merged, at) in Lines.Select((line, at) => (line, at)))
        {
            foreach (var (name, typed) in merged.Unread)
            {
                answers.Unread[new AnswerPlace(group.Name, at, name).ToString()] = typed;
            }
        }

        return answers;
    }

    private static MergedLine Merged(ImportedLine line, int? partner, List<ImportedLine> before, LineGroup group, IReadOnlySet<string> answered, ImportMode mode)
    {
        if (partner is not { } at)
        {
            return new(LineChange.New, null, line, line.Values, line.Unread);
        }

        var (values, unread) = (new Dictionary<string, Value>(line.Values, StringComparer.Ordinal), new Dictionary<string, string>(line.Unread, StringComparer.Ordinal));
        var keeps = mode == ImportMode.Update
            ? ImportColumns.Asked(group).Select(question => question.Name).Where(name => !answered.Contains(name) || (!values.ContainsKey(name) && !unread.ContainsKey(name)))
            : [];
        foreach (var name in keeps.ToList())
        {
            Take(before[at].Values, values, name);
            Take(before[at].Unread, unread, name);
        }

        var isSame = IsSame(values, before[at].Values) && IsSame(unread, before[at].Unread);
        return new(isSame ? LineChange.Same : LineChange.Changed, at, line, values, unread);
    }

    /// <summary>Lines that are wholly alike first; then by key, the first with the first.</summary>
    private static int?[] Partners(List<ImportedLine> before, IReadOnlyList<ImportedLine> imported, IReadOnlyList<string> keys, IReadOnlyList<string> all)
    {
        var (partners, paired) = (new int?[imported.Count], new HashSet<int>());
        foreach (var names in keys.Count > 0 ? new[] { all, keys } : [all])
        {
            var waiting = Enumerable.Range(0, before.Count).Where(at => !paired.Contains(at)).GroupBy(at => KeyOf(before[at], names), StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
            for (var at = 0; at < imported.Count; at++)
            {
                if (partners[at] is null && waiting.TryGetValue(KeyOf(imported[at], names), out var same) && same.TryDequeue(out var found))
                {
                    partners[at] = found;
                    paired.Add(found);
                }
            }
        }

        return partners;
    }

    private static List<ImportedLine> DraftLines(AnswerSet draft, LineGroup group)
    {
        var typed = ImportColumns.Asked(group).Select(question => question.Name).ToList();
        return [.. (draft.Lines.GetValueOrDefault(group.Name) ?? []).Select((line, at) => new ImportedLine(
            at,
            typed.Where(line.Values.ContainsKey).ToDictionary(name => name, name => line.Values[name], StringComparer.Ordinal),
            typed.Select(name => (name, Text: draft.Unread.GetValueOrDefault(new AnswerPlace(group.Name, at, name).ToString()))).Where(pair => pair.Text is not null)
                .ToDictionary(pair => pair.name, pair => pair.Text!, StringComparer.Ordinal)))];
    }

    private static string KeyOf(ImportedLine line, IReadOnlyList<string> keys) =>
        string.Join('\u001f', keys.Select(key => line.Unread.GetValueOrDefault(key) ?? line.Values.GetValueOrDefault(key).ToString()));

    private static bool IsSame<T>(Dictionary<string, T> left, Dictionary<string, T> right) =>
        left.Count == right.Count && left.All(pair => right.TryGetValue(pair.Key, out var other) && EqualityComparer<T>.Default.Equals(pair.Value, other));

    private static void Take<T>(Dictionary<string, T> from, Dictionary<string, T> to, string name)
    {
        if (from.TryGetValue(name, out var value))
        {
            to[name] = value;
        }
    }
}

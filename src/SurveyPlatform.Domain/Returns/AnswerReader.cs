using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <param name="Problems">What could not be read, each at its place; what was typed there is in <see cref="AnswerSet.Unread"/>.</param>
public sealed record AnswerReading(AnswerSet Answers, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads what a page posts. Fields: <c>name</c>; <c>group[index].name</c>; <c>reason:check-code</c> or <c>reason:check-code@group[index]</c>;
/// <c>same:name</c> or <c>same:group</c> with <c>taken</c>, <c>confirmed</c> or nothing (<see cref="AnswerSet.TakenOver"/>);
/// a field of the group's own name says that its lines are on the page (so that none posted means none left), all of them when it is empty,
/// else those that it names (<see cref="LinesOnPage"/>), and the others stay as they are; several of one
/// name for a choice of many, one of them empty so that none chosen is said too. Names that begin with <c>_</c> are the page's own.
/// A question that is not posted keeps its earlier answer; lines without any answer are dropped and the rest move up.
/// </summary>
public static class AnswerReader
{
    public const string ReasonPrefix = "reason:";
    public const string SamePrefix = "same:";
    public const string Taken = "taken";
    public const string Confirmed = "confirmed";

    /// <summary>The group and line of the key of a reason; null for a check outside lines.</summary>
    public static (string Check, string Group, int Line)? LineOfReason(string key) => AnswerIndex.ReasonLine(key);

    public static AnswerReading ReadForm(FormTemplate template, IEnumerable<KeyValuePair<string, string>> formFields, AnswerSet? before)
    {
        var reading = new FormReading(AnswerIndex.Of(template), before);
        foreach (var field in formFields.Where(field => !field.Key.StartsWith('_')).GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal))
        {
            reading.Take(field.Key, [.. field]);
        }

        return reading.Finish();
    }
}

/// <summary>One post being read.</summary>
internal sealed class FormReading
{
    private readonly AnswerIndex _index;
    private readonly AnswerSet _answers;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, SortedDictionary<int, List<(string Name, string[] Typed)>>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinesOnPage> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    public FormReading(AnswerIndex index, AnswerSet? before) => (_index, _answers) = (index, before?.Copy() ?? new());

    /// <summary>The answers as read so far.</summary>
    public AnswerSet Answers => _answers;

    public void Take(string field, string[] typed)
    {
        if (field.StartsWith(AnswerReader.ReasonPrefix, StringComparison.Ordinal))
        {
            TakeReason(field[AnswerReader.ReasonPrefix.Length..], typed[^1]);
        }
        else if (field.StartsWith(AnswerReader.SamePrefix, StringComparison.Ordinal))
        {
            TakeMark(field, typed[^1]);
        }
        else if (_index.Groups.ContainsKey(field))
        {
            TakePage(field, typed[^1]);
        }
        else if (_index.Find(field) is { IsCalculated: true })
        {
            // What is worked out here is not taken from outside.
        }
        else if (_index.Find(field) is null)
        {
            Refuse(field);
        }
        else if (AnswerPlace.Parse(field) is { Group: { } group } place)
        {
            var lines = LinesOf(group);
            lines.TryAdd(place.Line, []);
            lines[place.Line].Add((place.Name, typed));
        }
        else
        {
            _answers.Values.Remove(field);
            _answers.Unread.Remove(field);
            Read(_index.Head(field)!, field, typed, _answers.Values);
        }
    }

    /// <summary>Some cells of the line that has this key; its others stay.</summary>
    public void TakeLine(string group, int key, Dictionary<string, string> cells)
    {
        var at = (_answers.Lines.GetValueOrDefault(group) ?? []).FindIndex(line => line.Key == key);
        foreach (var (name, typed) in cells)
        {
            if (at < 0 || _index.Column(group, name) is not { } question)
            {
                Refuse($"{group}.{name}");
            }
            else if (!question.IsCalculated)
            {
                var (place, values) = (new AnswerPlace(group, at, name).ToString(), _answers.Lines[group][at].Values);
                values.Remove(name);
                _answers.Unread.Remove(place);
                Read(question, place, [typed], values);
            }
        }
    }

    public AnswerReading Finish()
    {
        foreach (var (group, lines) in _lines)
        {
            ReplaceLines(group, lines);
        }

        foreach (var (key, reason) in _reasons)
        {
            _answers.Reasons.Remove(key);
            if (reason.Length > 0)
            {
                _answers.Reasons[key] = reason;
            }
        }

        return new(_answers, _problems);
    }

    private void Refuse(string field)
    {
        var shown = AnswerText.Clean(field.Length <= 100 ? field : field[..100]);
        _problems.Add(AnswerProblems.UnknownQuestion(shown).At(shown));
    }

    private void TakePage(string group, string written)
    {
        LinesOf(group);
        if (written.Length > 0 && LinesOnPage.Parse(written) is { } page)
        {
            _pages[group] = page;
        }
        else if (written.Length > 0)
        {
            _problems.Add(AnswerProblems.UnknownLines.At(group));
        }
    }

    private SortedDictionary<int, List<(string Name, string[] Typed)>> LinesOf(string group)
    {
        _lines.TryAdd(group, []);
        return _lines[group];
    }

    private void TakeReason(string key, string typed)
    {
        if (!_index.TakesReason(key))
        {
            var shown = AnswerText.Clean(key.Length <= 100 ? key : key[..100]);
            _problems.Add(AnswerProblems.UnknownCheck(shown).At(AnswerReader.ReasonPrefix + shown));
            return;
        }

        var reason = AnswerText.CleanLines(typed);
        if (reason.Length > AnswerSet.ReasonMaxLength)
        {
            _problems.Add(AnswerProblems.TooLong(reason.Length, AnswerSet.ReasonMaxLength).At(AnswerReader.ReasonPrefix + key));
        }

        _reasons[key] = reason;
    }

    private void TakeMark(string field, string typed)
    {
        var place = field[AnswerReader.SamePrefix.Length..];
        if (!_index.TakesMark(place) || typed is not ("" or AnswerReader.Taken or AnswerReader.Confirmed))
        {
            Refuse(field);
        }
        else if (typed.Length == 0)
        {
            _answers.TakenOver.Remove(place);
        }
        else
        {
            _answers.TakenOver[place] = typed == AnswerReader.Confirmed;
        }
    }

    private void ReplaceLines(string group, SortedDictionary<int, List<(string Name, string[] Typed)>> posted)
    {
        var before = _answers.Lines.GetValueOrDefault(group) ?? [];
        var page = _pages.GetValueOrDefault(group) ?? LinesOnPage.Of(before, 0, before.Count);
        foreach (var position in posted.Keys.Where(position => position < page.First).ToList())
        {
            Refuse(new AnswerPlace(group, position, posted[position][0].Name).ToString());
            posted.Remove(position);
        }

        var answered = posted.Where(line => line.Value.Exists(cell => Array.Exists(cell.Typed, text => AnswerText.Clean(text).Length > 0))).ToList();
        var moved = PlaceLines(group, before, page, [.. answered.Select(line => line.Key)]);
        foreach (var (position, cells) in answered)
        {
            foreach (var (name, typed) in cells)
            {
                Read(_index.Column(group, name)!, new AnswerPlace(group, moved[position], name).ToString(), typed, _answers.Lines[group][moved[position]].Values);
            }
        }

        MoveReasons(group, moved);
    }

    /// <summary>The lines that are not on the page and those that were posted, blank; new ones at the end.</summary>
    /// <returns>Of each posted line its position now.</returns>
    private Dictionary<int, int> PlaceLines(string group, List<AnswerLine> before, LinesOnPage page, List<int> posted)
    {
        var byKey = posted.Where(position => page.KeyAt(position) is not null).ToDictionary(position => page.KeyAt(position)!.Value);
        List<AnswerLine> lines = [];
        var (stay, moved) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        for (var at = 0; at < before.Count; at++)
        {
            if (!page.Has(before[at].Key))
            {
                stay[at] = lines.Count;
                lines.Add(before[at]);
            }
            else if (byKey.TryGetValue(before[at].Key, out var position))
            {
                moved[position] = lines.Count;
                lines.Add(before[at].Calculated(_index.Groups[group]));
            }
        }

        var next = Math.Max(AnswerSet.NextKey(before), page.NextKey);
        foreach (var position in posted.Where(position => !moved.ContainsKey(position)))
        {
            moved[position] = lines.Count;
            lines.Add(new() { Key = page.KeyAt(position) ?? next++ });
        }

        _answers.MoveLines(group, lines, stay);
        return moved;
    }

    private void MoveReasons(string group, Dictionary<int, int> moved)
    {
        var mine = _reasons.Select(reason => (reason.Key, reason.Value, At: AnswerIndex.ReasonLine(reason.Key)))
            .Where(reason => string.Equals(reason.At?.Group, group, StringComparison.Ordinal)).ToList();
        mine.ForEach(reason => _reasons.Remove(reason.Key));
        foreach (var (_, text, at) in mine)
        {
            if (moved.TryGetValue(at!.Value.Line, out var line))
            {
                _reasons[new AnswerPlace(group, line, "").ReasonKey(at.Value.Check)] = text;
            }
        }
    }

    private void Read(Question question, string place, string[] typed, Dictionary<string, Value> into)
    {
        var text = question.Type == QuestionType.SelectMany ? string.Join(' ', typed) : typed[^1];
        var read = AnswerText.Read(question, text);
        if (!read.Succeeded(out var value))
        {
            _answers.Unread[place] = text;
            _problems.AddRange(read.Problems.Select(problem => problem.At(place)));
        }
        else if (!value.IsMissing)
        {
            into[question.Name] = question.Type == QuestionType.SelectMany ? AnswerText.Choices([value.ToString()], _index.Options(question)) : value;
        }
    }
}

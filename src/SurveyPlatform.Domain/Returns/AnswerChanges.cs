using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>
/// What has changed in a page since the server last had its answers, as typed:
/// <c>{"answers": {"staff": "12", "reason:many": "…"}, "lines": {"lines": {"17": {"down": "100"}, "18": null}}}</c>. Lines go by their key;
/// null takes a line away, an unknown key adds one. A reason in a line is <c>reason:check@group[key]</c>.
/// </summary>
public sealed class AnswerChanges
{
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, Dictionary<string, string>?>> _lines = new(StringComparer.Ordinal);

    private AnswerChanges()
    {
    }

    public static Outcome<AnswerChanges> Read(JsonElement json)
    {
        var changes = new AnswerChanges();
        return json.ValueKind == JsonValueKind.Object
            && (!json.TryGetProperty("answers", out var answers) || TryTexts(answers, changes._answers))
            && (!json.TryGetProperty("lines", out var groups) || changes.TryGroups(groups))
            ? changes
            : AnswerProblems.NotChanges;
    }

    /// <summary>The answers with what has changed; what could not be read is kept as typed.</summary>
    public AnswerReading Over(FormTemplate template, AnswerSet before)
    {
        var index = AnswerIndex.Of(template);
        var reading = new FormReading(index, before);
        var answers = reading.Answers;
        var known = _lines.Where(group => index.Groups.ContainsKey(group.Key)).ToList();
        foreach (var (group, lines) in known)
        {
            Insert(answers, group, lines);
        }

        foreach (var (field, typed) in _answers)
        {
            if (InPosition(answers, field) is { } place)
            {
                reading.Take(place, [typed]);
            }
        }

        foreach (var (group, lines) in _lines)
        {
            foreach (var (key, cells) in lines.Where(line => line.Value is not null))
            {
                reading.TakeLine(group, key, cells!);
            }
        }

        var read = reading.Finish();
        foreach (var (group, lines) in known)
        {
            Drop(answers, index.Groups[group], lines);
        }

        return read;
    }

    /// <summary>A line that is new stands where its key puts it: typing into a line that was blank does not send it to the end.</summary>
    private static void Insert(AnswerSet answers, string group, SortedDictionary<int, Dictionary<string, string>?> changed)
    {
        var before = answers.Lines.GetValueOrDefault(group) ?? [];
        var keys = before.Select(line => line.Key).ToHashSet();
        var lines = before.ToList();
        foreach (var key in changed.Where(line => line.Value is not null && !keys.Contains(line.Key)).Select(line => line.Key))
        {
            var at = lines.FindIndex(line => line.Key > key);
            lines.Insert(at < 0 ? lines.Count : at, new() { Key = key });
        }

        Move(answers, group, before, lines);
    }

    /// <summary>Without the lines that go and those in which nothing stands any more.</summary>
    private static void Drop(AnswerSet answers, LineGroup group, SortedDictionary<int, Dictionary<string, string>?> changed)
    {
        var before = answers.Lines.GetValueOrDefault(group.Name) ?? [];
        Move(answers, group.Name, before, [.. before.Where((line, at) => !changed.TryGetValue(line.Key, out var cells) || (cells is not null && !IsBlank(answers, group, line, at)))]);
    }

    private static void Move(AnswerSet answers, string group, List<AnswerLine> before, List<AnswerLine> lines)
    {
        if (lines.Count != before.Count)
        {
            var now = lines.Select((line, at) => (line.Key, at)).ToDictionary(line => line.Key, line => line.at);
            answers.MoveLines(group, lines, before.Select((line, at) => (line.Key, at)).Where(line => now.ContainsKey(line.Key)).ToDictionary(line => line.at, line => now[line.Key]));
        }
    }

    private static bool IsBlank(AnswerSet answers, LineGroup group, AnswerLine line, int at) => group.Questions.Where(question => !question.IsCalculated)
        .All(question => !line.Values.ContainsKey(question.Name) && !answers.Unread.ContainsKey(new AnswerPlace(group.Name, at, question.Name).ToString()));

    /// <summary>A reason in a line by the position that the line has now; null where there is no such line to explain.</summary>
    private static string? InPosition(AnswerSet answers, string field)
    {
        if (!field.StartsWith(AnswerReader.ReasonPrefix, StringComparison.Ordinal) || AnswerIndex.ReasonLine(field[AnswerReader.ReasonPrefix.Length..]) is not { } reason)
        {
            return field;
        }

        var at = (answers.Lines.GetValueOrDefault(reason.Group) ?? []).FindIndex(line => line.Key == reason.Line);
        return at < 0 ? null : AnswerReader.ReasonPrefix + new AnswerPlace(reason.Group, at, "").ReasonKey(reason.Check);
    }

    private bool TryGroups(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var group in json.EnumerateObject())
        {
            var lines = new SortedDictionary<int, Dictionary<string, string>?>();
            if (AnswerElement.Name(group) is not { } name || !_lines.TryAdd(name, lines) || group.Value.ValueKind != JsonValueKind.Object || !group.Value.EnumerateObject().All(line => TryLine(line, lines)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryLine(JsonProperty line, SortedDictionary<int, Dictionary<string, string>?> into)
    {
        if (!int.TryParse(AnswerElement.Name(line), NumberStyles.None, CultureInfo.InvariantCulture, out var key) || key == int.MaxValue)
        {
            return false;
        }

        var cells = line.Value.ValueKind == JsonValueKind.Null ? null : new Dictionary<string, string>(StringComparer.Ordinal);
        into[key] = cells;
        return cells is null || TryTexts(line.Value, cells);
    }

    private static bool TryTexts(JsonElement json, Dictionary<string, string> into)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var field in json.EnumerateObject())
        {
            if (AnswerElement.Name(field) is not { } name || AnswerElement.Text(field.Value) is not { } text)
            {
                return false;
            }

            into[name] = text;
        }

        return true;
    }
}

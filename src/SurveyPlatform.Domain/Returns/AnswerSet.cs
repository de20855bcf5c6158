using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>
/// What a unit has answered. As JSON: <c>{"staff_officials": 12, "lan": "yes", "lines": [{"unit": "540", "down_mbps": 100}]}</c>;
/// numbers as JSON numbers, dates as <c>yyyy-MM-dd</c>, all else as strings; a question without an answer is absent.
/// </summary>
public sealed class AnswerSet
{
    public const int ReasonMaxLength = 1000;

    /// <summary>By question name. A missing answer has no entry.</summary>
    public Dictionary<string, Value> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>By the name of the line group; the lines in the unit's own order.</summary>
    public Dictionary<string, List<AnswerLine>> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What was typed but could not be read (a text in a number), by place (<c>name</c> or <c>group[index].name</c>).
    /// Kept with the draft so that nothing typed is lost; a return with any of these is not accepted.
    /// In JSON under <c>$unread</c>.
    /// </summary>
    public Dictionary<string, string> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>Reasons given for soft checks that did not hold, by place of the violation (<c>check-code</c> or <c>check-code@group[index]</c>). In JSON under <c>$reasons</c>.</summary>
    public Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What was taken over from the period before, by name of a question or of a group of lines, and whether somebody has said that it still
    /// holds. A return with an unconfirmed one is not accepted. In JSON under <c>$takenOver</c>.
    /// </summary>
    public Dictionary<string, bool> TakenOver { get; } = new(StringComparer.Ordinal);

    public AnswerSet Copy()
    {
        var copy = new AnswerSet();
        CopyTo(Values, copy.Values);
        CopyTo(Unread, copy.Unread);
        CopyTo(Reasons, copy.Reasons);
        CopyTo(TakenOver, copy.TakenOver);
        foreach (var (group, lines) in Lines)
        {
            copy.Lines[group] = lines.ConvertAll(line =>
            {
                var copied = new AnswerLine { Key = line.Key };
                CopyTo(line.Values, copied.Values);
                return copied;
            });
        }

        return copy;
    }

    /// <summary>Takes the lines of a group away with all that was typed or explained in them.</summary>
    public void ForgetLines(string group)
    {
        Lines.Remove(group);
        Forget(Unread, key => key.StartsWith($"{group}[", StringComparison.Ordinal));
        Forget(Reasons, key => key.Contains($"@{group}[", StringComparison.Ordinal));
    }

    /// <summary>The lines of a group anew; what was typed and explained in them moves with them.</summary>
    /// <param name="moved">Of each line that stays, by its position before: its position now.</param>
    public void MoveLines(string group, List<AnswerLine> lines, IReadOnlyDictionary<int, int> moved)
    {
        var unread = Moved(Unread, AnswerPlace.Parse, place => place.Group == group && moved.TryGetValue(place.Line, out var line) ? (place with { Line = line }).ToString() : null);
        var reasons = Moved(Reasons, AnswerIndex.ReasonLine, at => at.Group == group && moved.TryGetValue(at.Line, out var line) ? new AnswerPlace(group, line, "").ReasonKey(at.Check) : null);
        ForgetLines(group);
        CopyTo(unread, Unread);
        CopyTo(reasons, Reasons);
        if (lines.Count > 0)
        {
            Lines[group] = lines;
        }
    }

    /// <summary>A number that no line of these has had.</summary>
    public static int NextKey(IEnumerable<AnswerLine> lines) => lines.Select(line => line.Key).DefaultIfEmpty(-1).Max() + 1;

    private static Dictionary<string, string> Moved<T>(Dictionary<string, string> texts, Func<string, T?> read, Func<T, string?> move) where T : struct =>
        texts.Select(text => (To: read(text.Key) is { } at ? move(at) : null, text.Value)).Where(text => text.To is not null)
            .ToDictionary(text => text.To!, text => text.Value, StringComparer.Ordinal);

    private static void Forget(Dictionary<string, string> texts, Func<string, bool> isOfGroup)
    {
        foreach (var key in texts.Keys.Where(isOfGroup).ToList())
        {
            texts.Remove(key);
        }
    }

    private static void CopyTo<T>(Dictionary<string, T> from, Dictionary<string, T> to)
    {
        foreach (var (key, value) in from)
        {
            to[key] = value;
        }
    }
}

/// <summary>One repeating line.</summary>
public sealed class AnswerLine
{
    /// <summary>Which line of its group it is, from 0: stays when lines before it go. In JSON under <c>$line</c>, where it is not the position.</summary>
    public required int Key { get; init; }

    public Dictionary<string, Value> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>A line with nothing but what was worked out for this one and stored (<c>once()</c>).</summary>
    internal AnswerLine Calculated(LineGroup group)
    {
        var line = new AnswerLine { Key = Key };
        foreach (var question in group.Questions.Where(question => question.IsCalculated && Values.ContainsKey(question.Name)))
        {
            line.Values[question.Name] = Values[question.Name];
        }

        return line;
    }
}

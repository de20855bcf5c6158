using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>
/// What a unit has answered. As JSON: <c>{"staff_officials": 12, "lan": "yes", "lines": [{"unit": "540", "down_mbps": 100}]}</c>;
/// numbers as JSON numbers, dates as <c>yyyy-MM-dd</c>, all else as strings; a question without an answer is absent.
/// </summary>
public sealed class AnswerSet
{
    /// <summary>A shorter one explains nothing.</summary>
    public const int ReasonMinLength = 10;
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

    public AnswerSet Copy()
    {
        var copy = new AnswerSet();
        CopyTo(Values, copy.Values);
        CopyTo(Unread, copy.Unread);
        CopyTo(Reasons, copy.Reasons);
        foreach (var (group, lines) in Lines)
        {
            copy.Lines[group] = lines.ConvertAll(line =>
            {
                var copied = new AnswerLine();
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
    public Dictionary<string, Value> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>A line with nothing but what was worked out for this one and stored (<c>once()</c>).</summary>
    internal AnswerLine Calculated(LineGroup group)
    {
        var line = new AnswerLine();
        foreach (var question in group.Questions.Where(question => question.IsCalculated && Values.ContainsKey(question.Name)))
        {
            line.Values[question.Name] = Values[question.Name];
        }

        return line;
    }
}

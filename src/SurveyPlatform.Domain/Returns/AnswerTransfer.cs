using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>An answer that has no place in the newer form.</summary>
/// <param name="Place">In the earlier form: <c>name</c> or <c>group[index].name</c>.</param>
/// <param name="Text">As the unit would have read it.</param>
public sealed record DroppedAnswer(string Place, string Text);

/// <summary>
/// Answers to one version of a form as answers to another. What fits is taken over, what does not fit its new type is kept as the text that
/// was typed (<see cref="AnswerSet.Unread"/>), and what has no place any more is listed: nothing is lost unsaid.
/// </summary>
public sealed class AnswerTransfer
{
    private readonly AnswerIndex _before;
    private readonly AnswerIndex _after;
    private readonly TemplateMapping _mapping;
    private readonly AnswerSet _answers = new();
    private readonly List<DroppedAnswer> _dropped = [];

    private AnswerTransfer(FormTemplate before, FormTemplate after, TemplateMapping mapping) =>
        (_before, _after, _mapping) = (AnswerIndex.Of(before), AnswerIndex.Of(after), mapping);

    public static (AnswerSet Answers, IReadOnlyList<DroppedAnswer> Dropped) Run(AnswerSet answers, FormTemplate before, FormTemplate after, TemplateMapping mapping)
    {
        var transfer = new AnswerTransfer(before, after, mapping);
        transfer.TakeHead(answers);
        foreach (var (group, lines) in answers.Lines)
        {
            transfer.TakeLines(group, lines);
        }

        transfer.TakeUnread(answers);
        transfer.TakeReasons(answers);
        transfer.TakeMarks(answers);
        return (transfer._answers, transfer._dropped);
    }

    private void TakeHead(AnswerSet answers)
    {
        foreach (var (name, value) in answers.Values)
        {
            if (_before.Head(name) is { IsCalculated: false } question)
            {
                Take(question, AnswerPlace.Head(name), value, _mapping[name] is { } target ? (_after.Head(target), AnswerPlace.Head(target)) : default, _answers.Values);
            }
        }
    }

    private void TakeLines(string group, List<AnswerLine> lines)
    {
        var target = _mapping[group];
        var taken = new List<AnswerLine>();
        for (var at = 0; at < lines.Count; at++)
        {
            var line = new AnswerLine { Key = lines[at].Key };
            foreach (var (name, value) in lines[at].Values)
            {
                if (_before.Column(group, name) is { IsCalculated: false } question)
                {
                    var to = target is not null && _mapping[name] is { } column ? (_after.Column(target, column), new AnswerPlace(target, at, column)) : default;
                    Take(question, new(group, at, name), value, to, line.Values);
                }
            }

            taken.Add(line);
        }

        if (target is not null && _after.Groups.ContainsKey(target) && taken.Count > 0)
        {
            _answers.Lines[target] = taken;
        }
    }

    private void Take(Question question, AnswerPlace place, Value value, (Question? Question, AnswerPlace Place) target, Dictionary<string, Value> into)
    {
        if (target.Question is not { IsCalculated: false } now)
        {
            _dropped.Add(new(place.ToString(), Written(value)));
        }
        else if (AnswerConversion.Convert(question, now, value, _after.Options(now)) is { } converted)
        {
            into[now.Name] = converted;
        }
        else
        {
            _answers.Unread[target.Place.ToString()] = Written(value);
        }
    }

    private void TakeUnread(AnswerSet answers)
    {
        foreach (var (written, text) in answers.Unread)
        {
            var place = AnswerPlace.Parse(written);
            var target = place is not { } known || _mapping[known.Name] is not { } name ? (AnswerPlace?)null
                : known.Group is null ? AnswerPlace.Head(name)
                : _mapping[known.Group] is { } group ? new AnswerPlace(group, known.Line, name) : null;
            if (target?.ToString() is { } now && _after.Find(now) is { IsCalculated: false })
            {
                _answers.Unread[now] = text;
            }
            else
            {
                _dropped.Add(new(written, text));
            }
        }
    }

    private void TakeReasons(AnswerSet answers)
    {
        foreach (var (key, reason) in answers.Reasons)
        {
            var now = AnswerIndex.ReasonLine(key) is not { } line ? key
                : _mapping[line.Group] is { } group ? new AnswerPlace(group, line.Line, "").ReasonKey(line.Check) : null;
            if (now is not null && _after.TakesReason(now))
            {
                _answers.Reasons[now] = reason;
            }
            else
            {
                _dropped.Add(new(key, reason));
            }
        }
    }

    /// <summary>Nothing is lost with one that has no place: it is about an answer that is listed itself.</summary>
    private void TakeMarks(AnswerSet answers)
    {
        foreach (var (place, isConfirmed) in answers.TakenOver)
        {
            if (_mapping[place] is { } now && _after.TakesMark(now))
            {
                _answers.TakenOver[now] = isConfirmed;
            }
        }
    }

    internal static string Written(Value value) => value.AsNumber is { } number ? Shared.VietnameseNumber.Format(number, maxDecimals: 28) : value.ToString();
}

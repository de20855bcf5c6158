using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One JSON object being read. A stored one is not refused: what does not fit goes to <see cref="AnswerSet.Unread"/>.</summary>
internal sealed class AnswerJsonReader(AnswerIndex index, bool isStored)
{
    private readonly AnswerSet _answers = new();

    public List<Problem> Problems { get; } = [];

    public AnswerSet Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Problems.Add(AnswerProblems.NotAnObject);
            return _answers;
        }

        foreach (var (name, value) in Properties(json, ""))
        {
            if (string.Equals(name, AnswerJson.ReasonsKey, StringComparison.Ordinal))
            {
                ReadReasons(value);
            }
            else if (string.Equals(name, AnswerJson.TakenOverKey, StringComparison.Ordinal))
            {
                ReadTakenOver(value);
            }
            else if (isStored && string.Equals(name, AnswerJson.UnreadKey, StringComparison.Ordinal))
            {
                ReadUnread(value);
            }
            else if (index.Groups.TryGetValue(name, out var group))
            {
                ReadLines(group, value);
            }
            else
            {
                ReadAnswer(index.Head(name), AnswerPlace.Head(name), value, _answers.Values);
            }
        }

        return _answers;
    }

    private void ReadLines(LineGroup group, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            Problems.Add(AnswerProblems.NotLines.At(group.Name));
            return;
        }

        if (!isStored && json.GetArrayLength() > group.MaxLines)
        {
            Problems.Add(AnswerProblems.TooManyLines(json.GetArrayLength(), group.MaxLines).At(group.Name));
            return;
        }

        List<AnswerLine> lines = [];
        HashSet<int> keys = [];
        foreach (var item in json.EnumerateArray())
        {
            var line = ReadLine(group, lines.Count, item);
            if (!keys.Add(line.Key))
            {
                Problems.Add(AnswerProblems.LineNumber.At($"{group.Name}[{lines.Count.ToString(CultureInfo.InvariantCulture)}].{AnswerJson.LineKey}"));
            }

            lines.Add(line);
        }

        if (lines.Count > 0)
        {
            _answers.Lines[group.Name] = lines;
        }
    }

    private AnswerLine ReadLine(LineGroup group, int at, JsonElement json)
    {
        var place = $"{group.Name}[{at.ToString(CultureInfo.InvariantCulture)}]";
        var line = new AnswerLine { Key = KeyOf(json, place) ?? at };
        if (json.ValueKind != JsonValueKind.Object)
        {
            Problems.Add(AnswerProblems.NotLines.At(place));
            return line;
        }

        foreach (var (name, value) in Properties(json, place + ".").Where(property => property.Name != AnswerJson.LineKey))
        {
            ReadAnswer(index.Column(group.Name, name), new(group.Name, at, name), value, line.Values);
        }

        return line;
    }

    private int? KeyOf(JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(AnswerJson.LineKey, out var written))
        {
            return null;
        }

        if (written.ValueKind == JsonValueKind.Number && written.TryGetInt32(out var key) && key is >= 0 and < int.MaxValue)
        {
            return key;
        }

        Problems.Add(AnswerProblems.LineNumber.At($"{place}.{AnswerJson.LineKey}"));
        return null;
    }

    private void ReadAnswer(Question? question, AnswerPlace place, JsonElement json, Dictionary<string, Value> into)
    {
        if (question is null)
        {
            Problems.Add(AnswerProblems.UnknownQuestion(place.Name).At(place.ToString()));
        }
        else if (json.ValueKind != JsonValueKind.Null && (isStored || !question.IsCalculated))
        {
            var read = AnswerElement.Read(question, index.Options(question), json);
            if (!read.Succeeded(out var value))
            {
                Problems.AddRange(read.Problems.Select(problem => problem.At(place.ToString())));
                _answers.Unread[place.ToString()] = AnswerElement.Text(json) ?? json.GetRawText();
            }
            else if (!value.IsMissing)
            {
                into[question.Name] = value;
            }
        }
    }

    private void ReadReasons(JsonElement json)
    {
        foreach (var (key, value) in Texts(json, AnswerJson.ReasonsKey))
        {
            var place = $"{AnswerJson.ReasonsKey}.{key}";
            var reason = AnswerText.CleanLines(value);
            if (!isStored && !index.TakesReason(key))
            {
                Problems.Add(AnswerProblems.UnknownCheck(key).At(place));
            }
            else if (!isStored && reason.Length > AnswerSet.ReasonMaxLength)
            {
                Problems.Add(AnswerProblems.TooLong(reason.Length, AnswerSet.ReasonMaxLength).At(place));
            }
            else if (reason.Length > 0)
            {
                _answers.Reasons[key] = reason;
            }
        }
    }

    private void ReadUnread(JsonElement json)
    {
        foreach (var (place, text) in Texts(json, AnswerJson.UnreadKey).Where(pair => index.Find(pair.Name) is not null))
        {
            _answers.Unread[place] = text;
        }
    }

    private void ReadTakenOver(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Problems.Add(AnswerProblems.NotAnObject.At(AnswerJson.TakenOverKey));
            return;
        }

        foreach (var (place, value) in Properties(json, AnswerJson.TakenOverKey + "."))
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                Problems.Add(AnswerProblems.WrongType(QuestionType.YesNo).At($"{AnswerJson.TakenOverKey}.{place}"));
            }
            else if (index.TakesMark(place))
            {
                _answers.TakenOver[place] = value.GetBoolean();
            }
            else if (!isStored)
            {
                Problems.Add(AnswerProblems.UnknownQuestion(place).At($"{AnswerJson.TakenOverKey}.{place}"));
            }
        }
    }

    private IEnumerable<(string Name, string Text)> Texts(JsonElement json, string key)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Problems.Add(AnswerProblems.NotAnObject.At(key));
            yield break;
        }

        foreach (var (name, value) in Properties(json, key + "."))
        {
            if (AnswerElement.Text(value) is { } text)
            {
                yield return (name, text);
            }
            else if (value.ValueKind != JsonValueKind.Null)
            {
                Problems.Add(AnswerProblems.NotText.At($"{key}.{name}"));
            }
        }
    }

    /// <summary>Each property once; the first of two counts and the second is a problem.</summary>
    private IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement json, string prefix)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (AnswerElement.Name(property) is not { } name)
            {
                Problems.Add(AnswerProblems.NotText.At(prefix.TrimEnd('.')));
            }
            else if (seen.Add(name))
            {
                yield return (name, property.Value);
            }
            else
            {
                Problems.Add(AnswerProblems.DuplicateQuestion(name).At(prefix + name));
            }
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Server.Commands;

/// <summary>What <c>expr eval</c> was told of the form: <c>answers self stored today now line previous unit</c>, all but the expression optional.</summary>
internal sealed class ExprScope : IEvaluationScope
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly Dictionary<string, Value> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Value>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _previous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _unit = new(StringComparer.Ordinal);

    public Value Self { get; private set; }

    public Value Stored { get; private set; }

    public DateOnly Today { get; private init; }

    public DateTimeOffset Now { get; private init; }

    public int? Line { get; private init; }

    /// <param name="clock">For what is not told.</param>
    /// <returns>Null and what could not be read, where something could not.</returns>
    public static (ExprScope? Scope, string? Unreadable) Read(JsonElement root, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToOffset(Vietnam);
        if (Text(root, "now") is { } moment && !DateTimeOffset.TryParseExact(moment, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out now))
        {
            return (null, "now");
        }

        var today = DateOnly.FromDateTime(now.DateTime);
        if (Text(root, "today") is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            return (null, "today");
        }

        int? line = root.TryGetProperty("line", out var number) && number.TryGetInt32(out var told) ? told : null;
        var scope = new ExprScope { Today = today, Now = Text(root, "now") is null ? new(today, TimeOnly.FromDateTime(now.DateTime), Vietnam) : now, Line = line };
        return scope.ReadAll(root) is { } unreadable ? (null, unreadable) : (scope, null);
    }

    public Value Get(string name) => _answers.TryGetValue(name, out var answer) ? answer
        : Line is >= 0 and var line && _lines.TryGetValue(name, out var values) && line < values.Count ? values[line]
        : Value.Missing;

    public IReadOnlyList<Value> GetAll(string name) => _lines.TryGetValue(name, out var values) ? values : [Get(name)];

    public Value Previous(string name) => _previous.GetValueOrDefault(name);

    public Value Unit(string attribute) => _unit.GetValueOrDefault(attribute);

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private string? ReadAll(JsonElement root)
    {
        if (!TryRead(root, "self", out var self) || !TryRead(root, "stored", out var stored))
        {
            return "self or stored";
        }

        (Self, Stored) = (self, stored);
        return ReadNamed(root, "answers", TakeAnswer) ?? ReadNamed(root, "previous", (name, json) => Take(_previous, name, json)) ?? ReadNamed(root, "unit", (name, json) => Take(_unit, name, json));
    }

    private static bool TryRead(JsonElement root, string name, out Value value)
    {
        value = Value.Missing;
        return !root.TryGetProperty(name, out var json) || TryRead(json, out value);
    }

    private static string? ReadNamed(JsonElement root, string property, Func<string, JsonElement, bool> take)
    {
        if (!root.TryGetProperty(property, out var json) || json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return property;
        }

        foreach (var item in json.EnumerateObject())
        {
            if (!take(item.Name, item.Value))
            {
                return $"{property}.{item.Name}";
            }
        }

        return null;
    }

    private static bool Take(Dictionary<string, Value> into, string name, JsonElement json)
    {
        var isRead = TryRead(json, out var value);
        into[name] = value;
        return isRead;
    }

    /// <summary>A list is a value per line; a list of objects is a group of lines, each with its answers by name.</summary>
    private bool TakeAnswer(string name, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return Take(_answers, name, json);
        }

        JsonElement[] lines = [.. json.EnumerateArray()];
        if (lines.Length == 0 || lines[0].ValueKind != JsonValueKind.Object)
        {
            return TakeLines(name, lines);
        }

        _lines[name] = [.. lines.Select(_ => Value.True)];
        return Array.TrueForAll(lines, line => line.ValueKind == JsonValueKind.Object)
            && lines.SelectMany(line => line.EnumerateObject()).Select(cell => cell.Name).Distinct(StringComparer.Ordinal).ToList()
                .TrueForAll(column => TakeLines(column, Array.ConvertAll(lines, line => line.TryGetProperty(column, out var cell) ? cell : default)));
    }

    private bool TakeLines(string name, JsonElement[] cells)
    {
        var isRead = true;
        _lines[name] = Array.ConvertAll(cells, cell =>
        {
            isRead &= TryRead(cell, out var value);
            return value;
        });
        return isRead;
    }

    /// <summary>A text that is a day of the calendar is a date; <c>{"text": "2023-09-14"}</c> is that text.</summary>
    private static bool TryRead(JsonElement json, out Value value)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.Number when json.TryGetDecimal(out var number) => Value.Of(number),
            JsonValueKind.True => Value.True,
            JsonValueKind.False => Value.False,
            JsonValueKind.String when json.GetString() is var text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Value.Of(day),
            JsonValueKind.String => Value.Of(json.GetString()!.Normalize(NormalizationForm.FormC)),
            JsonValueKind.Object when json.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => Value.Of(text.GetString()!.Normalize(NormalizationForm.FormC)),
            _ => Value.Missing,
        };
        return !value.IsMissing || json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.String;
    }
}

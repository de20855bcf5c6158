using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Templates;

/// <summary>The cases of vectors/expressions.json, which both evaluators must give alike. A number of more digits than JSON keeps is <c>{"number": "…"}</c>.</summary>
public static class ExpressionVectors
{
    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/SurveyPlatform.Tests/vectors/expressions.json")));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                foreach (var item in group.GetProperty("cases").EnumerateArray())
                {
                    cases.Add(group.GetProperty("about").GetString()!, item[0].GetString()!, item[1].GetRawText(), group.GetProperty("scope").GetRawText());
                }
            }

            return cases;
        }
    }

    /// <summary>A scope with columns is that of a choice filter.</summary>
    public static Outcome<Expression> Parse(string text, JsonElement scope) => scope.TryGetProperty("columns", out _) ? Expression.ParseFilter(text) : Expression.Parse(text);

    public static Value Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => Value.Missing,
        JsonValueKind.String => Value.Of(json.GetString()),
        JsonValueKind.True or JsonValueKind.False => Value.Of(json.GetBoolean()),
        JsonValueKind.Number => Value.Of(json.GetDecimal()),
        JsonValueKind.Object when json.TryGetProperty("date", out var date) => Value.Of(DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => Value.Of(decimal.Parse(json.GetProperty("number").GetString()!, CultureInfo.InvariantCulture)),
    };
}

/// <summary>A scope written as JSON: <c>self today now line stored values lines previous unit columns</c>, <c>listOf</c> (name → list) and
/// <c>options</c> (list → value → <c>{label, columns}</c>), each optional.</summary>
public sealed class JsonScope(JsonElement json) : IEvaluationScope
{
    public Value Self => json.TryGetProperty("self", out var self) ? ExpressionVectors.Read(self) : Value.Missing;

    public DateOnly Today => json.TryGetProperty("today", out var today)
        ? DateOnly.ParseExact(today.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : new(2023, 9, 14);

    public Value Get(string name) => Find("values", name);

    public IReadOnlyList<Value> GetAll(string name) => json.TryGetProperty("lines", out var lines) && lines.TryGetProperty(name, out var values)
        ? [.. values.EnumerateArray().Select(ExpressionVectors.Read)]
        : [Get(name)];

    public Value Previous(string name) => Find("previous", name);

    public Value Unit(string attribute) => Find("unit", attribute);

    public DateTimeOffset Now => json.TryGetProperty("now", out var now) ? DateTimeOffset.Parse(now.GetString()!, CultureInfo.InvariantCulture) : new(Today, default, TimeSpan.FromHours(7));

    public int? Line => json.TryGetProperty("line", out var line) ? line.GetInt32() : null;

    public Value Stored => json.TryGetProperty("stored", out var stored) ? ExpressionVectors.Read(stored) : Value.Missing;

    public Option? Option(string list, string value)
    {
        if (!json.TryGetProperty("options", out var lists) || !lists.TryGetProperty(list, out var options) || !options.TryGetProperty(value, out var option))
        {
            return null;
        }

        var columns = option.TryGetProperty("columns", out var written) ? written.Deserialize<Dictionary<string, string>>() : null;
        return new(value, new(option.GetProperty("label").GetString()!), columns);
    }

    public string? ListOf(string name) => json.TryGetProperty("listOf", out var lists) && lists.TryGetProperty(name, out var list) ? list.GetString() : null;

    public Value Column(string name) => Find("columns", name);

    private Value Find(string group, string name) => json.TryGetProperty(group, out var values) && values.TryGetProperty(name, out var value)
        ? ExpressionVectors.Read(value)
        : Value.Missing;
}

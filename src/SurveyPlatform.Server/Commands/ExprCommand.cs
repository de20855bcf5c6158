using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Server.Commands;

/// <summary>
/// <c>expr eval</c>: for each line <c>{"expression": …, "answers": {…}}</c> of standard input one line on standard output, whatever the line holds.
/// docs/expressions.md says how answers and values are written.
/// </summary>
internal static class ExprCommand
{
    /// <summary>In characters. The rest of a longer line is passed over without being kept.</summary>
    public const int MaxLineLength = 1_000_000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        await foreach (var line in LinesAsync(input))
        {
            await output.WriteLineAsync(Answer(line));
        }

        return 0;
    }

    /// <param name="line">Null: it was too long.</param>
    private static string Answer(string? line)
    {
        if (line is null)
        {
            return Refusal(SharedProblems.TooLarge("line", MaxLineLength).Message);
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("expression", out var text) && text.ValueKind == JsonValueKind.String
                ? Answer(text.GetString()!, root)
                : Refusal("A line is a JSON object with an expression: {\"expression\": \"${a} + 1\", \"answers\": {\"a\": 1}}.");
        }
        catch (JsonException)
        {
            return Refusal("The line is not JSON.");
        }
        catch (InvalidOperationException)
        {
            return Refusal("A text holds half a character.");
        }
    }

    private static string Answer(string text, JsonElement root)
    {
        var parsed = Expression.Parse(text);
        if (!parsed.Succeeded(out var expression))
        {
            return Refusal(parsed.Problems[0]);
        }

#pragma warning disable RS0030 // A command is its own host: its clock is the machine's.
        var (scope, unreadable) = ExprScope.Read(root, TimeProvider.System);
#pragma warning restore RS0030
        return scope is null ? Refusal($"This cannot be read: {unreadable}.") : Written(expression.Evaluate(scope));
    }

    private static string Written(Value value) => Json(writer =>
    {
        writer.WritePropertyName("value");
        if (value.AsBoolean is { } truth)
        {
            writer.WriteBooleanValue(truth);
        }
        else if (value.Kind == ValueKind.Number)
        {
            writer.WriteRawValue(value.ToString(), skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(value.IsMissing ? null : value.ToString());
        }

        writer.WriteString("type", value.Kind.ToString().ToLowerInvariant());
    });

    private static string Refusal(string message) => Json(writer =>
    {
        writer.WriteString("error", message);
        writer.WriteNull("position");
    });

    private static string Refusal(Problem problem) => Json(writer =>
    {
        writer.WriteString("error", problem.Message);
        writer.WriteNumber("position", (int)problem.Arguments["position"]!);
        writer.WriteString("code", problem.Code);
        if (problem.Arguments.GetValueOrDefault("fix") is string fix)
        {
            writer.WriteString("fix", fix);
        }
    });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static async IAsyncEnumerable<string?> LinesAsync(StreamReader input)
    {
        var buffer = new char[16384];
        var line = new StringBuilder();
        var isStarted = false;
        for (int read; (read = await input.ReadAsync(buffer)) > 0;)
        {
            for (int from = 0, end; from < read; from = end + 1)
            {
                end = Array.IndexOf(buffer, '\n', from, read - from) is >= 0 and var found ? found : read;
                isStarted = true;
                line.Append(buffer, from, Math.Min(end - from, Math.Max(0, MaxLineLength + 1 - line.Length)));
                if (end < read)
                {
                    yield return Taken(line);
                    isStarted = false;
                }
            }
        }

        if (isStarted)
        {
            yield return Taken(line);
        }
    }

    private static string? Taken(StringBuilder line)
    {
        var taken = line.Length > MaxLineLength ? null : line.ToString();
        line.Clear();
        return taken;
    }
}

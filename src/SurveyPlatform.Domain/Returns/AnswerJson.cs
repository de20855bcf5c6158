using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>Answers as JSON, in the API and in the store.</summary>
public static class AnswerJson
{
    public const string UnreadKey = "$unread";
    public const string ReasonsKey = "$reasons";
    public const string TakenOverKey = "$takenOver";

    /// <summary>Of a line that is not the one of its position (<see cref="AnswerLine.Key"/>).</summary>
    public const string LineKey = "$line";

    /// <summary>So many problems are listed; of the others the number is told.</summary>
    public const int MaxProblems = 200;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For programs: whatever is not exactly an answer to the form is refused, all of it at once, each at its place.
    /// Null is no answer. Values of calculated questions are passed over: they are worked out here.</summary>
    /// <param name="before">The answers that these replace: what <c>once()</c> found for them stays, line by line.</param>
    public static Outcome<AnswerSet> Read(FormTemplate template, JsonElement json, AnswerSet? before = null)
    {
        var reader = new AnswerJsonReader(AnswerIndex.Of(template), isStored: false);
        var answers = reader.Read(json);
        KeepCalculated(template, before ?? new(), answers);
        return reader.Problems.Count == 0 ? answers : new Outcome<AnswerSet>(Listed(reader.Problems));
    }

    /// <summary>What <see cref="Write"/> wrote, perhaps for an earlier version of the form: what no longer fits a question's type goes to
    /// <see cref="AnswerSet.Unread"/>; what no question asks is left out.</summary>
    public static AnswerSet ReadStored(FormTemplate template, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new AnswerJsonReader(AnswerIndex.Of(template), isStored: true).Read(document.RootElement);
    }

    /// <summary>The reasons in what <see cref="Write"/> wrote, whatever the form.</summary>
    public static IReadOnlyDictionary<string, string> ReasonsIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(ReasonsKey, out var reasons)
            ? reasons.EnumerateObject().ToDictionary(reason => reason.Name, reason => reason.Value.GetString() ?? "", StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>Equal answers give equal texts: questions in the order of the form, numbers without needless zeros.</summary>
    public static string Write(FormTemplate template, AnswerSet answers)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            WriteTo(writer, template, answers);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void WriteTo(Utf8JsonWriter writer, FormTemplate template, AnswerSet answers)
    {
        writer.WriteStartObject();
        foreach (var item in template.Sections.SelectMany(section => section.Items))
        {
            switch (item)
            {
                case Question question:
                    WriteAnswer(writer, question, answers.Values);
                    break;
                case Table table:
                    WriteAnswers(writer, table.Rows.SelectMany(row => row.Cells), answers.Values);
                    break;
                case LineGroup group when answers.Lines.TryGetValue(group.Name, out var lines) && lines.Count > 0:
                    WriteLines(writer, group, lines);
                    break;
            }
        }

        WriteTexts(writer, UnreadKey, answers.Unread);
        WriteTexts(writer, ReasonsKey, answers.Reasons);
        WriteTakenOver(writer, answers.TakenOver);
        writer.WriteEndObject();
    }

    private static void KeepCalculated(FormTemplate template, AnswerSet before, AnswerSet answers)
    {
        foreach (var question in template.Questions.Where(question => question.IsCalculated && before.Values.ContainsKey(question.Name)))
        {
            answers.Values[question.Name] = before.Values[question.Name];
        }

        foreach (var group in template.LineGroups.Where(group => before.Lines.ContainsKey(group.Name) && answers.Lines.ContainsKey(group.Name)))
        {
            foreach (var (line, earlier) in answers.Lines[group.Name].Zip(before.Lines[group.Name]))
            {
                foreach (var (name, value) in earlier.Calculated(group).Values)
                {
                    line.Values[name] = value;
                }
            }
        }
    }

    private static void WriteLines(Utf8JsonWriter writer, LineGroup group, List<AnswerLine> lines)
    {
        writer.WriteStartArray(group.Name);
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            writer.WriteStartObject();
            if (line.Key != at)
            {
                writer.WriteNumber(LineKey, line.Key);
            }

            WriteAnswers(writer, group.Questions, line.Values);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAnswers(Utf8JsonWriter writer, IEnumerable<Question> questions, Dictionary<string, Value> values)
    {
        foreach (var question in questions)
        {
            WriteAnswer(writer, question, values);
        }
    }

    private static void WriteAnswer(Utf8JsonWriter writer, Question question, Dictionary<string, Value> values)
    {
        var value = values.GetValueOrDefault(question.Name);
        if (value.Kind == ValueKind.Number)
        {
            writer.WritePropertyName(question.Name);
            writer.WriteRawValue(value.ToString(), skipInputValidation: true);
        }
        else if (!value.IsMissing)
        {
            writer.WriteString(question.Name, value.ToString());
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string key, Dictionary<string, string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(key);
        foreach (var (name, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }

    private static void WriteTakenOver(Utf8JsonWriter writer, Dictionary<string, bool> takenOver)
    {
        if (takenOver.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(TakenOverKey);
        foreach (var (place, isConfirmed) in takenOver.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteBoolean(place, isConfirmed);
        }

        writer.WriteEndObject();
    }

    private static List<Problem> Listed(List<Problem> problems) => problems.Count <= MaxProblems
        ? problems
        : [.. problems.Take(MaxProblems), AnswerProblems.MoreProblems(problems.Count - MaxProblems)];
}

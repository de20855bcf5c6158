using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>
/// All lines of the groups that are too large for one page, for wwwroot/rows.js: of each group its lines and their keys as
/// <see cref="LinesOnPage"/> writes them, what stands in them column by column, and what is wrong in them:
/// <c>{"lines": {"shown": "0-4999", "columns": {"unit": ["21553", …]}, "errors": [["text", ["lines[7].unit", …]]], "doubts": [["lines[7].down", "line-slow@lines[7]", "reason"]]}}</c>.
/// </summary>
internal static class LinesData
{
    // Escapes < and >, so that no answer can end the script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>Null: every group is on the page as a whole.</returns>
    public static MarkupString? Write(FormView view)
    {
        var groups = view.Template.LineGroups.Where(group => view.Pages is not null && view.LineCount(group) > LinePages.Size).ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            foreach (var group in groups)
            {
                json.WriteStartObject(group.Name);
                json.WriteString("shown", LinesOnPage.Of(view.Answers.Lines[group.Name], 0, view.LineCount(group)).ToString());
                WriteColumns(json, view, group);
                WriteErrors(json, view, group);
                WriteDoubts(json, view, group);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return new(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteColumns(Utf8JsonWriter json, FormView view, LineGroup group)
    {
        json.WriteStartObject("columns");
        foreach (var question in group.Questions.Where(question => !question.IsCalculated))
        {
            json.WriteStartArray(question.Name);
            for (var line = 0; line < view.LineCount(group); line++)
            {
                json.WriteStringValue(view.Typed(question, new(group.Name, line, question.Name)));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, FormView view, LineGroup group)
    {
        json.WriteStartArray("errors");
        foreach (var errors in view.Violations.Where(violation => violation.Severity == Severity.Hard && IsIn(group, violation)).GroupBy(violation => view.T.Of(violation.Problem)))
        {
            json.WriteStartArray();
            json.WriteStringValue(errors.Key);
            json.WriteStartArray();
            foreach (var error in errors)
            {
                json.WriteStringValue(error.Place);
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteDoubts(Utf8JsonWriter json, FormView view, LineGroup group)
    {
        json.WriteStartArray("doubts");
        foreach (var doubt in view.Violations.Where(violation => violation is { Severity: Severity.Soft, ReasonKey: not null } && IsIn(group, violation)))
        {
            json.WriteStartArray();
            json.WriteStringValue(doubt.Place);
            json.WriteStringValue(doubt.ReasonKey);
            json.WriteStringValue(doubt.Reason ?? "");
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static bool IsIn(LineGroup group, Violation violation) => violation.Place.StartsWith(group.Name + "[", StringComparison.Ordinal);
}

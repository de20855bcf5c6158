using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Writes what the page needs of the period before, as it would be typed: what is shown beside figures and what is taken over.</summary>
internal static class FormRulesBefore
{
    public static void Write(Utf8JsonWriter json, FormTemplate template, AnswerSet answers, FormContext context)
    {
        if (context.Previous is not { } previous)
        {
            return;
        }

        json.WriteStartObject("before");
        foreach (var question in template.Questions.Where(question => (question.IsNumber || TakeOver.Takes(question, isInLines: false)) && previous.Values.ContainsKey(question.Name)))
        {
            json.WriteString(question.Name, FormView.Typed(previous.Values[question.Name]));
        }

        json.WriteEndObject();
        WriteNames(json, "broken", template.Questions.Where(question => question.IsNumber && context.BrokenSeries.Contains(question.Name)).Select(question => question.Name));
        json.WriteStartObject("take");
        foreach (var section in template.Sections)
        {
            WriteNames(json, section.Code, section.Questions.Where(question => TakeOver.Takes(question, isInLines: false) && previous.Values.ContainsKey(question.Name)).Select(question => question.Name));
        }

        json.WriteEndObject();
        json.WriteStartObject("takeLines");
        foreach (var section in template.Sections)
        {
            foreach (var group in section.Items.OfType<LineGroup>())
            {
                WriteLines(json, group, answers, previous);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Only of a group in which nothing is saved: into others nothing is taken over.</summary>
    private static void WriteLines(Utf8JsonWriter json, LineGroup group, AnswerSet answers, AnswerSet previous)
    {
        if (answers.Lines.ContainsKey(group.Name) || TakeOver.LinesOf(group, previous) is not { Count: > 0 } lines)
        {
            return;
        }

        json.WriteStartArray(group.Name);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            foreach (var (name, value) in line.Values)
            {
                json.WriteString(name, FormView.Typed(value));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}

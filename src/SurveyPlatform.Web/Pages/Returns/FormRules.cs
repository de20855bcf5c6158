using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>
/// What wwwroot/live.js needs to work out relevance and calculated figures while one types, as JSON inside the page:
/// <c>parts</c> (relevance of sections, tables, groups and questions, with what they stand in) and <c>questions</c> (how the answer is
/// read, and its calculation). The server stays the authority and works them out again on every save.
/// </summary>
public static class FormRules
{
    // Escapes < and >, so that no text of a form can end the script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Names of parts in the page; those of questions and groups are their own.</summary>
    public static string PartOf(Section section) => $"s:{section.Code}";

    /// <inheritdoc cref="PartOf(Section)"/>
    public static string PartOf(Table table) => $"t:{table.Code}";

    /// <inheritdoc cref="PartOf(Section)"/>
    public static string PartOf(FormTemplate template, Note note)
    {
        var notes = template.Sections.SelectMany(section => section.Items).OfType<Note>();
        return string.Create(CultureInfo.InvariantCulture, $"n:{notes.TakeWhile(other => !ReferenceEquals(other, note)).Count()}");
    }

    public static MarkupString Write(FormTemplate template, FormContext context)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            new Writing(writer, template, context).Write();
        }

        return new(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private sealed class Writing(Utf8JsonWriter json, FormTemplate template, FormContext context)
    {
        private readonly HashSet<string> _previous = new(StringComparer.Ordinal);
        private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

        public void Write()
        {
            json.WriteStartObject();
            json.WriteString("today", context.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            WriteParts();
            WriteQuestions();
            json.WriteStartObject("unit");
            foreach (var (attribute, value) in context.UnitAttributes)
            {
                json.WriteString(attribute, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("previous");
            foreach (var name in _previous)
            {
                json.WriteString(name, context.Previous?.Values.GetValueOrDefault(name).ToString());
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteParts()
        {
            json.WriteStartObject("parts");
            foreach (var section in template.Sections)
            {
                WritePart(PartOf(section), null, section.Relevant);
                foreach (var item in section.Items)
                {
                    WriteItem(item, PartOf(section));
                }
            }

            json.WriteEndObject();
        }

        private void WriteItem(Item item, string section)
        {
            switch (item)
            {
                case Question question:
                    WritePart(question.Name, section, question.Relevant);
                    break;
                case Table table:
                    WritePart(PartOf(table), section, table.Relevant);
                    foreach (var cell in table.Rows.SelectMany(row => row.Cells))
                    {
                        WritePart(cell.Name, PartOf(table), cell.Relevant);
                    }

                    break;
                case LineGroup group:
                    WritePart(group.Name, section, group.Relevant);
                    foreach (var question in group.Questions)
                    {
                        WritePart(question.Name, group.Name, question.Relevant);
                    }

                    break;
                case Note note:
                    WritePart(PartOf(template, note), section, note.Relevant);
                    break;
            }
        }

        /// <summary>Only parts that may be irrelevant, by themselves or by what they stand in.</summary>
        private void WritePart(string name, string? parent, string? relevant)
        {
            var isInPart = parent is not null && _parts.Contains(parent);
            if (relevant is null && !isInPart)
            {
                return;
            }

            _parts.Add(name);
            json.WriteStartObject(name);
            if (isInPart)
            {
                json.WriteString("in", parent);
            }

            WriteExpression("relevant", relevant);
            json.WriteEndObject();
        }

        private void WriteQuestions()
        {
            json.WriteStartObject("questions");
            foreach (var (question, group) in template.Questions.Select(question => (question, (string?)null))
                .Concat(template.LineGroups.SelectMany(group => group.Questions, (group, question) => (question, (string?)group.Name))))
            {
                json.WriteStartObject(question.Name);
                if (TypeOf(question) is { } type)
                {
                    json.WriteString("type", type);
                }

                if (group is not null)
                {
                    json.WriteString("group", group);
                }

                if (question.IsCalculated && (question.Type is QuestionType.Integer or QuestionType.Money ? 0 : question.Decimals) is { } decimals)
                {
                    json.WriteNumber("decimals", decimals);
                }

                WriteExpression("calculation", question.Calculation);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        private static string? TypeOf(Question question) => question.Type switch
        {
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => "number",
            QuestionType.Date => "date",
            QuestionType.YesNo => "truth",
            QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Text or QuestionType.LongText or QuestionType.Unit or QuestionType.Attachment => null,
        };

        private void WriteExpression(string property, string? text)
        {
            if (text is null)
            {
                return;
            }

            var expression = Expression.Parse(text).Require();
            _previous.UnionWith(expression.PreviousReferences);
            json.WritePropertyName(property);
            expression.WriteTo(json);
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>
/// What wwwroot/live.js needs to work out relevance and calculated figures while one types, as JSON inside the page:
/// <c>parts</c> (relevance of sections, tables, groups and questions, with what they stand in), <c>questions</c> (how the answer is
/// read, its calculation and its choice filter) and <c>lists</c> (options, of those lists alone that a rule reads).
/// The server stays the authority and works them out again on every save.
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

    public static MarkupString Write(FormTemplate template, AnswerSet answers, FormContext context, Texts texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            new FormRulesWriter(writer, template, answers, context, texts).Write();
        }

        return new(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }
}

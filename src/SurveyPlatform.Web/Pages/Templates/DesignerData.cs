using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>What wwwroot/designer/main.js begins with, as JSON inside the page: the draft, its problems, and every text the editor shows.</summary>
internal static class DesignerData
{
    private static readonly string[] Prefixes = ["designer.", "question-type.", "measure."];

    /// <summary>Escapes &lt; and &gt;, so that no text of a form can end the script element.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static MarkupString Write(OpenTemplateDraft.Result opened, FormTemplate? published, Actor actor, Texts texts) => new(JsonSerializer.Serialize(
        new
        {
            code = opened.Template.Code,
            opened.Version,
            opened.BasedOn,
            user = actor.Name,
            language = texts.Language,
            savedBy = opened.SavedBy,
            savedAt = opened.SavedAtUtc is { } at ? Time(at) : null,
            document = Document(opened.Template),
            problems = Told(opened.Problems, texts),
            published = published is null ? [] : Elements(published).ToList(),
            limits = new { TemplateCheck.NameMaxLength, TemplateCheck.MaxLines, TemplateCheck.MaxDecimals, Question.TextMaxLength, Question.LongTextMaxLength, TemplateDraft.DocumentMaxLength },
            expressions = ExpressionHelp.ForEditor(texts),
            preview = $"/designer/{Uri.EscapeDataString(opened.Template.Code)}/preview",
            types = Enum.GetNames<QuestionType>().Select(JsonNamingPolicy.CamelCase.ConvertName),
            texts = Texts.All(texts.Language).Where(text => Prefixes.Any(prefix => text.Key.StartsWith(prefix, StringComparison.Ordinal)))
                .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal),
        },
        Json));

    public static JsonNode Document(FormTemplate template) => JsonNode.Parse(TemplateJson.Write(template))!;

    public static IEnumerable<object> Told(IEnumerable<Problem> problems, Texts texts) =>
        problems.Select(problem => new
        {
            problem.Code,
            problem.Place,
            position = problem.Arguments.GetValueOrDefault("position"),
            found = problem.Arguments.GetValueOrDefault("found"),
            fix = problem.Arguments.GetValueOrDefault("fix"),
            text = texts.Of(problem),
        });

    /// <summary>As on the clocks of Vietnam, to read beside "saved".</summary>
    public static string Time(DateTime utc) => utc.ToLocal().ToString("HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Elements(FormTemplate form) =>
        form.Questions.Concat(form.LineGroups.SelectMany(group => group.Questions)).Select(question => question.ElementName);
}

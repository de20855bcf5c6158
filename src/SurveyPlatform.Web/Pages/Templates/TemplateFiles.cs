using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>A version of a form as a file that makes the same version elsewhere.</summary>
public static class TemplateFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document for people to read; read again it is the same document.</summary>
    public static string Json(FormTemplate template) => TemplateJson.Write(template, indented: true) + "\n";

    /// <summary>A recipe of one step.</summary>
    public static string Recipe(FormTemplate template, int number) => new JsonObject
    {
        ["name"] = $"form-templates-{template.Code}",
        ["displayName"] = template.Title.In("en"),
        ["description"] = $"{template.Title.In("en")}, version {number}.",
        ["author"] = "",
        ["version"] = "1.0.0",
        ["issetuprecipe"] = false,
        ["steps"] = new JsonArray(new JsonObject { ["name"] = "form-templates", ["templates"] = new JsonArray(JsonNode.Parse(TemplateJson.Write(template))) }),
    }.ToJsonString(Indented) + "\n";
}

using System.Text.Json;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The rules go over slow lines: what is empty is left out.</summary>
internal static class JsonProperties
{
    public static void WriteUnlessEmpty(this Utf8JsonWriter json, string property, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(property, text);
        }
    }
}

using System.Text.Json.Serialization;

namespace SurveyPlatform.Shared;

/// <summary>A text in Vietnamese and, where somebody has translated it, in English.</summary>
public sealed record LocalizedText(
    [property: JsonPropertyName("vi")] string Vi,
    [property: JsonPropertyName("en"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? En = null)
{
    /// <summary>The text for <c>vi</c> or <c>en</c>; Vietnamese where the English is missing.</summary>
    public string In(string language) =>
        string.Equals(language, "en", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(En) ? En : Vi;

    public override string ToString() => Vi;
}

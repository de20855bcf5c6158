using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>The form document as JSON: <c>{"code": "hardware", "title": {"vi": …}, "sections": [{"items": [{"kind": "question", "type": "yesNo" …}]}]}</c>.</summary>
public static class TemplateJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    public static Outcome<FormTemplate> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException failure)
        {
            return TemplateProblems.Unreadable(Detail(failure)).At($"line {failure.LineNumber + 1}");
        }
    }

    public static Outcome<FormTemplate> Read(JsonElement json)
    {
        if (NullInList(json, "") is { } place)
        {
            return TemplateProblems.Unreadable("A list holds null.").At(place);
        }

        try
        {
            return json.Deserialize<FormTemplate>(Options) is { } template ? template : TemplateProblems.Unreadable("It is null.");
        }
        catch (JsonException failure)
        {
            var at = failure.Path is null or "$" ? null : failure.Path.Replace("$.", "", StringComparison.Ordinal);
            return failure.Message.Contains("could not be mapped", StringComparison.Ordinal)
                ? TemplateProblems.UnknownProperty(at ?? "").At(at)
                : TemplateProblems.Unreadable(Detail(failure)).At(at);
        }
        catch (InvalidOperationException)
        {
            // A text with half a character in it (\ud800).
            return TemplateProblems.Unreadable("A text is not valid Unicode.");
        }
    }

    public static string Write(FormTemplate template, bool indented = false) => JsonSerializer.Serialize(template, indented ? Indented : Options);

    private static string Detail(JsonException failure)
    {
        var path = failure.Message.IndexOf(" Path:", StringComparison.Ordinal);
        return path < 0 ? failure.Message : failure.Message[..path];
    }

    /// <summary>The serializer keeps null out of every property, but not out of lists.</summary>
    private static string? NullInList(JsonElement json, string place) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray()
            .Select((item, index) => item.ValueKind == JsonValueKind.Null ? $"{place}[{index}]" : NullInList(item, $"{place}[{index}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => json.EnumerateObject()
            .Select(property => NullInList(property.Value, place.Length == 0 ? property.Name : $"{place}.{property.Name}")).FirstOrDefault(found => found is not null),
        _ => null,
    };
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reports;

/// <summary>The model of a report as JSON: what is stored and what the API can give.</summary>
public static class ReportJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PeriodConverter(), new UnitIdConverter() },
    };

    public static string Write(ConsolidatedReport report) => JsonSerializer.Serialize(report, Options);

    public static ConsolidatedReport Read(string json) => JsonSerializer.Deserialize<ConsolidatedReport>(json, Options)!;

    /// <summary>Without what merely goes by with the days: when it is told, and for how long units have been silent.</summary>
    public static string HashOf(ConsolidatedReport report)
    {
        var timeless = report with { AsOf = default, NonReporters = [.. report.NonReporters.Select(unit => unit with { WorkingDaysLate = 0 })] };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(timeless))));
    }

    private sealed class PeriodConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Period.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class UnitIdConverter : JsonConverter<UnitId>
    {
        public override UnitId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, UnitId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}

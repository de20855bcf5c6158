using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

/// <summary>A text of the plan as it was saved: never changed, never deleted.</summary>
public sealed class PlanVersion
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public int Number { get; init; }

    public required string DocumentJson { get; init; }

    /// <summary>SHA-256 of the document, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    public PlanDocument Read() => PlanDocument.Read(DocumentJson);
}

/// <summary>All that a plan says, apart from how far it has come.</summary>
public sealed record PlanDocument(PlanText Text, IReadOnlyList<PlanDocument.Task> Tasks)
{
    public sealed record Task(Guid Id, int Number, string Unit, LocalizedText? Criterion, TaskText Text);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static PlanDocument Read(string json) => JsonSerializer.Deserialize<PlanDocument>(json, Options)!;

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

using System.Text.Json;
using SurveyPlatform.Recipes;

namespace SurveyPlatform.Standards;

/// <summary>A published version of a standard: its document as JSON, and of it what rows are found by.</summary>
public sealed class StoredStandard
{
    public required string Code { get; init; }

    public int Version { get; init; }

    public required string TemplateCode { get; init; }

    public DateOnly EffectiveFrom { get; init; }

    /// <summary>May be set when a later document ends it; all else never changes.</summary>
    public DateOnly? EffectiveTo { get; set; }

    /// <summary>The <see cref="MinimumStandard"/> as it was published.</summary>
    public required string DocumentJson { get; init; }

    /// <summary>Null: it came with a recipe.</summary>
    public DateTime? PublishedAtUtc { get; init; }

    public string? PublishedBy { get; init; }

    public MinimumStandard Read() => JsonSerializer.Deserialize<MinimumStandard>(DocumentJson, RecipeJson.Options)! with { EffectiveTo = EffectiveTo };

    /// <param name="by">Who put it in force; null: it came with a recipe.</param>
    public static StoredStandard Of(MinimumStandard standard, string? by = null, DateTime? atUtc = null) => new()
    {
        Code = standard.Code,
        Version = standard.Version,
        TemplateCode = standard.Template,
        EffectiveFrom = standard.EffectiveFrom,
        EffectiveTo = standard.EffectiveTo,
        DocumentJson = Json(standard),
        PublishedBy = by,
        PublishedAtUtc = atUtc,
    };

    /// <summary>Nothing but the end may differ.</summary>
    public bool IsSame(MinimumStandard standard) => Json(Read()) == Json(standard);

    private static string Json(MinimumStandard standard) => JsonSerializer.Serialize(standard with { EffectiveTo = null }, RecipeJson.Options);
}

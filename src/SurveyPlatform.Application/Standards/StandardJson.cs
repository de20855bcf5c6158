using System.Text.Json;
using SurveyPlatform.Recipes;

namespace SurveyPlatform.Standards;

internal static class StandardJson
{
    /// <summary>Of a draft, in characters.</summary>
    public const int MaxLength = 500_000;

    public static string Write(MinimumStandard standard) => JsonSerializer.Serialize(standard, RecipeJson.Options);

    public static MinimumStandard Read(string json) => JsonSerializer.Deserialize<MinimumStandard>(json, RecipeJson.Options)!;
}

using System.Text.Json;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Ground;

/// <summary>What the setup recipe runs of the product's own.</summary>
public static class Setup
{
    /// <summary>The product's recipes, in the order in which the site is set up with them.</summary>
    public static IReadOnlyList<string> Recipes { get; } = ReadRecipes();

    public static string ReadRecipe(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Of a recipe that both hosts can run.</summary>
    private static string PathOf(string name) => Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json");

    private static List<string> ReadRecipes()
    {
        using var setup = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "SurveyPlatform.OrchardCore", "Recipes", "binh-dinh.recipe.json")));
        var step = setup.RootElement.GetProperty("steps").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "Recipes");
        return [.. step.GetProperty("Values").EnumerateArray().Select(item => item.GetProperty("name").GetString()!).Where(name => File.Exists(PathOf(name)))];
    }
}

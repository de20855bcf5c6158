using System.Text.Json;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Recipes;

/// <summary>
/// Applies one kind of step of a recipe. Steps of the product are here; a host adds those that need its own types (accounts).
/// Applying a step twice changes nothing the second time.
/// </summary>
public interface IRecipeStep
{
    /// <summary>The step's <c>name</c> in the recipe.</summary>
    string Name { get; }

    /// <summary>Runs inside the recipe's transaction: whatever was saved is undone when any step of the recipe reports a problem.</summary>
    Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken);
}

/// <summary>One step being applied: its JSON, and where its problems go.</summary>
public sealed class RecipeStepContext(string place, JsonElement step, List<Problem> problems, List<Func<CancellationToken, Task>> afterCommit)
{
    public JsonElement Step { get; } = step;

    public bool HasProblems => problems.Count > 0;

    /// <param name="field">Path of the field within the step, such as <c>units[3].code</c>.</param>
    public void Report(Problem problem, string field) =>
        problems.Add(problem.At(string.Join(" › ", new[] { place, field, problem.Place }.Where(part => !string.IsNullOrEmpty(part)))));

    /// <summary>For what cannot take part in the transaction: runs once everything else has been saved.</summary>
    public void AfterCommit(Func<CancellationToken, Task> action) => afterCommit.Add(action);

    /// <summary>The step as a record; null when it could not be read, and the problem has been reported.</summary>
    public T? Read<T>()
        where T : class
    {
        try
        {
            return Step.Deserialize<T>(RecipeJson.Options);
        }
        catch (JsonException failure)
        {
            Report(RecipesProblems.BadField(failure), FieldOf(failure.Path));
            return null;
        }
    }

    /// <summary>The items of one list of the step, those that cannot be read reported and left out.</summary>
    public IReadOnlyList<(T Item, string Field)> ReadItems<T>(string list)
        where T : class
    {
        if (!Step.TryGetProperty(list, out var array) || array.ValueKind != JsonValueKind.Array)
        {
            Report(RecipesProblems.MissingList(list), list);
            return [];
        }

        var items = new List<(T, string)>();
        foreach (var (element, index) in array.EnumerateArray().Select((element, index) => (element, index)))
        {
            var field = $"{list}[{index}]";
            try
            {
                items.Add((element.Deserialize<T>(RecipeJson.Options)!, field));
            }
            catch (JsonException failure)
            {
                Report(RecipesProblems.BadField(failure), field + FieldOf(failure.Path, "."));
            }
        }

        return items;
    }

    private static string FieldOf(string? path, string prefix = "") => path?.TrimStart('$').TrimStart('.') is { Length: > 0 } field ? prefix + field : "";
}

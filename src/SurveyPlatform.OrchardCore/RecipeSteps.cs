using System.Text.Json.Nodes;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using SurveyPlatform.Recipes;

namespace SurveyPlatform.Cms;

/// <summary>Applies the product's recipe steps where Orchard Core runs a recipe; each step wholly or not at all.</summary>
internal sealed class RecipeSteps(RunRecipe run, IEnumerable<IRecipeStep> steps) : IRecipeStepHandler
{
    public async Task ExecuteAsync(RecipeExecutionContext context)
    {
        if (!steps.Any(step => step.Name == context.Name))
        {
            return;
        }

        var recipe = new JsonObject { ["steps"] = new JsonArray(context.Step.DeepClone()) };
        var outcome = await run.RunAsync([(context.RecipeDescriptor.Name, recipe.ToJsonString())], CancellationToken.None);
        foreach (var problem in outcome.Problems)
        {
            context.Errors.Add($"{problem.Place}: {problem.Message} [{problem.Code}]");
        }
    }
}

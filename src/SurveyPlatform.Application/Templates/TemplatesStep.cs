using System.Text.Json;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>Recipe step <c>form-templates</c>: form documents, each published as the next version where it differs from the newest.</summary>
internal sealed class TemplatesStep(PublishTemplate publish) : IRecipeStep
{
    public string Name => "form-templates";

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (!context.Step.TryGetProperty("templates", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            context.Report(RecipesProblems.MissingList("templates"), "templates");
            return;
        }

        foreach (var (document, index) in list.EnumerateArray().Select((document, index) => (document, index)))
        {
            var read = TemplateJson.Read(document);
            var problems = read.Succeeded(out var template)
                ? (await publish.RunAsync(template, Actor.System, cancellationToken)).Problems
                : read.Problems;
            foreach (var problem in problems)
            {
                context.Report(problem, $"templates[{index}]");
            }
        }
    }
}

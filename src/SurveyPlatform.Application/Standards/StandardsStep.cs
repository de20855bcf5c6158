using SurveyPlatform.Recipes;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>Recipe step <c>standards</c>: minimum standards, each version published once. Its forms must have been published before.</summary>
internal sealed class StandardsStep(SurveyDbContext db, TemplateCache templates) : IRecipeStep
{
    public string Name => "standards";

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var (standard, field) in context.ReadItems<MinimumStandard>("standards"))
        {
            if (!await IsSoundAsync(standard, field, context, cancellationToken))
            {
                continue;
            }

            if (await db.Standards.FindAsync([standard.Code, standard.Version], cancellationToken) is not { } stored)
            {
                db.Standards.Add(StoredStandard.Of(standard));
            }
            else if (stored.IsSame(standard))
            {
                stored.EffectiveTo = standard.EffectiveTo;
            }
            else
            {
                context.Report(StandardsProblems.VersionChanged(standard.Code, standard.Version), $"{field}.version");
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> IsSoundAsync(MinimumStandard standard, string field, RecipeStepContext context, CancellationToken cancellationToken)
    {
        var forms = await db.VersionsAsync(standard.Template, templates, cancellationToken);
        if (forms.Count == 0)
        {
            context.Report(RecipesProblems.UnknownReference("template", standard.Template), $"{field}.template");
            return false;
        }

        var problems = StandardCheck.Of(standard, [.. forms.Select(form => form.Template)]);
        foreach (var problem in problems)
        {
            context.Report(problem, field);
        }

        return problems.Count == 0;
    }
}

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>Recipe step <c>indicators</c>: the figures of the report in their order, each version published once. The form must have been published before.</summary>
internal sealed class IndicatorsStep(SurveyDbContext db, TemplateCache templates, TimeProvider clock) : IRecipeStep
{
    /// <summary>Room for those that are put between later.</summary>
    public const int PositionStep = 10;

    public string Name => "indicators";

    private sealed record IndicatorItem(int Version, DateOnly EffectiveFrom, Indicator Indicator, DateOnly? EffectiveTo = null);

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var collection = await db.Collections.AsNoTracking().FirstOrDefaultAsync(item => item.Code == QuarterlyReport.UnitCollection, cancellationToken);
        if (collection is null)
        {
            context.Report(RecipesProblems.UnknownReference("collection", QuarterlyReport.UnitCollection), "indicators");
            return;
        }

        var forms = (await db.VersionsAsync(collection.TemplateCode, templates, cancellationToken)).Select(form => form.Template).ToList();
        var position = 0;
        foreach (var (item, field) in context.ReadItems<IndicatorItem>("indicators"))
        {
            position += PositionStep;
            var problems = IndicatorCheck.Of(item.Indicator, forms);
            foreach (var problem in problems)
            {
                context.Report(problem, $"{field}.indicator");
            }

            if (item.EffectiveTo < item.EffectiveFrom)
            {
                context.Report(ReportsProblems.IndicatorDates, $"{field}.effectiveTo");
            }
            else if (problems.Count == 0)
            {
                await KeepAsync(item, position, field, context, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task KeepAsync(IndicatorItem item, int position, string field, RecipeStepContext context, CancellationToken cancellationToken)
    {
        var json = IndicatorJson.Write(item.Indicator);
        if (await db.Indicators.FindAsync([item.Indicator.Code, item.Version], cancellationToken) is not { } stored)
        {
            db.Indicators.Add(new()
            {
                Code = item.Indicator.Code,
                Version = item.Version,
                Position = position,
                EffectiveFrom = item.EffectiveFrom,
                EffectiveTo = item.EffectiveTo,
                DocumentJson = json,
                PublishedAtUtc = clock.UtcNow,
                PublishedBy = Actor.System.Name,
            });
        }
        else if (stored.DocumentJson != json || stored.EffectiveFrom != item.EffectiveFrom)
        {
            context.Report(ReportsProblems.IndicatorChanged(item.Indicator.Code, item.Version), $"{field}.version");
        }
    }
}

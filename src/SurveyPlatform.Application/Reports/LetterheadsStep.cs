using System.Text.Json;
using SurveyPlatform.Recipes;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>Recipe step <c>report-letterheads</c>: who sends which report to whom. A newer recipe replaces it; reports compiled before keep theirs.</summary>
internal sealed class LetterheadsStep(SurveyDbContext db) : IRecipeStep
{
    public string Name => "report-letterheads";

    private sealed record LetterheadItem(string Report, ReportLetterhead Letterhead);

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var (item, field) in context.ReadItems<LetterheadItem>("letterheads"))
        {
            if (item.Report != QuarterlyReport.Code && item.Report != ReminderLetter.Code)
            {
                context.Report(RecipesProblems.UnknownReference("report", item.Report), $"{field}.report");
                continue;
            }

            var json = JsonSerializer.Serialize(item.Letterhead, ReportJson.Options);
            if (await db.Letterheads.FindAsync([item.Report], cancellationToken) is { } stored)
            {
                stored.LetterheadJson = json;
            }
            else
            {
                db.Letterheads.Add(new() { Definition = item.Report, LetterheadJson = json });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

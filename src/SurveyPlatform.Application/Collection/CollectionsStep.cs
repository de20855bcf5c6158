using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Recipe step <c>collections</c>: which form is asked of whom, how often, and how they are reminded.</summary>
internal sealed class CollectionsStep(SurveyDbContext db) : IRecipeStep
{
    public string Name => "collections";

    private sealed record CollectionItem(
        string Code,
        LocalizedText Title,
        string Template,
        List<UnitKind> Respondents,
        Frequency Frequency,
        string PeriodScheme,
        int PeriodStartDay,
        string FirstPeriod,
        int DueAfterWorkingDays,
        int LockAfterWorkingDays,
        List<ReminderRule> Reminders,
        LocalizedText? LegalBasis = null);

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var (item, field) in context.ReadItems<CollectionItem>("collections"))
        {
            if (!await IsSoundAsync(item, field, context, cancellationToken))
            {
                continue;
            }

            var collection = await db.Collections.FindAsync([item.Code], cancellationToken);
            if (collection is null)
            {
                collection = new()
                {
                    Code = item.Code,
                    Title = item.Title,
                    TemplateCode = item.Template,
                    Respondents = item.Respondents,
                    PeriodSchemeCode = item.PeriodScheme,
                    ReminderRules = item.Reminders,
                };
                db.Collections.Add(collection);
            }

            (collection.Title, collection.TemplateCode, collection.Respondents) = (item.Title, item.Template, item.Respondents);
            (collection.Frequency, collection.FirstPeriod) = (item.Frequency, Period.Parse(item.FirstPeriod));
            (collection.PeriodSchemeCode, collection.PeriodStartDay) = (item.PeriodScheme, item.PeriodStartDay);
            (collection.DueAfterWorkingDays, collection.LockAfterWorkingDays) = (item.DueAfterWorkingDays, item.LockAfterWorkingDays);
            (collection.ReminderRules, collection.LegalBasis) = (item.Reminders, item.LegalBasis);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> IsSoundAsync(CollectionItem item, string field, RecipeStepContext context, CancellationToken cancellationToken)
    {
        var problems = new List<(Problem, string)>();
        if (!await db.TemplateVersions.AnyAsync(version => version.TemplateCode == item.Template, cancellationToken))
        {
            problems.Add((RecipesProblems.UnknownReference("template", item.Template), "template"));
        }

        if (!Period.TryParse(item.FirstPeriod, out var first) || first.Frequency != item.Frequency)
        {
            problems.Add((RecipesProblems.BadValue("period", item.FirstPeriod), "firstPeriod"));
        }

        Range(item.PeriodStartDay, 1, 28, "periodStartDay");
        Range(item.DueAfterWorkingDays, 1, 250, "dueAfterWorkingDays");
        Range(item.LockAfterWorkingDays, 0, 250, "lockAfterWorkingDays");
        if (item.Reminders.GroupBy(rule => rule.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            problems.Add((RecipesProblems.Duplicate(twice.Key), "reminders"));
        }

        foreach (var (problem, name) in problems)
        {
            context.Report(problem, $"{field}.{name}");
        }

        return problems.Count == 0;

        void Range(int value, int least, int most, string name)
        {
            if (value < least || value > most)
            {
                problems.Add((RecipesProblems.OutOfRange(name, least, most), name));
            }
        }
    }
}

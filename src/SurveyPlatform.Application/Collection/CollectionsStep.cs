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
        int LockAfterWorkingDays,
        List<ReminderRule> Reminders,
        LocalizedText? LegalBasis = null,
        int? DueAfterWorkingDays = null,
        int? DueOnDayOfMonth = null,
        bool MovesToWorkingDay = true,
        string? AskedBy = null)
    {
        public DueRule DueRule => new(DueAfterWorkingDays, DueOnDayOfMonth, MovesToWorkingDay);
    }

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
            (collection.DueRule, collection.LockAfterWorkingDays) = (item.DueRule, item.LockAfterWorkingDays);
            (collection.ReminderRules, collection.LegalBasis, collection.AskedBy) = (item.Reminders, item.LegalBasis, item.AskedBy);
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
        if (!item.DueRule.IsSound)
        {
            problems.Add(item.DueOnDayOfMonth is null
                ? (RecipesProblems.OutOfRange("dueAfterWorkingDays", 1, DueRule.MostWorkingDays), "dueAfterWorkingDays")
                : (RecipesProblems.OutOfRange("dueOnDayOfMonth", 1, 31), "dueOnDayOfMonth"));
        }

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

using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Recipe step <c>calendar</c>: holidays and swapped working days. A day that is there already is overwritten.</summary>
internal sealed class CalendarStep(SurveyDbContext db) : IRecipeStep
{
    public string Name => "calendar";

    private sealed record DayItem(DateOnly Date, CalendarDayKind Kind, LocalizedText Name, string? Basis = null, bool Verified = true);

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var known = await db.CalendarDays.ToDictionaryAsync(day => day.Date, cancellationToken);
        foreach (var (item, _) in context.ReadItems<DayItem>("days"))
        {
            if (!known.TryGetValue(item.Date, out var day))
            {
                day = known[item.Date] = new() { Date = item.Date, Name = item.Name };
                db.CalendarDays.Add(day);
            }

            (day.Kind, day.Name, day.Basis, day.Verified) = (item.Kind, item.Name, item.Basis, item.Verified);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

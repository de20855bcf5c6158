using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Remediation;

/// <summary>The yearly plan and budget is a collection like any other, made of nothing but data.</summary>
public sealed class BudgetRecipeTests
{
    [EachStore]
    public async Task The_yearly_plan_and_budget_is_asked_of_every_district_from_2024_on(string store)
    {
        await using var site = await Site.OpenAsync(store, [.. Site.BinhDinh, "form-templates-budget"]);
        site.Clock.Set("2024-12-16 08:00");
        (await site.OpenDueAsync()).Require();
        var owed = await site.StoreAsync(db => db.Obligations.AsNoTracking().Include(item => item.Exercise).Where(item => item.Exercise.CollectionCode == "budget").ToListAsync());
        owed.Count.ShouldBe(11);
        owed.ShouldAllBe(item => item.UnitKind == UnitKind.District && item.Exercise.Period == new Period(Frequency.Yearly, 2024, 1));
        owed[0].Exercise.WindowStart.ShouldBe(new DateOnly(2023, 12, 15));
    }
}

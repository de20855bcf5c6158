using Microsoft.AspNetCore.Http;
using SurveyPlatform.Remediation;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>What the overview is narrowed to.</summary>
/// <param name="Year">Null: this year, or the newest that there are plans of.</param>
public sealed record PlanFilter(int? Year = null, PlanState? State = null, string? Text = null)
{
    public static PlanFilter From(IQueryCollection query) => new(query.Number("year"), query.Choice<PlanState>("state"), query.Text("q"));

    public bool IsNarrow => State is not null || Text is not null;

    public string On(string path) => Addresses.Of(path, ("year", Year), ("state", State), ("q", Text));
}

internal static class PostedPlans
{
    public static HashSet<Guid> Guids(this IFormCollection form, string name) =>
        form[name].Select(text => Guid.TryParse(text, out var id) ? id : default).Where(id => id != default).ToHashSet();
}

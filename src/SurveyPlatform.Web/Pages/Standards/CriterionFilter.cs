using Microsoft.AspNetCore.Http;
using SurveyPlatform.Registry;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>What the page of a criterion is narrowed to, as it stands in the address.</summary>
public sealed record CriterionFilter(VerdictOutcome? Outcome = null, UnitId? District = null, string? Text = null, int Page = 1)
{
    public static CriterionFilter From(IQueryCollection query) => new(
        query.Choice<VerdictOutcome>("outcome"), query.Number("district") is { } district ? new UnitId(district) : null, query.Text("q"), query.Page);

    public bool IsNarrow => this with { Page = 1 } != new CriterionFilter();

    public CriterionVerdicts.Query For(string standard, string criterion) => new(standard, criterion, Outcome, District, Text, Page);

    public string On(string path) => Addresses.Of(path, ("outcome", Outcome), ("district", District), ("q", Text), ("page", Page > 1 ? Page : null));
}

using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Registry;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>What the findings of a quarter are narrowed to. Without an address saying otherwise: all of them.</summary>
public sealed record MatchFilter(Period? Period = null, MatchOutcome? Outcome = null, string? Operator = null, UnitId? District = null, string? Text = null, int Page = 1)
{
    public static MatchFilter From(IQueryCollection query) => new(
        PeriodOf(query), query.Choice<MatchOutcome>("outcome"), query.Text("operator"), query.Number("district") is { } district ? new UnitId(district) : null, query.Text("q"), query.Page);

    public static Period? PeriodOf(IQueryCollection query) => global::SurveyPlatform.Collection.Period.TryParse(query["period"], out var period) ? period : null;

    public bool IsNarrow => this with { Page = 1, Period = null } != new MatchFilter();

    public ListMatches.Query Query => new(Period, Outcome, Operator, District, Text, Page);

    public string On(string path) => Addresses.Of(
        path, ("period", Period), ("outcome", Outcome), ("operator", Operator), ("district", District), ("q", Text), ("page", Page > 1 ? Page : null));
}

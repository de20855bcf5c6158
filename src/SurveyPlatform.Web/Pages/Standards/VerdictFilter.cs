using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>What the list of verdicts is narrowed to. Without an address saying otherwise: those that do not meet a criterion.</summary>
public sealed record VerdictFilter(
    VerdictOutcome? Outcome = VerdictOutcome.NotMet, string? Criterion = null, UnitId? District = null, UnitKind? Kind = null, string? Text = null, int Page = 1)
{
    public static VerdictFilter From(IQueryCollection query) => new(
        query.ContainsKey("outcome") ? query.Choice<VerdictOutcome>("outcome") : VerdictOutcome.NotMet, query.Text("criterion"),
        query.Number("district") is { } district ? new UnitId(district) : null, query.Choice<UnitKind>("kind"), query.Text("q"), query.Page);

    public bool IsNarrow => this with { Page = 1 } != new VerdictFilter();

    public ListVerdicts.Query For(ExerciseId exercise) => new(exercise, Outcome, Criterion, Kind, District, Text, Page, ListVerdicts.MaxPageSize);

    /// <summary>A dash stands for every outcome.</summary>
    public string On(string path) => Addresses.Of(
        path, ("outcome", Outcome is { } outcome ? outcome : "-"), ("criterion", Criterion), ("district", District), ("kind", Kind), ("q", Text),
        ("page", Page > 1 ? Page : null));
}

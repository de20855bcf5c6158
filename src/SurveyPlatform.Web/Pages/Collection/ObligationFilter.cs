using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>What the list of obligations is narrowed to, as it stands in the address.</summary>
public sealed record ObligationFilter(
    string? Text = null, UnitId? District = null, UnitKind? Kind = null, ListObligations.Show? Show = null, int Page = 1, bool AsGrid = false)
{
    public const string Grid = "grid";

    public bool IsNarrow => this with { Page = 1, AsGrid = false } != new ObligationFilter();

    public static ObligationFilter From(IQueryCollection query) => new(
        query.Text("q"), query.Number("district") is { } district ? new UnitId(district) : null,
        query.Choice<UnitKind>("kind"), query.Choice<ListObligations.Show>("show"), query.Page,
        query["view"] == Grid);

    public ListObligations.Query For(ExerciseId exercise) =>
        new(exercise, Show: Show, Kind: Kind, Parent: District, Text: Text, Page: Page, PageSize: ListObligations.MaxPageSize, ByDistrict: AsGrid);

    public string On(string path) =>
        Addresses.Of(path, ("q", Text), ("district", District), ("kind", Kind), ("show", Show), ("view", AsGrid ? Grid : null), ("page", Page > 1 ? Page : null));
}
